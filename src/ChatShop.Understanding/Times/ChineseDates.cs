using ChatShop.Understanding.Numbers;
using ChatShop.Understanding.Text;

namespace ChatShop.Understanding.Times;

/// <summary>Dates in Chinese: 后天下午, 下周一, 10月1号, 8月15号到20号, 国庆七天, 正月初八, 三天后.</summary>
internal static class ChineseDates
{
    private static readonly (string Word, int Days)[] Days =
    [
        ("大后天", 3), ("大后儿", 3), ("大前天", -3), ("后天", 2), ("后儿", 2), ("后日", 2), ("明天", 1), ("明儿个", 1), ("明儿", 1), ("明日", 1), ("明早", 1),
        ("明晚", 1), ("明个", 1), ("听日", 1), ("今天", 0), ("今儿个", 0), ("今儿", 0), ("今日", 0), ("今早", 0), ("今晚", 0), ("今个", 0), ("当天", 0),
        ("昨天", -1), ("昨儿个", -1), ("昨儿", -1), ("昨日", -1), ("昨个", -1), ("昨晚", -1), ("寻日", -1), ("前天", -2), ("前儿", -2), ("前日", -2), ("前个", -2),
    ];

    private static readonly string[] Parts =
        ["早晨", "早上", "上午", "中午", "下午", "晚上", "傍晚", "夜里", "凌晨", "清早", "一早", "早起", "之前", "以前", "之后", "以后", "开始", "那天", "全天", "一天", "起", "前"];

    /// <summary>Null where none begins.</summary>
    public static Span? At(string plain, int at, Calendar calendar)
    {
        var span = Day(plain, at, calendar) ?? Week(plain, at, calendar) ?? Month(plain, at, calendar)
            ?? MonthDay(plain, at, calendar) ?? Feasts.At(plain, at, calendar) ?? Distance(plain, at, calendar) ?? Year(plain, at, calendar);
        return span is { } found ? found with { End = WithParts(plain, found.End) } : null;
    }

    private static int WithParts(string plain, int end)
    {
        while (Signs.OneAt(plain, end, Parts) is { } part)
            end += part.Length;
        return end;
    }

    private static Span? Day(string plain, int at, Calendar calendar)
    {
        foreach (var (word, days) in Days)
            if (Signs.WordAt(plain, at, word))
                return new(calendar.AddDays(days), null, at, at + word.Length);
        return null;
    }

    private static (int Weeks, int End)? Which(string plain, int at) => plain[at] switch
    {
        '这' or '本' => (0, SkipOne(plain, at + 1)),
        '上' => (plain.AsSpan(at).StartsWith("上上") ? -2 : -1, SkipOne(plain, at + (plain.AsSpan(at).StartsWith("上上") ? 2 : 1))),
        '下' => (plain.AsSpan(at).StartsWith("下下") ? 2 : 1, SkipOne(plain, at + (plain.AsSpan(at).StartsWith("下下") ? 2 : 1))),
        _ => null,
    };

    private static int SkipOne(string plain, int at) => at < plain.Length && plain[at] is '个' or '一' ? at + 1 : at;

    private static Span? Week(string plain, int at, Calendar calendar)
    {
        var which = Which(plain, at);
        var next = which?.End ?? at;
        int end;
        if (plain.AsSpan(next).StartsWith("星期") || plain.AsSpan(next).StartsWith("礼拜"))
            end = next + 2;
        else if (next < plain.Length && plain[next] == '周')
            end = next + 1;
        else
            return null;
        var weeks = which?.Weeks ?? 0;
        if (end < plain.Length && plain[end] == '末')
            return new(calendar.DayOfWeek(weeks, 5), calendar.DayOfWeek(weeks, 7), at, end + 1);
        if (end < plain.Length && WeekDay(plain[end]) is >= 0 and var day)
            return new(which is null ? calendar.NearestDayOfWeek(day) : calendar.DayOfWeek(weeks, day), null, at, end + 1);
        return which is null ? null : new(calendar.Monday(weeks), calendar.Monday(weeks + 1), at, end);
    }

    private static int WeekDay(char sign) => sign switch
    {
        '一' => 0,
        '二' => 1,
        '三' => 2,
        '四' => 3,
        '五' => 4,
        '六' => 5,
        '日' or '天' or '七' => 6,
        >= '1' and <= '7' => sign - '1',
        _ => -1,
    };

    private static Span? Month(string plain, int at, Calendar calendar)
    {
        if (Which(plain, at) is not var (months, end) || end >= plain.Length || plain[end] != '月')
            return null;
        if (plain[at] == '下' && end == at + 1 || plain[at] is '上' or '下' && end == at + 1 && months == 0)
            months = 1;
        if (DayNumber(plain, end + 1) is var (day, behind) && calendar.Month(months) is { } first && day <= DateTime.DaysInMonth(first.Year, first.Month))
            return new(first.AddDays(day - 1), null, at, behind);
        if (plain.AsSpan(end + 1).StartsWith("底"))
            return new(calendar.Month(months + 1)?.AddDays(-1), null, at, end + 2);
        return new(calendar.Month(months), calendar.Month(months + 1), at, end + 1);
    }

