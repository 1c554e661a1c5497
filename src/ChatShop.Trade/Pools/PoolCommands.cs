using ChatShop.Trade.Listings;
using ChatShop.Trade.People;

namespace ChatShop.Trade.Pools;

/// <summary>A shop lets others sell goods together with it; said again it gives a new code.</summary>
/// <param name="Percent">What it keeps of each sale, in percent; null where nothing was said of it.</param>
public sealed record OpenPool(PersonId Seller, ListingId Listing, decimal? Percent) : Command<PoolOpened>, IAboutListing;

/// <summary>Others can come in by the code.</summary>
/// <param name="IsNew">Whether it was opened now; else only the code is new.</param>
/// <param name="Own">What the shop itself has there.</param>
public sealed record PoolOpened(PoolId Pool, string Product, decimal Percent, bool IsNew, Quantity Own, string Code, DateTimeOffset CodeEndsAt) : Fact;

/// <summary>Looks what pool a code is of; a wrong one counts.</summary>
public sealed record ReadPoolCode(PersonId Person, string Code) : Command<PoolCodeRead>;

/// <summary>It is of this one.</summary>
public sealed record PoolCodeRead(PoolId Pool, string Product, Price Price, string ShopName, decimal Percent, decimal MarketPercent, Unit Unit) : Fact;

/// <summary>Brings goods into the pool a code is of; opens the person's shop under <paramref name="ShopName"/> when there is none yet.</summary>
/// <param name="Quantity">How much; null for whatever unit the goods are counted in.</param>
public sealed record JoinPool(PersonId Seller, string Code, Quantity Quantity, string? ShopName) : Command<PoolJoined>;

/// <summary>So much more is sold together.</summary>
/// <param name="HostName">Under whose name.</param>
/// <param name="MemberName">Who brings it.</param>
/// <param name="More">What was brought now.</param>
/// <param name="Left">What of theirs can be ordered.</param>
/// <param name="All">What of all can be ordered.</param>
public sealed record PoolJoined(PoolId Pool, string Product, PersonId Host, string HostName, PersonId Member, string MemberName, Quantity More, Quantity Left, Quantity All) : Fact
{
    public override NoticeKinds Kind => NoticeKinds.Stock;

    public override IEnumerable<Notice> Notices => Host == Member ? [] : [new Notice(Host, "seller", this)];
}

/// <summary>Takes back what nobody has ordered.</summary>
public sealed record LeavePool(PersonId Seller, PoolId Pool) : Command<PoolLeft>, IAboutPool;

/// <summary>What was unsold is taken away; what was ordered must still be delivered.</summary>
/// <param name="Unsold">What is taken away.</param>
/// <param name="Ordered">What of theirs orders hold that are not over.</param>
public sealed record PoolLeft(PoolId Pool, string Product, PersonId Host, string HostName, PersonId Member, string MemberName, Quantity Unsold, Quantity Ordered) : Fact
{
    /// <summary>Whether something must still be delivered.</summary>
    public bool IsOwing => Ordered.Value > 0m;

    public override NoticeKinds Kind => NoticeKinds.Stock;

    public override IEnumerable<Notice> Notices => Host == Member ? [] : [new Notice(Host, "seller", this)];
}

/// <summary>What is asked for with one pool: so the audit trail names it.</summary>
public interface IAboutPool
{
    /// <summary>Which.</summary>
    PoolId Pool { get; }
}

/// <summary>The shop keeps less than nothing, or more than so much.</summary>
public sealed record PoolPercentOutOfRange(decimal Most) : Refusal;

/// <summary>What the shop keeps was agreed when the pool was opened.</summary>
public sealed record PoolPercentFixed(string Product, decimal Percent) : Refusal;

/// <summary>The goods are sold no more.</summary>
public sealed record PoolClosed(string Product) : Refusal;

/// <summary>No such pool is one this person is in.</summary>
public sealed record NoSuchPool : Refusal;

/// <summary>Others have brought so much that can still be ordered: there can not be less.</summary>
public sealed record PoolHoldsMore(string Product, Quantity Others) : Refusal;
