using ChatShop.Understanding.Text;

namespace ChatShop.Understanding.Times;

/// <summary>Feasts, of the sun's and of the moon's year, and days of the moon's months: 国庆, 中秋, 正月初八.</summary>
internal static class Feasts
{
    private static readonly (string Word, int Month, int Day, bool Moon, int Holidays)[] All =
    [
        ("国庆", 10, 1, false, 7), ("十一黄金周", 10, 1, false, 7), ("元旦", 1, 1, false, 0), ("五一", 5, 1, false, 5), ("劳动节", 5, 1, false, 5),
        ("妇女节", 3, 8, false, 0), ("儿童节", 6, 1, false, 0), ("教师节", 9, 10, false, 0), ("双十一", 11, 11, false, 0), ("圣诞", 12, 25, false, 0),
        ("春节", 1, 1, true, 0), ("大年初一", 1, 1, true, 0), ("元宵", 1, 15, true, 0), ("端午", 5, 5, true, 0), ("七夕", 7, 7, true, 0),
        ("中秋", 8, 15, true, 0), ("重阳", 9, 9, true, 0), ("腊八", 12, 8, true, 0),
    ];

    private const string MoonMonths = "正二三四五六七八九十冬腊";

    /// <summary>Null where none is named.</summary>
    public static Span? At(string plain, int at, Calendar calendar)
    {
        foreach (var (word, month, day, moon, holidays) in All)
        {
            if (!Signs.WordAt(plain, at, word))
                continue;
            var end = at + word.Length;
            if (end < plain.Length && plain[end] == '节' && !word.EndsWith('节'))
                end++;
            else if (word == "五一" && !Follows(plain, end))
                return null;
            else if (word is "元宵" && end == at + 2)
                return null;
            else if (word is "重阳" or "七夕" or "腊八" && !Follows(plain, end))
                return null;
            var first = moon ? calendar.NearestLunarDay(month, day) : calendar.NearestDay(month, day);
            return holidays > 0 && Long(plain, ref end) ? new(first, first?.AddDays(holidays), at, end) : new(first, null, at, end);
        }
        return MoonDay(plain, at, calendar);
    }

    private static bool Follows(string plain, int end) =>
        end < plain.Length && "节那当前期放假送要开".Contains(plain[end]);

    private static bool Long(string plain, ref int end)
    {
        var word = Signs.OneAt(plain, end, "七天", "7天", "五天", "5天", "假期", "长假", "黄金周", "期间", "放假");
        end += word?.Length ?? 0;
        return word is not null;
    }

    /// <summary>腊月二十三, 正月初八, 八月十五 is left to the sun's months unless 农历 stands before it.</summary>
    private static Span? MoonDay(string plain, int at, Calendar calendar)
    {
        var start = at;
        var moon = plain.AsSpan(at).StartsWith("农历") || plain.AsSpan(at).StartsWith("阴历");
        if (moon)
            at += 2;
        if (at + 2 >= plain.Length || plain[at + 1] != '月' || MoonMonths.IndexOf(plain[at]) is not (>= 0 and var month) || !(moon || month is 0 or > 9 || plain[at + 2] == '初'))
            return null;
        var dayAt = plain[at + 2] == '初' ? at + 3 : at + 2;
        if (Numbers.HanNumerals.At(plain, dayAt) is not { Value: { } day and >= 1 and <= 30 } number)
            return null;
        var end = number.End < plain.Length && plain[number.End] is '号' or '日' ? number.End + 1 : number.End;
        return new(calendar.NearestLunarDay(month + 1, (int)day), null, start, end);
    }
}
