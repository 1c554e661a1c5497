namespace ChatShop.Trade.Demand;

/// <summary>Weeks, which begin on Monday, and the morning of it.</summary>
public static class Mondays
{
    /// <summary>The first hour in which the week's news are told.</summary>
    private static readonly TimeSpan From = TimeSpan.FromHours(8);

    /// <summary>The morning is over then: who was closed until noon waits for the next week.</summary>
    private static readonly TimeSpan Until = TimeSpan.FromHours(12);

    /// <summary>The Monday of the week this day is in.</summary>
    public static DateOnly Of(DateOnly day) => day.AddDays(-(((int)day.DayOfWeek + 6) % 7));

    /// <summary>The Monday whose morning it is now; null at any other time.</summary>
    /// <param name="now">The time.</param>
    /// <param name="zone">Where the market is.</param>
    public static DateOnly? Morning(DateTimeOffset now, TimeZoneInfo zone)
    {
        var there = TimeZoneInfo.ConvertTime(now, zone);
        return there.DayOfWeek == DayOfWeek.Monday && there.TimeOfDay >= From && there.TimeOfDay < Until ? DateOnly.FromDateTime(there.DateTime) : null;
    }
}
