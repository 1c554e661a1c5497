using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace ChatShop.Trade.Origins;

/// <summary>Something that a device measured.</summary>
public sealed class SensorReading
{
    /// <summary>The most readings of one message.</summary>
    public const int MostAtOnce = 100;

    /// <summary>Older ones are of no use any more.</summary>
    public static readonly TimeSpan Oldest = TimeSpan.FromDays(7);

    private SensorReading() => Kind = "";

    /// <summary>Counts up.</summary>
    public long Id { get; private set; }

    /// <summary>Of which batch.</summary>
    public BatchId Batch { get; private set; }

    /// <summary>By which device.</summary>
    public DeviceId Device { get; private set; }

    /// <summary>What was measured, as <see cref="SensorKind"/> names it.</summary>
    public string Kind { get; private set; }

    /// <summary>How much, in the unit of its kind, with at most four decimals.</summary>
    public decimal Value { get; private set; }

    /// <summary>When it was measured, as the device says.</summary>
    public DateTimeOffset At { get; private set; }

    /// <summary>When it came.</summary>
    public DateTimeOffset HeardAt { get; private set; }

    /// <summary>The market's day on which it came: that day's readings are sealed together.</summary>
    public DateOnly Day { get; private set; }

    /// <summary>The number of the record in the audit trail that seals it; null until its day is over.</summary>
    public long? Record { get; private set; }

    /// <summary>Keeps what a device sent.</summary>
    public static SensorReading Keep(BatchId batch, DeviceId device, Measured measured, DateTimeOffset now, DateOnly day) =>
        new() { Batch = batch, Device = device, Kind = measured.Kind, Value = measured.Value, At = measured.At, HeardAt = now, Day = day };

    /// <summary>What stands for all of these, and for no others: SHA-256 of a line for each, lower-case hex.</summary>
    /// <param name="readings">In the order they came.</param>
    public static string Digest(IEnumerable<SensorReading> readings)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var it in readings)
            hash.AppendData(Encoding.UTF8.GetBytes(string.Create(
                CultureInfo.InvariantCulture, $"{it.Id}|{it.Batch}|{it.Device}|{it.Kind}|{it.Value:0.####}|{it.At.UtcTicks}|{it.HeardAt.UtcTicks}\n")));
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}

/// <summary>One value as a device sends it.</summary>
public sealed record Measured(string Kind, decimal Value, DateTimeOffset At);

/// <summary>A kind of thing that devices measure.</summary>
/// <param name="What">What.</param>
/// <param name="Unit">Its unit's sign.</param>
/// <param name="Least">What is less was measured wrong.</param>
/// <param name="Most">What is more was measured wrong.</param>
public sealed record SensorKind(Sensed What, string Unit, decimal Least, decimal Most)
{
    /// <summary>Every kind there is.</summary>
    public static IReadOnlyList<SensorKind> All { get; } =
    [
        new(Sensed.Temperature, "°C", -60m, 100m), new(Sensed.Humidity, "%", 0m, 100m), new(Sensed.SoilMoisture, "%", 0m, 100m),
        new(Sensed.Light, "lx", 0m, 200_000m), new(Sensed.Ph, "pH", 0m, 14m), new(Sensed.Co2, "ppm", 0m, 100_000m),
    ];

    /// <summary>As devices and texts name it: <c>soilMoisture</c>.</summary>
    public string Name => What.InTexts();

    /// <summary>The kind with this name; null when there is none.</summary>
    public static SensorKind? Named(string? name) => All.FirstOrDefault(kind => kind.Name == name);

    /// <summary>Whether so much of it can be.</summary>
    public bool Allows(decimal value) => value >= Least && value <= Most && decimal.Round(value, 4) == value;
}

/// <summary>What devices measure.</summary>
public enum Sensed
{
    /// <summary>In degrees Celsius.</summary>
    Temperature,
    /// <summary>Of the air, in percent.</summary>
    Humidity,
    /// <summary>In percent.</summary>
    SoilMoisture,
    /// <summary>In lux.</summary>
    Light,
    /// <summary>Acidity.</summary>
    Ph,
    /// <summary>Carbon dioxide, in parts of a million.</summary>
    Co2,
}

/// <summary>Seals the readings of a batch that came on a day that is over.</summary>
public sealed record SealReadings(BatchId Batch, DateOnly Day) : Command<ReadingsSealed>;

/// <summary>They are sealed: whoever changes one afterwards is found out.</summary>
/// <param name="Batch">Of which batch.</param>
/// <param name="Day">The market's day.</param>
/// <param name="Count">How many.</param>
/// <param name="Digest">What <see cref="SensorReading.Digest"/> makes of them.</param>
public sealed record ReadingsSealed(BatchId Batch, DateOnly Day, int Count, string Digest) : Fact;
