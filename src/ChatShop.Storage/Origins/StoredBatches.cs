using ChatShop.Trade;
using ChatShop.Trade.Orders;
using ChatShop.Trade.Origins;
using Microsoft.EntityFrameworkCore;

namespace ChatShop.Storage.Origins;

/// <summary>Reads where goods come from.</summary>
internal sealed class StoredBatches(Func<TradeContext> open) : IBatchRecords
{
    public Task<BatchTold?> BatchAsync(BatchId batch, CancellationToken cancellation) =>
        open.ReadAsync(async db => await TellAsync(db, await db.Batches.SingleOrDefaultAsync(it => it.Id == batch, cancellation), cancellation));

    public Task<BatchTold?> OfListingAsync(ListingId listing, CancellationToken cancellation) => open.ReadAsync(
        async db => await TellAsync(db, await db.Batches.Where(it => it.Listing == listing).OrderByDescending(it => it.Id).FirstOrDefaultAsync(cancellation), cancellation));

    public async Task<IReadOnlyList<BatchTold>> OfOrderAsync(OrderNumber order, CancellationToken cancellation)
    {
        await using var db = open.ToRead();
        var listings = await db.Orders.Where(it => it.Number == order).SelectMany(it => it.Lines).Select(line => line.Listing).Distinct().ToListAsync(cancellation);
        var batches = await db.Batches.Where(it => listings.Contains(it.Listing)).OrderByDescending(it => it.Id).ToListAsync(cancellation);
        if (batches.Count == 0)
            return [];
        var subject = $"order {order}";
        var shipped = await db.Acts.Where(act => act.Outcome == nameof(OrderShipped) && act.Subject == subject).Select(act => (DateTimeOffset?)act.At).FirstOrDefaultAsync(cancellation);
        var told = new List<BatchTold>();
        foreach (var batch in batches.Where(it => shipped is null || it.RecordedAt <= shipped).DistinctBy(it => it.Listing).OrderBy(it => it.Id.Value))
            told.Add((await TellAsync(db, batch, cancellation))!);
        return told;
    }

    public async Task<IReadOnlyList<(BatchId Batch, DateOnly Day)>> UnsealedAsync(DateOnly before, int limit, CancellationToken cancellation)
    {
        await using var db = open.ToRead();
        var rows = await db.SensorReadings.Where(it => it.Record == null && it.Day < before).Select(it => new { it.Batch, it.Day }).Distinct()
            .OrderBy(it => it.Day).ThenBy(it => it.Batch).Take(limit).ToListAsync(cancellation);
        return [.. rows.Select(row => (row.Batch, row.Day))];
    }

    private static async Task<BatchTold?> TellAsync(TradeContext db, Batch? batch, CancellationToken cancellation)
    {
        if (batch is null)
            return null;
        var shop = await db.Shops.Where(it => it.Id == batch.Shop).Select(it => it.Name).SingleAsync(cancellation);
        var readings = await db.SensorReadings.Where(it => it.Batch == batch.Id).OrderByDescending(it => it.Id).Take(BatchTold.MostReadings).ToListAsync(cancellation);
        var hash = await db.Acts.Where(it => it.Id == batch.Record).Select(it => it.Hash).SingleOrDefaultAsync(cancellation);
        return new BatchTold(batch, shop, readings, hash ?? "");
    }
}
