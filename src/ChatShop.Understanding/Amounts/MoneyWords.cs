using ChatShop.Understanding.Numbers;
using ChatShop.Understanding.Text;

namespace ChatShop.Understanding.Amounts;

/// <summary>Sums of money: ¥6.6 · 十二块五 · 块八毛 · 一毛五 · 30 RMB · £1.80.</summary>
internal static class MoneyWords
{
    private static readonly string[] YuanWords = ["块钱", "元钱", "块", "元", "圆", "yuan", "rmb", "kuai", "cny", "人民币"];

    private static readonly (string Word, string Currency)[] Others =
    [
        ("dollars", "USD"), ("dollar", "USD"), ("bucks", "USD"), ("buck", "USD"), ("usd", "USD"), ("美元", "USD"), ("美金", "USD"), ("刀", "USD"),
        ("euros", "EUR"), ("euro", "EUR"), ("eur", "EUR"), ("欧元", "EUR"), ("quid", "GBP"), ("gbp", "GBP"), ("pounds", "GBP"), ("英镑", "GBP"),
    ];

    private static readonly (string Word, string Currency)[] Signed =
    [
        ("us$", "USD"), ("$", "USD"), ("€", "EUR"), ("£", "GBP"), ("rmb", "CNY"), ("cny", "CNY"), ("¥", "CNY"), ("usd", "USD"), ("eur", "EUR"), ("gbp", "GBP"),
    ];

    /// <summary>A sum that begins with its currency's sign.</summary>
    public static Amount? WithSign(string plain, int at)
    {
        foreach (var (word, currency) in Signed)
            if (Signs.WordAt(plain, at, word) && Numerals.At(plain, Signs.SkipBlanks(plain, at + word.Length)) is { ReadAloud: false } number)
                return new(AmountKind.Money, number.Value, currency, at, AfterRepeatedUnit(plain, number.End));
        return null;
    }

    /// <summary>块二, 块八毛: one yuan and something, the one unsaid.</summary>
    public static Amount? WithoutNumber(string plain, int at) =>
        plain[at] == '块' && at + 1 < plain.Length && Tenths(plain, at + 1) is var (part, end) && end > at + 1
            ? new(AmountKind.Money, 1 + part, "CNY", at, end)
            : null;

    /// <summary>A sum whose unit stands behind its number.</summary>
    public static Amount? Behind(string plain, Numeral number)
    {
        var at = Signs.SkipBlanks(plain, number.End);
        foreach (var word in YuanWords)
            if (Signs.WordAt(plain, at, word) && !(word == "圆" && at + 1 < plain.Length && plain[at + 1] == '通'))
                return Yuan(plain, number, at + word.Length, word);
        if (at < plain.Length && plain[at] == '蚊' && !(at + 1 < plain.Length && plain[at + 1] is '香' or '账' or '子'))
            return Yuan(plain, number, at + 1, "块"); // Cantonese for it.
        if (at < plain.Length && plain[at] == '快' && (at + 1 == plain.Length || Priced(plain, at + 1) || plain[at + 1] == ' '))
            return new(AmountKind.Money, number.Value, "CNY", number.Start, SkipMoney(plain, at + 1)); // 4快一斤: 块, mistyped.
        foreach (var (word, currency) in Others)
            if (Signs.WordAt(plain, at, word) && !(word == "pounds" && !PricedInPounds(plain, at + word.Length)))
                return new(AmountKind.Money, number.Value, currency, number.Start, at + word.Length);
        return Small(plain, number, at);
    }

    private static Amount Yuan(string plain, Numeral number, int end, string word)
    {
        if (end < plain.Length && plain[end] == '半' && word is "块")
            return new(AmountKind.Money, number.Value + 0.5m, "CNY", number.Start, end + 1);
        if (word is "块" or "元" && Tenths(plain, end) is var (part, behind) && behind > end)
            return new(AmountKind.Money, number.Value + part, "CNY", number.Start, SkipMoney(plain, behind));
        return new(AmountKind.Money, number.Value, "CNY", number.Start, end, Counter: word == "块");
    }