    private static Span? MonthDay(string plain, int at, Calendar calendar)
    {
        if (at > 0 && (Signs.IsDigit(plain[at - 1]) || plain[at - 1] == '.') || Small(plain, at) is not var (number, end) || end >= plain.Length)
            return null;
        if (plain[end] is '月' && number is >= 1 and <= 12)
            return InMonth(plain, at, number, end + 1, calendar);
        return plain[end] is '号' or '日' && number is >= 1 and <= 31 && StandsAlone(plain, at, end + 1)
            ? Until(plain, new(calendar.NearestDay(number), null, at, end + 1))
            : null;
    }

    private static Span? InMonth(string plain, int at, int month, int end, Calendar calendar)
    {
        if (DayNumber(plain, end) is var (day, behind))
            return Until(plain, new(calendar.NearestDay(month, day), null, at, behind));
        if (end < plain.Length && plain[end] == '底')
            return new(calendar.NearestMonth(month)?.AddMonths(1).AddDays(-1), null, at, end + 1);
        if (end < plain.Length && plain[end] == '份')
            end++;
        var first = calendar.NearestMonth(month);
        return new(first, first?.AddMonths(1), at, end);
    }

    /// <summary>到20号, -20号, 到10月7号: a period ends behind its last day.</summary>
    private static Span Until(string plain, Span first)
    {
        var at = Signs.SkipBlanks(plain, first.End);
        if (at >= plain.Length || plain[at] is not ('到' or '至' or '-' or '~') || first.From is not { } from || Small(plain, at + 1) is not var (number, end))
            return first;
        var month = from.Month;
        if (end < plain.Length && plain[end] == '月' && Small(plain, end + 1) is var (day, behind))
            (month, number, end) = (number, day, behind);
        if (end >= plain.Length || plain[end] is not ('号' or '日') || month is < 1 or > 12)
            return first;
        var year = month < from.Month ? from.Year + 1 : from.Year;
        return number >= 1 && number <= DateTime.DaysInMonth(year, month) && new DateOnly(year, month, number) is var last && last > from
            ? first with { To = last.AddDays(1), End = end + 1 }
            : first;
    }

    private static (int Day, int End)? DayNumber(string plain, int at)
    {
        if (at >= plain.Length || Small(plain, at) is not var (day, end) || day is < 1 or > 31)
            return null;
        if (end < plain.Length && plain[end] is '号' or '日')
            return (day, end + 1);
        return end == plain.Length || !Signs.IsHan(plain[end]) && !Signs.IsWordSign(plain[end]) ? (day, end) : null;
    }

    private static (int Value, int End)? Small(string plain, int at) =>
        at < plain.Length && HanNumerals.At(plain, at) is { Value: { } value, ReadAloud: false } number && value is >= 1 and <= 99
            && value == decimal.Truncate(value) && plain[at] is not ('两' or '半') ? ((int)value, number.End) : null;

    /// <summary>12号 is a day; 12号楼, 12号订单 and 文化路8号 are none.</summary>
    private static bool StandsAlone(string plain, int start, int end)
    {
        if (end < plain.Length && "楼院房路室门线店单订桌铺台仓柜库街弄栋的".Contains(plain[end]))
            return false;
        return start == 0 || !Signs.IsHan(plain[start - 1]) || "就是到在于那等要给过了天月从定约改约成送至说吧".Contains(plain[start - 1]);
    }

    private static Span? Distance(string plain, int at, Calendar calendar)
    {
        if (HanNumerals.At(plain, at) is not { Value: { } value, ReadAloud: false } number || value is < 0 or > 400 || number.End >= plain.Length)
            return null;
        var end = number.End;
        if (plain[end] == '个' && end + 1 < plain.Length)
            end++;
        var days = plain[end] switch { '天' or '日' => value, '周' => 7 * value, _ => 0 };
        if (plain.AsSpan(end).StartsWith("星期") || plain.AsSpan(end).StartsWith("礼拜"))
            (days, end) = (7 * value, end + 1);
        var months = plain[end] == '月' && end > number.End ? value : 0;
        if (days == 0 && months == 0)
            return null;
        end++;
        if (Signs.OneAt(plain, end, "之后", "以后", "过后", "后") is { } later)
            return new(months == 0.5m ? calendar.AddDays(15) : months > 0 ? calendar.Today?.AddMonths((int)months) : calendar.AddDays((int)days), null, at, end + later.Length);
        return Signs.OneAt(plain, end, "之前", "以前", "前") is { } ago
            ? new(months > 0 ? calendar.Today?.AddMonths(-(int)months) : calendar.AddDays(-(int)days), null, at, end + ago.Length)
            : null;
    }

    private static Span? Year(string plain, int at, Calendar calendar)
    {
        foreach (var (word, years) in (ReadOnlySpan<(string, int)>)[("今年", 0), ("去年", -1), ("前年", -2), ("明年", 1), ("本年", 0)])
            if (Signs.WordAt(plain, at, word))
            {
                DateOnly? first = calendar.Today is { Year: > 3 and < 9990 } today ? new DateOnly(today.Year + years, 1, 1) : null;
                if (Small(plain, at + 2) is var (month, end) && month <= 12 && end < plain.Length && plain[end] == '月')
                {
                    var start = first?.AddMonths(month - 1);
                    return DayNumber(plain, end + 1) is var (day, behind) && start is { } begin && day <= DateTime.DaysInMonth(begin.Year, begin.Month)
                        ? new(begin.AddDays(day - 1), null, at, behind)
                        : new(start, start?.AddMonths(1), at, end + 1);
                }
                return new(first, first?.AddYears(1), at, at + 2);
            }
        return null;
    }
}
