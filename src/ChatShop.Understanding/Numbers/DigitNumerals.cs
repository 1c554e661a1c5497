using ChatShop.Understanding.Text;

namespace ChatShop.Understanding.Numbers;

/// <summary>Numbers of digits: 1,000 · 4.99 · 1/2 · 1½ · 3k · 2w.</summary>
internal static class DigitNumerals
{
    private const int MostDigits = 15;

    /// <summary>The value and how many signs it takes; null where no digit stands or there are too many.</summary>
    public static (decimal Value, int Length)? At(string plain, int at)
    {
        var end = at;
        decimal value = 0;
        for (; end < plain.Length; end++)
        {
            if (Signs.IsDigit(plain[end]))
                value = (value * 10) + (plain[end] - '0');
            else if (!IsThousandsMark(plain, at, end))
                break;
            if (end - at > MostDigits)
                return null;
        }
        if (end == at)
            return null;
        value += Decimals(plain, ref end);
        value = Fraction(plain, value, ref end);
        return (Suffixed(plain, value, ref end), end - at);
    }

    private static bool IsThousandsMark(string plain, int start, int at) =>
        plain[at] == ',' && at - start is >= 1 and <= 3 or 5 or 6 or 7 && at + 3 < plain.Length
        && Signs.IsDigit(plain[at + 1]) && Signs.IsDigit(plain[at + 2]) && Signs.IsDigit(plain[at + 3])
        && (at + 4 == plain.Length || !Signs.IsDigit(plain[at + 4])) && plain[start] != '0';

    private static decimal Decimals(string plain, ref int end)
    {
        if (end + 1 >= plain.Length || plain[end] != '.' || !Signs.IsDigit(plain[end + 1]))
            return 0;
        decimal value = 0;
        var scale = 0.1m;
        end++;
        for (var count = 0; end < plain.Length && Signs.IsDigit(plain[end]); end++, count++)
        {
            if (count < 6)
                value += (plain[end] - '0') * scale;
            scale /= 10;
            if (count > 20)
                break;
        }
        return value;
    }

    private static decimal Fraction(string plain, decimal value, ref int end)
    {
        if (end < plain.Length && HalfSign(plain[end]) is > 0 and var part)
        {
            end++;
            return value + part;
        }
        if (end + 1 < plain.Length && plain[end] == '/' && plain[end + 1] is >= '2' and <= '9'
            && (end + 2 == plain.Length || !Signs.IsDigit(plain[end + 2])) && value < 10 && value < plain[end + 1] - '0')
        {
            end += 2;
            return value / (plain[end - 1] - '0');
        }
        return value;
    }

    /// <summary>½, ¼ and ¾; 0 for any other sign.</summary>
    public static decimal HalfSign(char sign) => sign switch { '½' => 0.5m, '¼' => 0.25m, '¾' => 0.75m, _ => 0 };

    private static decimal Suffixed(string plain, decimal value, ref int end)
    {
        if (end >= plain.Length || plain[end] is not ('k' or 'w') || (end + 1 < plain.Length && Signs.IsWordSign(plain[end + 1])))
            return value;
        return value * (plain[end++] == 'k' ? 1000 : 10_000);
    }
}
