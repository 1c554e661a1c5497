using ChatShop.Trade;
using ChatShop.Trade.Listings;
using ChatShop.Trade.Orders;
using ChatShop.Trade.Presales;
using Microsoft.EntityFrameworkCore;

namespace ChatShop.Storage.Presales;

/// <summary>Reads what is due of goods that are sold ahead.</summary>
internal sealed class StoredPresales(Func<TradeContext> open) : IPresaleRecords
{
    public Task<IReadOnlyList<ListingId>> HarvestsToAskAsync(DateOnly today, int limit, CancellationToken cancellation) =>
        open.ListAsync(db => Awaited(db, today).Where(it => !it.IsHarvestAsked).OrderBy(it => it.Id).Take(limit).Select(it => it.Id), cancellation);

    public Task<IReadOnlyList<ListingId>> HarvestsMissedAsync(DateOnly today, int limit, CancellationToken cancellation) => open.ListAsync(
        db => Awaited(db, today.AddDays(-PresaleTerms.DaysToTell - 1)).OrderBy(it => it.Id).Take(limit).Select(it => it.Id), cancellation);

    public Task<IReadOnlyList<OrderNumber>> RestsToRemindAsync(DateTimeOffset restBy, int limit, CancellationToken cancellation) => open.ReadAsync<IReadOnlyList<OrderNumber>>(async db =>
        [.. (await DueAsync(db.Orders.Where(it => it.RestBy == restBy && !it.IsRestReminded), limit, cancellation)).Select(order => order.Number)]);

    public Task<IReadOnlyList<(OrderNumber Order, DateTimeOffset RestBy)>> OverdueRestsAsync(DateTimeOffset now, int limit, CancellationToken cancellation) =>
        open.ReadAsync<IReadOnlyList<(OrderNumber, DateTimeOffset)>>(async db => [.. (await DueAsync(db.Orders.Where(it => it.RestBy <= now), limit, cancellation)).Select(order => (order.Number, order.RestBy!.Value))]);

    /// <summary>Goods that should be in by this day, and of which nobody has said so.</summary>
    private static IQueryable<Listing> Awaited(TradeContext db, DateOnly day) => db.Listings.Where(it =>
        (it.DepositPercent != null || it.DepositEachMinor != null) && it.HarvestedAt == null && it.AvailableFrom <= day && it.Status != ListingStatus.Deleted);

    /// <summary>Those a bank contests wait until it has decided: their money can not move.</summary>
    private static async Task<IEnumerable<Order>> DueAsync(IQueryable<Order> orders, int limit, CancellationToken cancellation)
    {
        var late = await orders.Where(it => it.Status == OrderStatus.Placed && it.WaitsForHarvest).OrderBy(it => it.RestBy).Take(limit).ToListAsync(cancellation);
        return late.Where(order => order.RefuseMoney() is null);
    }
}
