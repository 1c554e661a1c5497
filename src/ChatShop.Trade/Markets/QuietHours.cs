using System.Globalization;

namespace ChatShop.Trade.Markets;

/// <summary>The hours of the night in which people are told only what is about money.</summary>
/// <param name="From">The first minute of quiet.</param>
/// <param name="To">The first minute after it, mostly of the next day; the same as <paramref name="From"/> when there is no quiet.</param>
public readonly record struct QuietHours(TimeOnly From, TimeOnly To)
{
    /// <summary>No quiet at all.</summary>
    public static QuietHours None => default;

    /// <summary>Reads <c>22:00-07:00</c>, or nothing for none.</summary>
    /// <returns>Null when it is something else.</returns>
    public static QuietHours? Parse(string text)
    {
        if (text.Length == 0)
            return None;
        return text.Split('-', StringSplitOptions.TrimEntries) is [var from, var to] && Hour(from) is { } first && Hour(to) is { } after && first != after
            ? new QuietHours(first, after)
            : null;
    }

    /// <summary>When the quiet that is now ends; null when there is none now.</summary>
    /// <param name="now">The time.</param>
    /// <param name="zone">Where the market is.</param>
    public DateTimeOffset? EndAfter(DateTimeOffset now, TimeZoneInfo zone)
    {
        var there = TimeZoneInfo.ConvertTime(now, zone);
        if (!TimeOnly.FromTimeSpan(there.TimeOfDay).IsBetween(From, To))
            return null;
        var end = there.Date + To.ToTimeSpan();
        if (end <= there.DateTime)
            end = end.AddDays(1);
        return new DateTimeOffset(end, zone.GetUtcOffset(end)).ToUniversalTime();
    }

    /// <summary>As it is written in the settings.</summary>
    public override string ToString() => From == To ? "" : string.Create(CultureInfo.InvariantCulture, $"{From:HH:mm}-{To:HH:mm}");

    private static TimeOnly? Hour(string text) =>
        TimeOnly.TryParseExact(text, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var hour) ? hour : null;
}
