using ChatShop.Understanding.Text;

namespace ChatShop.Understanding.Numbers;

/// <summary>Reads the number that begins at a place: digits, Chinese, English, or a mixture (1千2, 3k, 1.5万).</summary>
internal static class Numerals
{
    /// <summary>Null where no number begins.</summary>
    /// <param name="plain">A plain text.</param>
    /// <param name="at">Where it should begin.</param>
    public static Numeral? At(string plain, int at)
    {
        var number = One(plain, at);
        if (number is not { ReadAloud: false } first)
            return number;
        var end = Ranges.EndOfSecond(plain, first, One);
        return end > 0 ? first with { Value = null, End = end } : WithApproximation(plain, first);
    }

    private static Numeral? One(string plain, int at) =>
        HanNumerals.At(plain, at) ?? EnglishNumerals.At(plain, at);

    /// <summary>三十来, 一百多: about so many is so many.</summary>
    private static Numeral WithApproximation(string plain, Numeral number)
    {
        var end = number.End;
        var rounded = end > 0 && end < plain.Length && "十百千万0".Contains(plain[end - 1]);
        return rounded && plain[end] is '来' or '多' or '余' && end + 1 < plain.Length && Signs.IsHan(plain[end + 1])
            ? number with { End = end + 1 }
            : number;
    }
}
