using ChatShop.Understanding.Text;

namespace ChatShop.Understanding.Numbers;

/// <summary>Numbers of Chinese signs and of digits with Chinese multipliers.</summary>
internal static class HanNumerals
{
    private const string Ones = "零一二三四五六七八九";
    private const string Formal = "零壹贰叁肆伍陆柒捌玖";

    /// <summary>Null where none begins.</summary>
    public static Numeral? At(string plain, int at)
    {
        if (at >= plain.Length)
            return null;
        var sign = plain[at];
        if (sign == '半')
            return new(0.5m, at, at + 1);
        if (sign is '俩' or '仨')
            return new(sign == '俩' ? 2 : 3, at, at + 1);
        if (sign is '几' or '数' && at + 1 < plain.Length && plain[at + 1] is '十' or '百' or '千' or '万')
            return new(null, at, at + 2);
        if (sign is '负' or '-' && MayBeNegative(plain, at) && Counted(plain, at + 1) is { Value: { } value } number)
            return number with { Value = -value, Start = at };
        if (sign is '第')
            return null;
        return Spelled(plain, at) ?? Counted(plain, at);
    }

    /// <summary>A digit's value, formal signs and 两 too; -1 for any other sign.</summary>
    public static int DigitOf(char sign)
    {
        if (sign == '两')
            return 2;
        var digit = Ones.IndexOf(sign);
        return digit >= 0 ? digit : Formal.IndexOf(sign);
    }

    private static int MultiplierOf(char sign) => sign switch
    {
        '十' or '拾' => 10,
        '百' or '佰' => 100,
        '千' or '仟' => 1000,
        _ => 0,
    };

    private static bool MayBeNegative(string plain, int at) =>
        plain[at] == '负' || (at + 1 < plain.Length && Signs.IsDigit(plain[at + 1])
            && (at == 0 || plain[at - 1] is ' ' or ',' or '来' or '要' or '买' or '订' or '有' or '存' or '剩'));

    /// <summary>一零四九, 一三八零…: three digits or more without multipliers are digits read aloud.</summary>
    private static Numeral? Spelled(string plain, int at)
    {
        var end = at;
        while (end < plain.Length && plain[end] != '两' && (DigitOf(plain[end]) >= 0 || plain[end] == '幺'))
            end++;
        if (end - at < 3 || (end < plain.Length && MultiplierOf(plain[end]) > 0))
            return null;
        decimal value = 0;
        for (var i = at; i < end && i < at + 18; i++)
            value = (value * 10) + (plain[i] == '幺' ? 1 : DigitOf(plain[i]));
        return new(value, at, end, ReadAloud: true);
    }

    private static Numeral? Counted(string plain, int at)
    {
        var count = new HanCount();
        var end = at;
        while (end < plain.Length)
        {
            var taken = Step(plain, end, ref count);
            if (taken == 0)
                break;
            end += taken;
            if (count.IsOpen)
                return new(null, at, end);
        }
        return count.HasValue ? new(count.Total(), at, end) : null;
    }

    private static int Step(string plain, int at, ref HanCount count)
    {
        var sign = plain[at];
        if (Signs.IsDigit(sign))
            return count.MayTakeDigits ? DigitNumerals.At(plain, at) is var (digits, length) ? count.TakeDigits(digits, length) : 0 : 0;
        if (sign is '廿' or '卅')
            return count.TakeDigit(sign == '廿' ? 2 : 3, '十') > 0 ? count.Multiply(10) : 0;
        if (MultiplierOf(sign) is > 0 and var multiplier)
            return count.Multiply(multiplier);
        if (sign is '万' or '亿')
            return count.MultiplyAll(sign == '万' ? 10_000 : 100_000_000);
        if (sign is '几')
            return count.HasMultiplier ? count.Open() : 0;
        if (sign == '点' && count.IsDigit && at + 1 < plain.Length && DigitOf(plain[at + 1]) >= 0 && plain[at + 1] != '两')
            return Decimals(plain, at, ref count);
        if (DigitOf(sign) is >= 0 and var digit && (sign != '两' || count.MayTakeTwo(plain, at)))
            return count.TakeDigit(digit, at + 1 < plain.Length ? plain[at + 1] : ' ');
        return 0;
    }

    private static int Decimals(string plain, int at, ref HanCount count)
    {
        var length = 1;
        var scale = 0.1m;
        for (var i = at + 1; i < plain.Length && plain[i] != '两' && DigitOf(plain[i]) is >= 0 and var digit && length < 7; i++, length++)
        {
            count.AddDecimals(digit * scale);
            scale /= 10;
        }
        return length;
    }
}
