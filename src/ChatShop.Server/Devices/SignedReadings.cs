using System.Diagnostics.Metrics;
using ChatShop.Server.Doors;
using ChatShop.Server.Telemetry;
using ChatShop.Storage.Origins;
using ChatShop.Trade.Origins;

namespace ChatShop.Server.Devices;

/// <summary>Takes what devices measure and sign, by whatever way it comes.</summary>
internal sealed class SignedReadings(DeviceBooks books, TimeProvider clock, IMeterFactory meters)
{
    /// <summary>What one message may have.</summary>
    public const int MostBytes = 16 * 1024;

    private readonly Counter<long> heard = meters.Create(MarketGauges.Name)
        .CreateCounter<long>("chatshop.readings.heard", null, "Messages of devices, by the way they came and what became of them.");

    /// <summary>Keeps the readings of a message; whatever is wrong with it, nothing of it is kept.</summary>
    /// <param name="way">The way it came, such as <c>mqtt</c>.</param>
    /// <param name="device">The device's id as it was written.</param>
    /// <param name="signature">The signature as it was written.</param>
    /// <param name="body">The body; null where it is larger than is taken.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public async Task<ReadingsHeard> TakeAsync(string way, string device, string signature, byte[]? body, CancellationToken cancellation)
    {
        var became = body is null || body.Length > MostBytes ? new ReadingsHeard(ReadingsFate.TooLarge) : await TakeAsync(device, signature, body, cancellation);
        heard.Add(1, new("way", way), new KeyValuePair<string, object?>("fate", became.Fate.ToString()));
        return became;
    }

    private async Task<ReadingsHeard> TakeAsync(string device, string signature, byte[] body, CancellationToken cancellation)
    {
        if (StampedSignature.Read(signature) is not { } signed)
            return new ReadingsHeard(ReadingsFate.Unsigned);
        var id = DeviceId.Parse(device);
        if (!signed.IsOf(id is { } known ? await books.KeyAsync(known, cancellation) : null, body))
            return new ReadingsHeard(ReadingsFate.Unknown);
        if ((clock.GetUtcNow() - signed.SentAt).Duration() > Device.MostDrift)
            return new ReadingsHeard(ReadingsFate.OutOfTime);
        var (measured, why) = SentReadings.Read(body, clock.GetUtcNow());
        if (measured is null)
            return new ReadingsHeard(ReadingsFate.Malformed, Fault: why);
        var (answer, batch) = await books.AddAsync(id!.Value, signed.SentAt, measured, cancellation);
        return new ReadingsHeard(FateOf(answer), measured.Count, batch);
    }

    private static ReadingsFate FateOf(DeviceAnswer answer) => answer switch
    {
        DeviceAnswer.Taken => ReadingsFate.Taken,
        DeviceAnswer.OutOfTime => ReadingsFate.OutOfTime,
        DeviceAnswer.Replayed => ReadingsFate.Replayed,
        DeviceAnswer.TooMany => ReadingsFate.TooMany,
        DeviceAnswer.NoBatch => ReadingsFate.NoBatch,
        _ => ReadingsFate.Unknown,
    };
}

/// <summary>What became of a device's message.</summary>
/// <param name="Fate">Whether it was taken, or why not.</param>
/// <param name="Count">How many readings it brought.</param>
/// <param name="Batch">The batch they are kept with.</param>
/// <param name="Fault">What the readings should be, where they are none.</param>
internal sealed record ReadingsHeard(ReadingsFate Fate, int Count = 0, BatchId? Batch = null, string? Fault = null);

/// <summary>Whether a device's message was taken, or why not.</summary>
internal enum ReadingsFate
{
    /// <summary>The readings are kept.</summary>
    Taken,
    /// <summary>The message is larger than is taken.</summary>
    TooLarge,
    /// <summary>It holds nothing that is written like a signature.</summary>
    Unsigned,
    /// <summary>Its signature is right, and it holds no readings.</summary>
    Malformed,
    /// <summary>There is no such device, or the signature is not its.</summary>
    Unknown,
    /// <summary>The time it was signed with is not about now.</summary>
    OutOfTime,
    /// <summary>It was sent before, or behind a later one.</summary>
    Replayed,
    /// <summary>The device has sent enough for this day.</summary>
    TooMany,
    /// <summary>No batch of its goods is recorded yet.</summary>
    NoBatch,
}
