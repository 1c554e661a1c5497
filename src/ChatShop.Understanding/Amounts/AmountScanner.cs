using ChatShop.Understanding.Numbers;
using ChatShop.Understanding.Text;

namespace ChatShop.Understanding.Amounts;

/// <summary>Finds every number of a text together with what it counts.</summary>
internal static class AmountScanner
{
    private static readonly WordList NoNumbers = new(Embedded.Lines("Amounts.not-numbers.txt").SelectMany(line => line.Split(' ')));

    private static readonly string[] PerWords = ["每", "论", "按", "/", "per", "each", "every", "a", "an", "one", "the", "一"];

    /// <summary>The amounts in their order; what another reading has taken is passed over.</summary>
    public static List<Amount> Find(string plain, Func<int, bool> isTaken)
    {
        var amounts = new List<Amount>();
        for (var at = 0; at < plain.Length;)
        {
            if (NoNumbers.LengthAt(plain, at) is > 0 and var length)
            {
                at += length;
                continue;
            }
            if (isTaken(at) || !MayBegin(plain, at) || At(plain, at) is not { } amount || isTaken(amount.End - 1))
            {
                at++;
                continue;
            }
            amounts.Add(amount);
            at = amount.End;
        }
        return amounts;
    }

    private static bool MayBegin(string plain, int at) =>
        plain[at] != ' ' && (at == 0 || !Signs.IsLatin(plain[at]) || !Signs.IsLatin(plain[at - 1]))
        && !(Signs.IsDigit(plain[at]) && at > 0 && Signs.IsLatin(plain[at - 1]) && !plain.AsSpan(0, at).EndsWith("rmb"));

    private static Amount? At(string plain, int at) =>
        MoneyWords.WithSign(plain, at) ?? MoneyWords.WithoutNumber(plain, at) ?? OneUnit(plain, at) ?? BareUnit(plain, at) ?? Counted(plain, at);

    /// <summary>每箱, 论斤, /kg, a lb, each, 一斤: one unit, unless a longer number is meant.</summary>
    private static Amount? OneUnit(string plain, int at)
    {
        if (Signs.WordAt(plain, at, "each") && (at + 4 >= plain.Length || UnitWords.At(plain, at + 5) is null) || Signs.WordAt(plain, at, "apiece"))
            return new(AmountKind.Measure, 1, "piece", at, plain.IndexOfAny([' ', ',', '.', ';', '!', '?'], at) is var e && e > 0 ? e : plain.Length, One: true);
        foreach (var word in PerWords)
        {
            if (!Signs.WordAt(plain, at, word))
                continue;
            var next = Signs.SkipBlanks(plain, at + word.Length);
            if (word is "每" or "/" or "per" or "every" or "each" && Numerals.At(plain, next) is { Value: { } count, ReadAloud: false } number
                && UnitWords.At(plain, Signs.SkipBlanks(plain, number.End)) is { } several)
                return new(AmountKind.Measure, count * several.Factor, several.Unit, at, several.End, One: true);
            if (UnitWords.At(plain, next) is not { } unit || (word == "一" && (Half(plain, unit.End) || unit.Word == "块")) || (word == "the" && unit.Unit == "basket") || NotUnit(plain, unit))
                continue;
            return Signs.WordAt(plain, Signs.SkipBlanks(plain, unit.End), "and a half")
                ? new(AmountKind.Measure, unit.Factor * 1.5m, unit.Unit, at, Signs.SkipBlanks(plain, unit.End) + 10)
                : new(AmountKind.Measure, unit.Factor, unit.Unit, at, unit.End, One: true);
        }
        return null;
    }

    /// <summary>八斤多: a little more counts as nothing; 八斤多少钱 asks for the price.</summary>
    private static Amount AndMore(string plain, Amount measured) =>
        measured.End < plain.Length && plain[measured.End] == '多' && (measured.End + 1 == plain.Length || plain[measured.End + 1] is not ('少' or '大' or '久' or '谢'))
            ? measured with { End = measured.End + 1 }
            : measured;

    /// <summary>一斤半, 一斤二两, 一斤二: more than the one is meant.</summary>
    private static bool Half(string plain, int at) => at < plain.Length && (plain[at] == '半' || (HanNumerals.DigitOf(plain[at]) > 0
        && (UnitWords.At(plain, at + 1) is { Unit: "liang" } || (plain[at - 1] == '斤' && plain[at] != '两' && EndsThere(plain, at + 1)))));

    /// <summary>斤半花生, 来个南瓜: a unit whose number is not said.</summary>
    private static Amount? BareUnit(string plain, int at)
    {
        if (!Signs.IsHan(plain[at]) || UnitWords.At(plain, at) is not { Word: not ("两" or "提") } unit)
            return null;
        if (unit.End < plain.Length && plain[unit.End] == '半' && unit.Unit is not "piece" && (at == 0 || HanNumerals.DigitOf(plain[at - 1]) < 0))
            return new(AmountKind.Measure, 1.5m * unit.Factor, unit.Unit, at, unit.End + 1);
        return at > 0 && plain[at - 1] is '来' or '要' or '买' or '订' or '称' or '拿' or '整' or '搞' or '弄' && unit.Word is not ("份" or "人" or "位" or "块" or "头" or "条" or "口" or "本" or "节")
            && unit.End < plain.Length && Signs.IsHan(plain[unit.End]) && plain[unit.End] is not ('人' or '店' or '团' or '地' or '号' or '价')
            ? new(AmountKind.Measure, unit.Factor, unit.Unit, at, unit.End)
            : null;
    }

