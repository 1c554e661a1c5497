using ChatShop.Understanding.Numbers;
using ChatShop.Understanding.Text;

namespace ChatShop.Understanding.Times;

/// <summary>Dates in English: tomorrow, next Monday, in two weeks, 5th of October, Monday 28 September, last month.</summary>
internal static class EnglishDates
{
    private static readonly string[] WeekDays = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
    private static readonly string[] ShortWeekDays = ["mon", "tue", "wed", "thu", "fri", "sat", "sun", "tues", "weds", "thur", "thurs"];
    private static readonly string[] Months =
        ["january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"];

    private static readonly (string Words, int Days)[] Days =
    [
        ("the day after tomorrow", 2), ("day after tomorrow", 2), ("the day before yesterday", -2), ("tomorrow", 1), ("tmrw", 1), ("tmr", 1), ("today", 0),
        ("tonight", 0), ("this morning", 0), ("this afternoon", 0), ("this evening", 0), ("yesterday", -1), ("last night", -1),
    ];

    private static readonly string[] Before =
        ["available from", "starting from", "starting", "ready on", "ready by", "ready", "for", "on", "by", "from", "until", "till", "before", "at", "in", "over", "during", "since", "ends", "ending", "this coming", "deliver", "delivered", "delivery"];

    private static readonly string[] Parts = ["morning", "afternoon", "evening", "night", "noon"];

    /// <summary>Null where none begins.</summary>
    public static Span? At(string plain, int at, Calendar calendar)
    {
        var begin = Lead(plain, at);
        if (Distance(plain, at, calendar) is { } distance)
            return distance;
        var found = Day(plain, begin, calendar) ?? Relative(plain, begin, calendar) ?? DayOfMonth(plain, begin, calendar)
            ?? MonthFirst(plain, begin, calendar) ?? WeekDay(plain, begin, calendar) ?? (begin > at ? TheNumber(plain, begin, calendar) : null);
        if (found is not { } span)
            return null;
        var end = span.End;
        foreach (var part in Parts)
            if (Signs.WordAt(plain, Signs.SkipBlanks(plain, end), part))
                end = Signs.SkipBlanks(plain, end) + part.Length;
        return span with { Start = at, End = end };
    }

    private static int Lead(string plain, int at)
    {
        foreach (var word in Before)
            if (Signs.WordAt(plain, at, word))
            {
                var next = Signs.SkipBlanks(plain, at + word.Length);
                return next < plain.Length && next > at + word.Length ? Lead(plain, next) : at;
            }
        return at;
    }

    private static Span? Day(string plain, int at, Calendar calendar)
    {
        foreach (var (words, days) in Days)
            if (Signs.WordAt(plain, at, words))
                return new(calendar.AddDays(days), null, at, at + words.Length);
        return null;
    }

    private static Span? Relative(string plain, int at, Calendar calendar)
    {
        foreach (var (word, step) in (ReadOnlySpan<(string, int)>)[("this", 0), ("next", 1), ("last", -1), ("the past", -1), ("coming", 0), ("previous", -1), ("the", 0)])
        {
            if (!Signs.WordAt(plain, at, word))
                continue;
            var next = Signs.SkipBlanks(plain, at + word.Length);
            if (Signs.WordAt(plain, next, "weekend"))
                return new(calendar.DayOfWeek(step, 5), calendar.DayOfWeek(step, 7), at, next + 7);
            if (word == "the")
                return null;
            if (Signs.WordAt(plain, next, "week"))
                return new(calendar.Monday(step), calendar.Monday(step + 1), at, next + 4);
            if (Signs.WordAt(plain, next, "month"))
                return new(calendar.Month(step), calendar.Month(step + 1), at, next + 5);
            if (Signs.WordAt(plain, next, "year") && calendar.Month(0) is { } month)
                return new(new DateOnly(month.Year + step, 1, 1), new DateOnly(month.Year + step + 1, 1, 1), at, next + 4);
            if (WordIndex(plain, next, WeekDays, ShortWeekDays) is var (day, end))
                return new(step switch { 1 => calendar.DayOfWeek(1, day), -1 => (calendar with { Past = true }).NearestDayOfWeek(day), _ => calendar.NearestDayOfWeek(day) }, null, at, end);
            if (WordIndex(plain, next, Months, []) is var (named, behind))
            {
                var first = (calendar with { Past = step < 0 }).NearestMonth(named + 1);
                return new(first, first?.AddMonths(1), at, behind);
            }
        }
        return Signs.WordAt(plain, at, "weekend") ? new(calendar.DayOfWeek(0, 5), calendar.DayOfWeek(0, 7), at, at + 7) : null;
    }

    private static (int Index, int End)? WordIndex(string plain, int at, string[] words, string[] shorts)
    {
        for (var i = 0; i < words.Length; i++)
        {
            if (Signs.WordAt(plain, at, words[i]))
                return (i, at + words[i].Length);
            if (words.Length == 12 && words[i].Length > 4 && Signs.WordAt(plain, at, words[i][..3]))
                return (i, at + 3);
        }
        if (words.Length == 12 && Signs.WordAt(plain, at, "sept"))
            return (8, at + 4);
        for (var i = 0; i < shorts.Length; i++)
            if (Signs.WordAt(plain, at, shorts[i]))
                return (i < 7 ? i : i switch { 7 => 1, 8 => 2, _ => 3 }, at + shorts[i].Length);
        return null;
    }