    /// <summary>What stands behind 块: 五, 50, 5毛, 五毛五, unless it counts goods: 十块四个.</summary>
    private static (decimal Part, int End) Tenths(string plain, int at)
    {
        if (at >= plain.Length)
            return (0, at);
        if (Signs.IsDigit(plain[at]))
            return DigitTenths(plain, at);
        var digit = plain[at] == '两' ? -1 : HanNumerals.DigitOf(plain[at]);
        if (digit < 0 || Continues(plain, at + 1))
            return (0, at);
        return Smaller(plain, digit, at + 1);
    }

    private static (decimal Part, int End) DigitTenths(string plain, int at)
    {
        var end = at;
        while (end < plain.Length && Signs.IsDigit(plain[end]))
            end++;
        if (end - at > 2 || Continues(plain, end))
            return (0, at);
        var value = plain[at] - '0';
        return end - at == 2 ? (((value * 10) + plain[at + 1] - '0') / 100m, end) : Smaller(plain, value, end);
    }

    /// <summary>Tenths of a yuan with what stands behind them, or hundredths alone: 五, 五毛, 五毛五, 5毛5分, 零五, 五分钱.</summary>
    private static (decimal Part, int End) Smaller(string plain, int digit, int at)
    {
        if (at + 1 < plain.Length && plain[at] == '分' && plain[at + 1] == '钱')
            return (digit / 100m, at + 1);
        var next = at < plain.Length && plain[at] is '毛' or '角' ? at + 1 : at;
        return (next > at || digit == 0) && Hundredths(plain, next) is var (fen, end) ? ((digit / 10m) + fen, end) : (digit / 10m, next);
    }

    /// <summary>The 五 or 5分 of 三毛五 and 3毛5分; null where the digit begins something else: 5毛50斤, 五毛两个.</summary>
    private static (decimal Part, int End)? Hundredths(string plain, int at)
    {
        if (at >= plain.Length || plain[at] == '两' || HanDigit(plain[at]) is not (> 0 and var fen) || Continues(plain, at + 1))
            return null;
        var end = at + 1;
        if (end < plain.Length && Signs.IsDigit(plain[end]))
            return null;
        return (fen / 100m, end < plain.Length && plain[end] == '分' ? end + 1 : end);
    }

    /// <summary>Whether a unit or the rest of a number follows, so that the digit before belongs to it.</summary>
    private static bool Continues(string plain, int at)
    {
        if (at >= plain.Length)
            return false;
        if (plain[at] is '十' or '百' or '千' or '万' or '.' && at + 1 < plain.Length && (plain[at] != '.' || Signs.IsDigit(plain[at + 1])))
            return true;
        return plain[at] is not ('毛' or '角' or ' ') && UnitWords.At(plain, at) is not null;
    }

    private static Amount? Small(string plain, Numeral number, int at)
    {
        if (at >= plain.Length || plain[at] is not ('毛' or '角' or '分'))
            return null;
        var end = at + 1;
        if (plain[at] == '分')
            return end < plain.Length && plain[end] == '钱' ? new(AmountKind.Money, number.Value / 100, "CNY", number.Start, end + 1) : null;
        if (plain[at] == '角' && !Priced(plain, end) && number.End - number.Start == 1 && plain[number.Start] == '八')
            return null;
        var value = number.Value / 10;
        if (Hundredths(plain, end) is var (fen, behind))
            (value, end) = (value + fen, behind);
        return new(AmountKind.Money, value, "CNY", number.Start, SkipMoney(plain, end));
    }

    private static int HanDigit(char sign) => Signs.IsDigit(sign) ? sign - '0' : HanNumerals.DigitOf(sign);

    private static bool Priced(string plain, int at) => at < plain.Length && plain[at] is '钱' or '一' or '每' or '/' or '半' or '五';

    private static int SkipMoney(string plain, int end) => end < plain.Length && plain[end] == '钱' ? end + 1 : end;

    private static int AfterRepeatedUnit(string plain, int end)
    {
        foreach (var word in YuanWords)
            if (Signs.WordAt(plain, Signs.SkipBlanks(plain, end), word))
                return Signs.SkipBlanks(plain, end) + word.Length;
        return end;
    }

    /// <summary>"5 pounds a jar" is money; "5 pounds of ginger" is weight.</summary>
    private static bool PricedInPounds(string plain, int at)
    {
        at = Signs.SkipBlanks(plain, at);
        return Signs.WordAt(plain, at, "a") || Signs.WordAt(plain, at, "per") || Signs.WordAt(plain, at, "each") || Signs.WordAt(plain, at, "for");
    }
}
