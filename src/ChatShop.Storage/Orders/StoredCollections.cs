using ChatShop.Trade.Orders;
using Microsoft.EntityFrameworkCore;

namespace ChatShop.Storage.Orders;

/// <summary>Reads which orders paid on collection codes are due.</summary>
internal sealed class StoredCollections(Func<TradeContext> open) : ICollectionRecords
{
    public async Task<IReadOnlyList<OrderDue>> OverdueCodeOrdersAsync(DateTimeOffset now, int limit, CancellationToken cancellation)
    {
        await using var db = open();
        return await Waiting(db).Where(order => order.ClaimedPaidAt == null && order.PayBy <= now)
            .OrderBy(order => order.PayBy).Take(limit).Select(order => new OrderDue(order.Number, order.PayBy)).ToListAsync(cancellation);
    }

    public async Task<IReadOnlyList<OrderDue>> UnansweredClaimsAsync(DateTimeOffset now, int limit, CancellationToken cancellation)
    {
        await using var db = open();
        var before = now - Order.LongestClaim;
        return await Waiting(db).Where(order => order.ClaimedPaidAt <= before && !order.ClaimReminded)
            .OrderBy(order => order.ClaimedPaidAt).Take(limit).Select(order => new OrderDue(order.Number, order.ClaimedPaidAt!.Value)).ToListAsync(cancellation);
    }

    private static IQueryable<Order> Waiting(TradeContext db) =>
        db.Orders.AsNoTracking().Where(order => order.Status == OrderStatus.AwaitingPayment && order.Method == PaymentMethod.CollectionCode);
}
