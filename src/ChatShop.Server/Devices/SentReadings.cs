using System.Text.Json;
using ChatShop.Server.Rest;
using ChatShop.Trade.Origins;

namespace ChatShop.Server.Devices;

/// <summary>Reads what a device sends; it is all right or nothing is.</summary>
internal static class SentReadings
{
    /// <summary>The values; or what they should be.</summary>
    /// <param name="body">As it was sent.</param>
    /// <param name="now">The time; a reading from later is none.</param>
    public static (IReadOnlyList<Measured>? Measured, string? Why) Read(ReadOnlySpan<byte> body, DateTimeOffset now)
    {
        RestReadings? sent;
        try
        {
            sent = JsonSerializer.Deserialize<RestReadings>(body, RestJson.Options);
        }
        catch (JsonException)
        {
            return (null, "JSON such as {\"readings\": [{\"kind\": \"temperature\", \"value\": 4.2, \"at\": \"2026-10-20T08:00:00Z\"}]}");
        }
        if (sent?.Readings is not { Count: >= 1 and <= SensorReading.MostAtOnce } readings)
            return (null, $"a list of 1 to {SensorReading.MostAtOnce}");
        var measured = new List<Measured>(readings.Count);
        foreach (var reading in readings)
        {
            if (SensorKind.Named(reading?.Kind) is not { } kind)
                return (null, $"each of a kind: {string.Join(", ", SensorKind.All.Select(it => it.Name))}");
            if (reading!.Value is not { } value || !kind.Allows(value))
                return (null, $"for {kind.Name} a value from {kind.Least} to {kind.Most} {kind.Unit} with at most four decimals");
            var at = reading.At ?? now;
            if (at > now + Device.MostDrift || at < now - SensorReading.Oldest)
                return (null, $"each of the last {SensorReading.Oldest.TotalDays:0} days");
            measured.Add(new Measured(kind.Name, value, at));
        }
        return (measured, null);
    }
}
