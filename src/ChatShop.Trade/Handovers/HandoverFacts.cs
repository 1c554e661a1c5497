namespace ChatShop.Trade.Handovers;

/// <summary>As what somebody talks in a handover.</summary>
public enum Side
{
    /// <summary>One who buys, or only looks.</summary>
    Buyer,
    /// <summary>One who sells.</summary>
    Seller,
    /// <summary>One who runs the market.</summary>
    Operator,
}

/// <summary>One side of a handover as the other is told of it.</summary>
/// <param name="Name">The shop's name, or the name on an order that both know; null when there is none to tell.</param>
public sealed record Speaker(Side Side, string? Name)
{
    /// <summary>The side as texts name it.</summary>
    public string SideName => Side.InTexts();
}

/// <summary>Two people can talk now.</summary>
/// <param name="To">Who is called.</param>
/// <param name="From">Who calls.</param>
/// <param name="With">Who is called, as the one who calls is told.</param>
public sealed record HandoverOpened(
    HandoverId Handover, IReadOnlyList<PersonId> To, Speaker From, Speaker With, OrderNumber? Order, string Said) : Fact
{
    public override HandoverId? Opens => Handover;

    public override IEnumerable<Notice> Notices => To.Select(person => new Notice(person, "person", this));
}

/// <summary>One of them has said something.</summary>
public sealed record HandoverSpoken(
    HandoverId Handover, IReadOnlyList<PersonId> To, Speaker From, string Text, IReadOnlyList<string> Photos) : Fact
{
    public override HandoverId? Opens => Handover;

    public override IReadOnlyList<string> Shows => Photos;

    public override IEnumerable<Notice> Notices => To.Select(person => new Notice(person, "person", this));
}

/// <summary>It has ended.</summary>
public sealed record HandoverClosed(HandoverId Handover, IReadOnlyList<PersonId> To, bool ByClock) : Fact
{
    public override HandoverId? Ends => Handover;

    public override IEnumerable<Notice> Notices => To.Select(person => new Notice(person, "person", this));
}

/// <summary>Hears from everybody again.</summary>
public sealed record MutesLifted(int Count) : Fact;

/// <summary>It is over already, or was never this person's.</summary>
public sealed record HandoverOver : Refusal;

/// <summary>There is nobody to talk to.</summary>
public sealed record NobodyThere : Refusal;

/// <summary>The other one does not want to hear from this person.</summary>
public sealed record MutedHere : Refusal;