    private static Amount? Counted(string plain, int at)
    {
        if (Numerals.At(plain, at) is not { } number)
            return null;
        if (number.Value is { } whole && Signs.WordAt(plain, Signs.SkipBlanks(plain, number.End), "and a half"))
            number = number with { Value = whole + 0.5m, End = Signs.SkipBlanks(plain, number.End) + 10 };
        if (number.ReadAloud)
            return new(AmountKind.Number, number.Value, "", number.Start, number.End);
        if (MoneyWords.Behind(plain, number) is { } money)
            return money;
        var next = Signs.SkipBlanks(plain, number.End);
        if (Signs.WordAt(plain, next, "more"))
            next = Signs.SkipBlanks(plain, next + 4);
        if (next < plain.Length && plain[next] == '多' && UnitWords.At(plain, next + 1) is not null)
            next++;
        if (Points(plain, next) is > 0 and var behind)
            return new(AmountKind.Points, number.Value, "", at, behind);
        if (UnitWords.At(plain, next) is { } unit && !NotUnit(plain, unit))
            return AndMore(plain, Measured(plain, number, unit));
        if (Typo(plain, next))
            return new(AmountKind.Measure, number.Value, "jin", at, next + 1);
        if (plain[number.Start] == '半')
            return null;
        var dozen = plain.AsSpan(number.Start, number.End - number.Start).EndsWith("dozen");
        return new(dozen ? AmountKind.Measure : AmountKind.Number, number.Value, dozen ? "piece" : "", at, number.End, One: plain[at] == 'a' && dozen);
    }

    private static Amount Measured(string plain, Numeral number, UnitWords.Found unit)
    {
        var value = number.Value * unit.Factor;
        var end = unit.End;
        if (end < plain.Length && plain[end] == '半')
            (value, end) = (value + (unit.Factor / 2), end + 1);
        else if (Signs.WordAt(plain, Signs.SkipBlanks(plain, end), "and a half"))
            (value, end) = (value + (unit.Factor / 2), Signs.SkipBlanks(plain, end) + 10);
        else if (unit.Unit == "jin" && end + 1 < plain.Length && HanNumerals.At(plain, end) is { Value: { } tenth } more
            && UnitWords.At(plain, more.End) is { Unit: "liang" } liang)
            (value, end) = (value + (tenth / 10), liang.End);
        else if (unit.Unit == "jin" && end < plain.Length && plain[end] != '两' && HanNumerals.DigitOf(plain[end]) is > 0 and var digit && EndsThere(plain, end + 1))
            (value, end) = (value + (digit / 10m), end + 1);
        var one = number.Value is 1 or 0.5m or 2 && number.End - number.Start == 1 && (unit.Factor > 1 || number.Value != 2) && unit.End == end;
        if (UnitWords.At(plain, Signs.SkipBlanks(plain, end)) is { Factor: 12, Word: not "打" } && unit.Factor == 1)
            one = false;
        return new(AmountKind.Measure, value, unit.Unit, number.Start, end, one);
    }

    private static bool EndsThere(string plain, int at) => at >= plain.Length || Signs.EndsClause(plain[at]) || plain[at] is '吧' or '呗';

    private static int Points(string plain, int at)
    {
        if (at >= plain.Length)
            return 0;
        if (plain[at] == '星' && !(at + 1 < plain.Length && plain[at + 1] == '期'))
            return at + 1;
        foreach (var word in (ReadOnlySpan<string>)["颗星", "个星", "分", "stars", "star", "out of 5", "/5"])
            if (Signs.WordAt(plain, at, word))
                return word == "分" && at + 1 < plain.Length && plain[at + 1] is '钟' or '之' ? 0 : at + word.Length;
        return 0;
    }

    private static bool Typo(string plain, int at) =>
        at < plain.Length && plain[at] == '金' && (at + 1 == plain.Length || !"店工件属融器桔针丝华银".Contains(plain[at + 1]));

    /// <summary>A unit's sign that begins another word here: 三两步, 5头村, 两个月.</summary>
    private static bool NotUnit(string plain, UnitWords.Found unit)
    {
        var next = unit.End < plain.Length ? plain[unit.End] : ' ';
        return unit.Word switch
        {
            "个" => next is '月' or '星' or '礼' or '点' || plain.AsSpan(unit.End).StartsWith("小时"),
            "人" => next is '家' or '工' or '民',
            "位" => next is '置',
            "提" => next is '现' or '领' or '出',
            "张" => next is '三' or '家',
            "片" => next is '区',
            "口" => next is '味',
            _ => false,
        };
    }
}
