using ChatShop.Understanding.Text;

namespace ChatShop.Understanding.Places;

/// <summary>Finds a telephone number: 138-0011-0003, +44 7700 900123, 0722 555 010.</summary>
internal static class PhoneReader
{
    /// <summary>A number as it is dialled, and where it stands.</summary>
    internal readonly record struct Found(string Phone, int Start, int End);

    /// <summary>The first one in the text.</summary>
    /// <param name="plain">A plain text.</param>
    /// <param name="anyDigits">The shop has asked for a phone, so that any 7 digits or more are one.</param>
    public static Found? Find(string plain, bool anyDigits)
    {
        for (var at = 0; at < plain.Length; at++)
            if ((plain[at] == '+' || Signs.IsDigit(plain[at])) && (at == 0 || !Signs.IsWordSign(plain[at - 1]) && plain[at - 1] is not ('.' or '$' or '€' or '£' or '¥')))
            {
                var (digits, end) = Digits(plain, at);
                if (IsPhone(digits, anyDigits || Labelled(plain, at)) && !(end < plain.Length && Signs.IsLatin(plain[end])))
                    return new(digits.StartsWith("00", StringComparison.Ordinal) ? "+" + digits[2..] : digits, at, end);
                at = Math.Max(at, end - 1);
            }
        return Spoken(plain, anyDigits);
    }

    private static (string Digits, int End) Digits(string plain, int at)
    {
        var digits = new System.Text.StringBuilder(16);
        var end = at;
        if (plain[at] == '+')
        {
            digits.Append('+');
            at++;
        }
        for (; at < plain.Length && digits.Length < 20; at++)
        {
            if (Signs.IsDigit(plain[at]))
            {
                digits.Append(plain[at]);
                end = at + 1;
            }
            else if (!(plain[at] is ' ' or '-' or '(' or ')' or '.' && digits.Length > 0 && at - end < 2))
                break;
        }
        return (digits.ToString(), end);
    }

    private static bool IsPhone(string digits, bool labelled)
    {
        if (digits.Length > 0 && digits[0] == '+')
            return digits.Length is >= 9 and <= 16;
        if (digits.StartsWith("00", StringComparison.Ordinal))
            return digits.Length is >= 11 and <= 17;
        if (digits.Length == 11 && digits[0] == '1' && digits[1] is >= '3' and <= '9')
            return true;
        if (digits.Length is 10 or 11 or 12 && digits[0] == '0')
            return true;
        return labelled && digits.Length is >= 7 and <= 13;
    }

    private static bool Labelled(string plain, int at)
    {
        var before = plain.AsSpan(Math.Max(0, at - 14), Math.Min(14, at));
        foreach (var label in (ReadOnlySpan<string>)["电话", "手机", "号码", "联系", "phone", "call", "mobile", "tel", "cell", "number", "ph ", "ph:", "text", "whatsapp"])
            if (before.Contains(label, StringComparison.Ordinal))
                return true;
        return false;
    }

    /// <summary>一三八零零一一零零零三: digits read aloud.</summary>
    private static Found? Spoken(string plain, bool anyDigits)
    {
        for (var at = 0; at < plain.Length; at++)
        {
            if (DigitOf(plain[at]) < 0)
                continue;
            var end = at;
            while (end < plain.Length && (DigitOf(plain[end]) >= 0 || (plain[end] is ' ' or '-' && end + 1 < plain.Length && DigitOf(plain[end + 1]) >= 0)))
                end++;
            var digits = plain[at..end].Where(sign => DigitOf(sign) >= 0).ToList();
            if (digits.Exists(sign => !Signs.IsDigit(sign)) && digits.Count >= (anyDigits ? 7 : 11) && digits.Count <= 13)
                return new(string.Concat(digits.Select(sign => (char)('0' + DigitOf(sign)))), at, end);
            at = end;
        }
        return null;
    }

    private static int DigitOf(char sign) =>
        sign == '幺' ? 1 : sign == '两' ? -1 : Signs.IsDigit(sign) ? sign - '0' : Numbers.HanNumerals.DigitOf(sign);
}
