namespace ChatShop.Trade.Sales;

/// <summary>Whole days of the market, one at least; the end is not included.</summary>
public readonly record struct Days(DateOnly From, DateOnly Until)
{
    /// <summary>How many.</summary>
    public int Count => Until.DayNumber - From.DayNumber;

    /// <summary>The last of them.</summary>
    public DateOnly Last => Until.AddDays(-1);

    /// <summary>One day.</summary>
    public static Days Of(DateOnly day) => new(day, day.AddDays(1));

    /// <summary>The month this day is in.</summary>
    public static Days MonthOf(DateOnly day)
    {
        var first = day.AddDays(1 - day.Day);
        return new Days(first, first.AddMonths(1));
    }

    /// <summary>So many days that end with this one.</summary>
    public static Days EndingWith(DateOnly day, int count) => new(day.AddDays(1 - count), day.AddDays(1));

    /// <summary>The first of them, at most so many.</summary>
    public Days First(int count) => this with { Until = From.AddDays(Math.Min(count, Count)) };

    /// <summary>Those that went before and are alike: before a month the month, before a week the week, before seven days seven days.</summary>
    public Days Before() => From.Day == 1 && Until.Day == 1
        ? new Days(From.AddMonths(-(((Until.Year - From.Year) * 12) + Until.Month - From.Month)), From)
        : new Days(From.AddDays(-Count), From);

    /// <summary>The instants between which these days lie in a time zone, in UTC.</summary>
    public (DateTimeOffset From, DateTimeOffset Until) In(TimeZoneInfo zone) => (Midnight(From, zone), Midnight(Until, zone));

    /// <summary>Where clocks are put forward at midnight there is none, and it may be taken for an instant of the evening before.</summary>
    private static DateTimeOffset Midnight(DateOnly day, TimeZoneInfo zone)
    {
        var midnight = day.ToDateTime(TimeOnly.MinValue);
        var at = new DateTimeOffset(midnight, zone.GetUtcOffset(midnight));
        var there = TimeZoneInfo.ConvertTime(at, zone).DateTime;
        return (there < midnight ? at + (midnight - there) : at).ToUniversalTime();
    }
}
