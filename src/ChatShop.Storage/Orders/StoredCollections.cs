using ChatShop.Trade.Orders;

namespace ChatShop.Storage.Orders;

/// <summary>Reads which orders paid on collection codes are due.</summary>
internal sealed class StoredCollections(Func<TradeContext> open) : ICollectionRecords
{
    public Task<IReadOnlyList<OrderDue>> OverdueCodeOrdersAsync(DateTimeOffset now, int limit, CancellationToken cancellation) => open.ListAsync(
        db => Waiting(db).Where(order => order.ClaimedPaidAt == null && order.PayBy <= now)
            .OrderBy(order => order.PayBy).Take(limit).Select(order => new OrderDue(order.Number, order.PayBy)), cancellation);

    public Task<IReadOnlyList<OrderDue>> UnansweredClaimsAsync(DateTimeOffset now, int limit, CancellationToken cancellation)
    {
        var before = now - Order.LongestClaim;
        return open.ListAsync(
            db => Waiting(db).Where(order => order.ClaimedPaidAt <= before && !order.ClaimReminded)
                .OrderBy(order => order.ClaimedPaidAt).Take(limit).Select(order => new OrderDue(order.Number, order.ClaimedPaidAt!.Value)), cancellation);
    }

    private static IQueryable<Order> Waiting(TradeContext db) =>
        db.Orders.Where(order => order.Status == OrderStatus.AwaitingPayment && order.Method == PaymentMethod.CollectionCode);
}
