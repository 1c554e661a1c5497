namespace ChatShop.Trade.Pools;

/// <summary>What is known of pools, for those who ask and change nothing.</summary>
public interface IPoolRecords
{
    /// <summary>The pools of a person's shop and those it is in, the newest first.</summary>
    Task<IReadOnlyList<PoolTold>> PoolsOfAsync(PersonId seller, int limit, CancellationToken cancellation);

    /// <summary>Who delivers how much of an order.</summary>
    Task<IReadOnlyList<PoolPartTold>> PartsOfAsync(OrderNumber order, CancellationToken cancellation);
}

/// <summary>A pool as those in it are told it: all of them read the same.</summary>
/// <param name="IsOwn">Whether it is sold under the name of the one who asks.</param>
/// <param name="MarketPercent">The market's share, that goes off first.</param>
/// <param name="IsOver">Whether the goods are sold no more.</param>
/// <param name="Left">What can still be ordered.</param>
/// <param name="Members">In the order in which they came.</param>
public sealed record PoolTold(
    PoolId Id, ListingId Listing, string Product, string HostName, bool IsOwn, decimal Percent, decimal MarketPercent, bool IsOver, Quantity Left, IReadOnlyList<PoolMemberTold> Members);

/// <summary>One who is in it.</summary>
/// <param name="IsMe">Whether that is who asks.</param>
/// <param name="Brought">What was brought and not taken away again.</param>
/// <param name="Sold">What of it buyers have ordered and paid, or will pay at the door.</param>
/// <param name="Left">What can still be ordered.</param>
/// <param name="Earned">What has become theirs.</param>
/// <param name="Waiting">What of the sold has not: the buyers do not have it yet.</param>
/// <param name="HasLeft">Whether they have left.</param>
public sealed record PoolMemberTold(string ShopName, bool IsMe, Quantity Brought, Quantity Sold, Quantity Left, Money Earned, Quantity Waiting, bool HasLeft)
{
    /// <summary>Whether something of it waits.</summary>
    public bool IsWaiting => Waiting.Value > 0m;
}
