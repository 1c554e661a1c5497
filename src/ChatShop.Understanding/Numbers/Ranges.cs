using ChatShop.Understanding.Text;

namespace ChatShop.Understanding.Numbers;

/// <summary>Two numbers that are one open range: 2-3, 两到三, 2 or 3, 两、三.</summary>
internal static class Ranges
{
    private static readonly string[] Links = ["-", "~", "到", "至", "或者", "或", "to", "or"];

    /// <summary>Behind the second number, or 0 where no range is said.</summary>
    public static int EndOfSecond(string plain, Numeral first, Func<string, int, Numeral?> read)
    {
        if (first.Value is not { } low)
            return 0;
        var at = Signs.SkipBlanks(plain, first.End);
        foreach (var link in Links)
        {
            if (!Signs.WordAt(plain, at, link))
                continue;
            var next = Signs.SkipBlanks(plain, at + link.Length);
            return read(plain, next) is { Value: { } high, ReadAloud: false } second && high > low ? second.End : 0;
        }
        return 0;
    }
}
