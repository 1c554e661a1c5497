using ChatShop.Understanding.Numbers;
using ChatShop.Understanding.Text;

namespace ChatShop.Understanding.Times;

/// <summary>Dates with their year: 2026-10-01, 2026/10/1, 2026年10月1日.</summary>
internal static class IsoDates
{
    /// <summary>Null where none begins.</summary>
    public static Span? At(string plain, int at)
    {
        if (DigitNumerals.At(plain, at) is not ({ } year, 4) || year is < 2000 or > 2100 || (at > 0 && Signs.IsWordSign(plain[at - 1])))
            return null;
        var next = at + 4;
        if (next >= plain.Length || plain[next] is not ('-' or '/' or '.' or '年'))
            return null;
        if (Whole(plain, next + 1) is not var (month, monthEnd) || month is < 1 or > 12)
            return plain[next] == '年' ? Year((int)year, at, next + 1) : null;
        if (monthEnd >= plain.Length || plain[monthEnd] is not ('-' or '/' or '.' or '月'))
            return null;
        if (Whole(plain, monthEnd + 1) is not var (day, end) || day < 1 || day > DateTime.DaysInMonth((int)year, month))
            return plain[monthEnd] == '月' ? Month((int)year, month, at, monthEnd + 1) : null;
        if (end < plain.Length && plain[end] is '日' or '号')
            end++;
        return new(new DateOnly((int)year, month, day), null, at, end);
    }

    private static Span Year(int year, int at, int end) => new(new DateOnly(year, 1, 1), new DateOnly(year + 1, 1, 1), at, end);

    private static Span Month(int year, int month, int at, int end)
    {
        var first = new DateOnly(year, month, 1);
        return new(first, first.AddMonths(1), at, end);
    }

    private static (int, int)? Whole(string plain, int at)
    {
        var end = at;
        var value = 0;
        while (end < plain.Length && end - at < 2 && Signs.IsDigit(plain[end]))
            value = (value * 10) + plain[end++] - '0';
        return end > at ? (value, end) : null;
    }
}
