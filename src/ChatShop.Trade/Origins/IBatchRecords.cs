namespace ChatShop.Trade.Origins;

/// <summary>What is known of where goods come from.</summary>
public interface IBatchRecords
{
    /// <summary>A batch with what was measured beside it; null when there is none.</summary>
    Task<BatchTold?> BatchAsync(BatchId batch, CancellationToken cancellation);

    /// <summary>The batch recorded last of these goods; null when none was.</summary>
    Task<BatchTold?> OfListingAsync(ListingId listing, CancellationToken cancellation);

    /// <summary>The batches an order came from: of each of its goods the one recorded last before it was sent. Goods without one are left out.</summary>
    Task<IReadOnlyList<BatchTold>> OfOrderAsync(OrderNumber order, CancellationToken cancellation);

    /// <summary>Batches and days, before this one, whose readings are not sealed yet.</summary>
    Task<IReadOnlyList<(BatchId Batch, DateOnly Day)>> UnsealedAsync(DateOnly before, int limit, CancellationToken cancellation);
}

/// <summary>A batch as everybody may be told it.</summary>
/// <param name="Batch">The batch.</param>
/// <param name="ShopName">Who grows and sells it.</param>
/// <param name="Readings">What was measured beside it last, the newest first, at most <see cref="MostReadings"/>.</param>
/// <param name="Hash">The hash of the record in the audit trail that seals it.</param>
public sealed record BatchTold(Batch Batch, string ShopName, IReadOnlyList<SensorReading> Readings, string Hash)
{
    /// <summary>How many readings are told.</summary>
    public const int MostReadings = 300;

    /// <summary>The newest reading of each kind.</summary>
    public IReadOnlyList<SensorReading> Latest => [.. Readings.GroupBy(it => it.Kind).Select(kind => kind.MaxBy(it => it.At)!).OrderBy(it => it.Kind, StringComparer.Ordinal)];
}
