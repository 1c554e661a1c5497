using ChatShop.Trade.Handovers;
using ChatShop.Trade.People;

namespace ChatShop.Trade;

/// <summary>What is now true because somebody acted. Its type's name is the key of the text that tells it.</summary>
public abstract record Fact
{
    /// <summary>Who else must hear of it, besides the one who acted.</summary>
    public virtual IEnumerable<Notice> Notices => [];

    /// <summary>Whether it is told at the very contact named, not where that person wrote last.</summary>
    public virtual bool IsToldThere => false;

    /// <summary>What the market must now do with a payment provider.</summary>
    public virtual IEnumerable<Errand> Errands => [];

    /// <summary>What it is about for those who hear of it; none when it can not be switched off.</summary>
    public virtual NoticeKinds Kind => NoticeKinds.None;

    /// <summary>Whether it is told at night too.</summary>
    public virtual bool IsAboutMoney => (Kind & NoticeKinds.AboutMoney) != NoticeKinds.None;

    /// <summary>The handover that whoever hears of it is in from then on; null when hearing of it changes nothing.</summary>
    public virtual HandoverId? Opens => null;

    /// <summary>The handover that is over for whoever hears of it; null when none is.</summary>
    public virtual HandoverId? Ends => null;

    /// <summary>Names of photos that are shown with it.</summary>
    public virtual IReadOnlyList<string> Shows => [];
}

/// <summary>A fact to be told to a person.</summary>
/// <param name="To">Who must hear it.</param>
/// <param name="Role">As what they hear it, <c>seller</c> or <c>buyer</c>: with the fact's name it is the text's key.</param>
/// <param name="About">The fact.</param>
public sealed record Notice(PersonId To, string Role, Fact About);

/// <summary>Something to be done outside the house because of a fact: at least once, with a key that makes twice harmless.</summary>
public abstract record Errand;
