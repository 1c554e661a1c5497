using ChatShop.Storage.Acts;
using ChatShop.Trade.Markets;
using ChatShop.Trade.Origins;
using Microsoft.EntityFrameworkCore;

namespace ChatShop.Storage.Origins;

/// <summary>Keeps what devices measure. It is no act: each day's readings of a batch are sealed in the audit trail together.</summary>
public sealed class DeviceBooks
{
    private readonly ITradeWriter writer;
    private readonly Func<TradeContext> open;
    private readonly MarketRules rules;
    private readonly TimeProvider clock;

    internal DeviceBooks(ITradeWriter writer, Func<TradeContext> open, MarketRules rules, TimeProvider clock) =>
        (this.writer, this.open, this.rules, this.clock) = (writer, open, rules, clock);

    /// <summary>The key of a device that is there; null when there is none.</summary>
    public Task<string?> KeyAsync(DeviceId device, CancellationToken cancellation) =>
        open.ReadAsync(db => db.Devices.Where(it => it.Id == device && it.RemovedAt == null).Select(it => it.Key).SingleOrDefaultAsync(cancellation));

    /// <summary>Keeps readings of a device whose signature was right, all or none.</summary>
    /// <param name="device">Which.</param>
    /// <param name="sentAt">The time it was signed with.</param>
    /// <param name="measured">The values.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <returns>What became of it, and the batch they belong to where they were taken.</returns>
    public Task<(DeviceAnswer Answer, BatchId? Batch)> AddAsync(DeviceId device, DateTimeOffset sentAt, IReadOnlyList<Measured> measured, CancellationToken cancellation) =>
        writer.WriteAsync<(DeviceAnswer, BatchId?)>(
            async db =>
            {
                if (await db.Devices.SingleOrDefaultAsync(it => it.Id == device) is not { } known)
                    return (DeviceAnswer.Unknown, null);
                if (await db.Batches.Where(it => it.Listing == known.Listing).OrderByDescending(it => it.Id).Select(it => (BatchId?)it.Id).FirstOrDefaultAsync() is not { } batch)
                    return (DeviceAnswer.NoBatch, null);
                var now = Whole(clock.GetUtcNow());
                var today = rules.DayOf(now);
                if (known.Take(Whole(sentAt), measured.Count, now, today) is not DeviceAnswer.Taken and var why)
                    return (why, null);
                db.SensorReadings.AddRange(measured.Select(it => SensorReading.Keep(batch, device, it with { At = Whole(it.At.ToUniversalTime()) }, now, today)));
                await db.SaveChangesAsync(CancellationToken.None);
                return (DeviceAnswer.Taken, batch);
            },
            cancellation);

    /// <summary>To the microsecond: PostgreSQL keeps no more, and what is sealed must come back as it went in.</summary>
    private static DateTimeOffset Whole(DateTimeOffset at) => at.AddTicks(-(at.Ticks % TimeSpan.TicksPerMicrosecond));
}
