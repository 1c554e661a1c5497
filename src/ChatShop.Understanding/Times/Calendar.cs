using System.Globalization;

namespace ChatShop.Understanding.Times;

/// <summary>What a date means on a day: which Friday, which 12th, which October.</summary>
/// <param name="Today">The sender's day; null where it is not known.</param>
/// <param name="Past">Whether a date without a year is the last one (what was sold) or the next one to come.</param>
internal readonly record struct Calendar(DateOnly? Today, bool Past)
{
    private static readonly ChineseLunisolarCalendar Lunar = new();

    public DateOnly? AddDays(int days) => Safe(Today, day => day.AddDays(days));

    /// <summary>Monday of a week: 0 is this one, 1 the next.</summary>
    public DateOnly? Monday(int weeks) =>
        Safe(Today, day => day.AddDays((7 * weeks) - (((int)day.DayOfWeek + 6) % 7)));

    /// <summary>A day of a week that was named: 下周五. Monday is 0.</summary>
    public DateOnly? DayOfWeek(int weeks, int day) => Monday(weeks)?.AddDays(day);

    /// <summary>The Friday to come, or the last one. Monday is 0.</summary>
    public DateOnly? NearestDayOfWeek(int day)
    {
        if (DayOfWeek(0, day) is not { } date || Today is not { } today)
            return null;
        if (Past)
            return date > today ? date.AddDays(-7) : date;
        return date < today ? date.AddDays(7) : date;
    }

    /// <summary>The first day of a month: 0 is this one.</summary>
    public DateOnly? Month(int months) => Safe(Today, day => new DateOnly(day.Year, day.Month, 1).AddMonths(months));

    /// <summary>A month without a year: the next one or the last one, this one counting as both.</summary>
    public DateOnly? NearestMonth(int month)
    {
        if (Today is not { } today)
            return null;
        var year = Past ? today.Year - (month > today.Month ? 1 : 0) : today.Year + (month < today.Month ? 1 : 0);
        return new DateOnly(year, month, 1);
    }

    /// <summary>A day of a month without a year; null where that month has no such day.</summary>
    public DateOnly? NearestDay(int month, int day) =>
        Nearest(0, 8, (today, step) => month is >= 1 and <= 12 && today.Year + step is >= 1 and <= 9999 and var year ? In(new DateOnly(year, month, 1), day) : null);

    /// <summary>The 12th: of this month, or of the nearest that has one.</summary>
    public DateOnly? NearestDay(int day) => Nearest(0, 3, (today, step) => In(new DateOnly(today.Year, today.Month, 1).AddMonths(step), day));

    /// <summary>A day of the lunar year: 正月初八 is (1, 8).</summary>
    public DateOnly? NearestLunarDay(int month, int day) =>
        Nearest(-1, 1, (today, step) => today.Year is >= 1902 and <= 2099 ? LunarDay(today.Year + step, month, day) : null);

    /// <summary>The first day that is not on the wrong side of today.</summary>
    /// <param name="first">How many years or months from this one on it is looked for, backwards where the past is meant.</param>
    /// <param name="last">And how far.</param>
    /// <param name="candidate">The day so many years or months away; null where there is none.</param>
    private DateOnly? Nearest(int first, int last, Func<DateOnly, int, DateOnly?> candidate)
    {
        if (Today is not { } today)
            return null;
        for (var step = first; step <= last; step++)
            if (candidate(today, Past ? -step : step) is { } date && (Past ? date <= today : date >= today))
                return date;
        return null;
    }

    private static DateOnly? In(DateOnly month, int day) => day >= 1 && day <= DateTime.DaysInMonth(month.Year, month.Month) ? month.AddDays(day - 1) : null;

    private static DateOnly? LunarDay(int year, int month, int day)
    {
        var leap = Lunar.GetLeapMonth(year);
        var index = leap > 0 && month >= leap ? month + 1 : month;
        return day <= Lunar.GetDaysInMonth(year, index) ? DateOnly.FromDateTime(Lunar.ToDateTime(year, index, day, 0, 0, 0, 0)) : null;
    }

    private static DateOnly? Safe(DateOnly? day, Func<DateOnly, DateOnly> step)
    {
        if (day is not { Year: > 1 and < 9990 } date)
            return null;
        try
        {
            return step(date);
        }
        catch (ArgumentOutOfRangeException)
        {
            return null;
        }
    }
}
