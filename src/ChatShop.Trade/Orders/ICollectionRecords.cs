namespace ChatShop.Trade.Orders;

/// <summary>What is known of orders paid on sellers' own collection codes, for the clock.</summary>
public interface ICollectionRecords
{
    /// <summary>Orders nobody said in time to have paid.</summary>
    Task<IReadOnlyList<OrderDue>> OverdueCodeOrdersAsync(DateTimeOffset now, int limit, CancellationToken cancellation);

    /// <summary>Orders whose buyers say they have paid, and whose sellers have not answered for <see cref="Order.LongestClaim"/> and were not reminded.</summary>
    Task<IReadOnlyList<OrderDue>> UnansweredClaimsAsync(DateTimeOffset now, int limit, CancellationToken cancellation);
}

/// <summary>An order for which something is due.</summary>
/// <param name="Order">Its number.</param>
/// <param name="Since">What makes it due: the end of the time to pay, or when it was said to be paid.</param>
public sealed record OrderDue(OrderNumber Order, DateTimeOffset Since);