    private static Span? WeekDay(string plain, int at, Calendar calendar)
    {
        if (WordIndex(plain, at, WeekDays, []) is not var (day, end))
            return null;
        var next = Signs.SkipBlanks(plain, end < plain.Length && plain[end] == ',' ? end + 1 : end);
        if (Signs.WordAt(plain, next, "the"))
            next = Signs.SkipBlanks(plain, next + 3);
        if ((DayOfMonth(plain, next, calendar) ?? MonthFirst(plain, next, calendar)) is { } dated)
            return dated with { Start = at };
        return new(calendar.NearestDayOfWeek(day), null, at, end);
    }

    private static (int Day, int End)? Ordinal(string plain, int at)
    {
        var end = at;
        var day = 0;
        while (end < plain.Length && end - at < 2 && Signs.IsDigit(plain[end]))
            day = (day * 10) + plain[end++] - '0';
        if (end == at || day is < 1 or > 31 || (end < plain.Length && Signs.IsDigit(plain[end])))
            return null;
        foreach (var suffix in (ReadOnlySpan<string>)["st", "nd", "rd", "th"])
            if (Signs.WordAt(plain, end, suffix) || string.CompareOrdinal(plain, end, suffix, 0, 2) == 0)
                return (day, end + 2);
        return (day, end);
    }

    private static Span? DayOfMonth(string plain, int at, Calendar calendar)
    {
        if (Signs.WordAt(plain, at, "the"))
            at = Signs.SkipBlanks(plain, at + 3);
        if (Ordinal(plain, at) is not var (day, end))
            return null;
        var next = Signs.SkipBlanks(plain, end);
        if (Signs.WordAt(plain, next, "of"))
            next = Signs.SkipBlanks(plain, next + 2);
        return WordIndex(plain, next, Months, []) is var (month, behind) ? WithYear(plain, calendar, month + 1, day, at, behind) : null;
    }

    private static Span? MonthFirst(string plain, int at, Calendar calendar)
    {
        if (WordIndex(plain, at, Months, []) is not var (month, end))
            return null;
        if (Ordinal(plain, Signs.SkipBlanks(plain, end)) is var (day, behind) && end < plain.Length)
            return WithYear(plain, calendar, month + 1, day, at, behind);
        if (plain.AsSpan(at, end - at) is "may" or "march" or "mar" or "sep" or "dec" or "jan" && !(at > 2 && Signs.WordAt(plain, at - 3, "in")))
            return null;
        var first = calendar.NearestMonth(month + 1);
        return new(first, first?.AddMonths(1), at, end);
    }

    private static Span WithYear(string plain, Calendar calendar, int month, int day, int at, int end)
    {
        var next = Signs.SkipBlanks(plain, end < plain.Length && plain[end] == ',' ? end + 1 : end);
        if (DigitNumerals.At(plain, next) is ({ } year, 4) && year is >= 2000 and <= 2100 && day <= DateTime.DaysInMonth((int)year, month))
            return new(new DateOnly((int)year, month, day), null, at, next + 4);
        return new(calendar.NearestDay(month, day), null, at, end);
    }

    private static Span? TheNumber(string plain, int at, Calendar calendar)
    {
        if (!Signs.WordAt(plain, at, "the"))
            return null;
        at = Signs.SkipBlanks(plain, at + 3);
        return Ordinal(plain, at) is var (day, end) && Signs.IsLatin(plain[end - 1]) ? new(calendar.NearestDay(day), null, at, end) : null;
    }

    private static Span? Distance(string plain, int at, Calendar calendar)
    {
        var begin = Signs.WordAt(plain, at, "in") ? Signs.SkipBlanks(plain, at + 2) : at;
        if (!(begin > at) && !Signs.IsDigit(plain[at]) && !Signs.IsLatin(plain[at]))
            return null;
        var number = Signs.WordAt(plain, begin, "a") ? new Numeral(1, begin, begin + 1) : Numerals.At(plain, begin) ?? default;
        if (number.Value is not (> 0 and < 400 and { } value))
            return null;
        var next = Signs.SkipBlanks(plain, number.End);
        foreach (var (word, days) in (ReadOnlySpan<(string, int)>)[("days", 1), ("day", 1), ("weeks", 7), ("week", 7), ("months", 30), ("month", 30)])
        {
            if (!Signs.WordAt(plain, next, word))
                continue;
            var end = next + word.Length;
            foreach (var (direction, sign) in (ReadOnlySpan<(string, int)>)[("from now", 1), ("later", 1), ("ago", -1)])
                if (Signs.WordAt(plain, Signs.SkipBlanks(plain, end), direction))
                    return Away(calendar, (int)value * sign, days, at, Signs.SkipBlanks(plain, end) + direction.Length);
            return begin > at ? Away(calendar, (int)value, days, at, end) : null;
        }
        return null;
    }

    private static Span Away(Calendar calendar, int count, int days, int start, int end) =>
        new(days == 30 ? calendar.Today?.AddMonths(count) : calendar.AddDays(count * days), null, start, end);
}
