using System.Security.Cryptography;
using System.Text.Json;
using ChatShop.Trade.Origins;
using ChatShop.Trade.Subsidies;
using Microsoft.EntityFrameworkCore;

namespace ChatShop.Storage.Acts;

/// <summary>Walks the audit trail from its first record to its last: that each fits the one before, and that what a record seals is still as it was.</summary>
public sealed class AuditProof
{
    private readonly Func<TradeContext> open;

    internal AuditProof(Func<TradeContext> open) => this.open = open;

    /// <summary>Looks at every record until one is broken.</summary>
    public async Task<AuditProven> FindAsync(CancellationToken cancellation)
    {
        await using var db = open.ToRead();
        await using var beside = open.ToRead();
        var (count, last) = (0L, "");
        await foreach (var act in db.Acts.OrderBy(act => act.Id).AsAsyncEnumerable().WithCancellation(cancellation))
        {
            var why = act.Id != count + 1 ? $"record {count + 1} is missing"
                : AuditChain.Hash(last, act) != act.Hash ? "it does not fit its own hash and the record before"
                : await SealedAsync(beside, act, cancellation);
            if (why is not null)
                return new AuditProven(count, last, act, why);
            (count, last) = (count + 1, act.Hash);
        }
        return new AuditProven(count, last, null, null);
    }

    /// <summary>What is wrong with what a record seals elsewhere in the tables; null where nothing is, or it seals nothing.</summary>
    private static async Task<string?> SealedAsync(TradeContext db, ActRow act, CancellationToken cancellation)
    {
        try
        {
            return act.Outcome switch
            {
                nameof(BatchRecorded) => await BatchAsync(db, db.Seal.Open<BatchRecorded>(act.Told), cancellation),
                nameof(ReadingsSealed) => await ReadingsAsync(db, db.Seal.Open<ReadingsSealed>(act.Told), cancellation),
                nameof(SubsidyGranted) => await SubsidyAsync(db, db.Seal.Open<SubsidyGranted>(act.Told), cancellation),
                _ => null,
            };
        }
        catch (Exception unreadable) when (unreadable is CryptographicException or JsonException or FormatException)
        {
            return "what it seals can not be opened with the keys of this shop";
        }
    }

    private static async Task<string?> BatchAsync(TradeContext db, BatchRecorded told, CancellationToken cancellation)
    {
        var batch = await db.Batches.SingleOrDefaultAsync(it => it.Id == told.Batch, cancellation);
        return batch is not null && batch.Listing == told.Listing && batch.Product == told.Product && batch.Place == told.Origin.Place
            && batch.HarvestedOn == told.Origin.HarvestedOn && batch.Photos.SequenceEqual(told.Origin.Photos) ? null : $"batch {told.Batch} is no longer what was recorded";
    }

    private static async Task<string?> SubsidyAsync(TradeContext db, SubsidyGranted told, CancellationToken cancellation)
    {
        var use = await db.SubsidyUses.SingleOrDefaultAsync(it => it.Programme == told.Programme && it.Order == told.Order, cancellation);
        return use is not null && use.Shop == told.Shop && use.Granted == told.Amount && use.Amount <= use.Granted
            ? null
            : $"what programme {told.Programme} gave for order {told.Order} is no longer what was recorded";
    }

    private static async Task<string?> ReadingsAsync(TradeContext db, ReadingsSealed told, CancellationToken cancellation)
    {
        var readings = await db.SensorReadings.Where(it => it.Batch == told.Batch && it.Day == told.Day).OrderBy(it => it.Id).ToListAsync(cancellation);
        return readings.Count == told.Count && SensorReading.Digest(readings) == told.Digest
            ? null
            : $"the readings of batch {told.Batch} of {told.Day:yyyy-MM-dd} are no longer those that were sealed";
    }
}

/// <summary>What a walk along the audit trail found.</summary>
/// <param name="Count">How many records fit together, from the first on.</param>
/// <param name="Last">The hash of the last of these: written down elsewhere, it shows later that none was taken away at the end.</param>
/// <param name="Broken">The first record that is not as it was; null when all are.</param>
/// <param name="Why">What is wrong with it.</param>
public sealed record AuditProven(long Count, string Last, ActRow? Broken, string? Why);
