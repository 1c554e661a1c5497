using System.Text.RegularExpressions;
using ChatShop.Understanding.Text;

namespace ChatShop.Understanding.Orders;

/// <summary>Finds an order's number and a parcel's number.</summary>
internal static partial class OrderReader
{
    /// <summary>A number in upper case, and where it stands.</summary>
    internal readonly record struct Found(string Code, int Start, int End);

    private const int LeastBehindCarrier = 6;

    private static readonly string[] Before = ["订单号", "订单", "单号", "单子", "编号", "order number", "order no", "order", "orders", "#", "no."];

    private static readonly string[] Behind = ["号订单", "号单", "订单", "那单", "这单", "呢单", "单子", "的单", "那个单", "这个单", "那一单", "号那单", "号的单", "单"];

    /// <summary>The parcel's number: eight digits or more, letters around them allowed.</summary>
    public static Found? Tracking(Sentence sentence, int least)
    {
        foreach (var code in Codes(sentence.Plain))
            if ((code.Digits >= least || (code is { Letters: >= 1, Digits: >= 7 } && least > 6)) && !sentence.IsTaken(code.Start))
                return Of(sentence, code.Start, code.End);
        return Groups().Match(sentence.Plain) is { Success: true } groups && groups.Value.Count(Signs.IsDigit) >= least && !sentence.IsTaken(groups.Index)
            ? new(string.Concat(groups.Value.Where(Signs.IsWordSign)).ToUpperInvariant(), groups.Index, groups.Index + groups.Length)
            : null;
    }

    /// <summary>What stands right behind a carrier's name is a parcel's number, also a short one: 中通 ZT998877.</summary>
    public static Found? TrackingBehind(Sentence sentence, int? carrierEnd)
    {
        if (carrierEnd is not { } end || NumberWord().Match(sentence.Plain, end) is not { Success: true } lead)
            return null;
        foreach (var code in Codes(sentence.Plain))
            if (code.Start == lead.Index + lead.Length && code.Letters + code.Digits >= LeastBehindCarrier && !sentence.IsTaken(code.Start))
                return Of(sentence, code.Start, code.End);
        return null;
    }

    [GeneratedRegex(@"\G(?: |,|:|运?单号|快递单号|number|no\.|tracking)*", RegexOptions.CultureInvariant)]
    private static partial Regex NumberWord();

    /// <summary>A number that the words beside it call an order's: 订单A207, 88号订单, order 318, #552, 一零四九那单.</summary>
    public static Found? Named(Sentence sentence)
    {
        var plain = sentence.Plain;
        foreach (var code in Codes(plain))
            if (!sentence.IsTaken(code.Start) && code.Digits is >= 1 and <= 8 && !(code.Letters == 0 && IsMeasured(plain, code.End)) && (Preceded(plain, code.Start) || Followed(plain, code.End)))
                return Of(sentence, code.Start, code.End);
        return Spoken(sentence);
    }

    /// <summary>A code of letters and digits (B63), which is nothing else than an order's number.</summary>
    public static Found? Lettered(Sentence sentence)
    {
        foreach (var code in Codes(sentence.Plain))
            if (!sentence.IsTaken(code.Start) && code is { Letters: >= 1 and <= 3, Digits: >= 1 and <= 8, LettersFirst: true })
                return Of(sentence, code.Start, code.End);
        return null;
    }

    /// <summary>Any whole number of two digits or more that no unit follows.</summary>
    public static Found? Bare(Sentence sentence, int leastDigits)
    {
        var plain = sentence.Plain;
        foreach (var code in Codes(plain))
            if (!sentence.IsTaken(code.Start) && code.Letters == 0 && code.Digits >= leastDigits && code.Digits <= 8 && !Counted(plain, code))
                return Of(sentence, code.Start, code.End);
        return null;
    }

    /// <summary>A parcel's number in groups: SF 1420 0099 8123.</summary>
    [GeneratedRegex(@"(?<![a-z0-9])[a-z]{0,4} ?[0-9]{2,6}(?:[ -][0-9]{2,6}){1,5}(?![a-z0-9])", RegexOptions.CultureInvariant)]
    private static partial Regex Groups();

    private static bool Counted(string plain, Code code)
    {
        var at = Signs.SkipBlanks(plain, code.End);
        return Amounts.MoneyWords.Behind(plain, new(1, code.Start, code.End)) is not null
            || (Amounts.UnitWords.At(plain, at) is not null && !(at < plain.Length && plain[at] is '个' or '件' or '打'))
            || (code.Start > 0 && plain[code.Start - 1] is '$' or '€' or '£' or '¥' or '.' or ',' && (plain[code.Start - 1] != ',' || (code.Start > 1 && Signs.IsDigit(plain[code.Start - 2])))) || (at < plain.Length && plain[at] is '%' or '万' or '千' or '百' or '年' or '月' or '组' or '楼' or '室' or '岁');
    }

    /// <summary>"order 4 jars": a number with a unit behind it counts goods.</summary>
    private static bool IsMeasured(string plain, int end) =>
        Amounts.UnitWords.At(plain, Signs.SkipBlanks(plain, end)) is { Unit: not "piece", Word: not ("两" or "把") };

    private static bool Preceded(string plain, int at)
    {
        var end = at;
        while (end > 0 && plain[end - 1] is ' ' or ':' or '#' or '是')
            end--;
        if (end < at && plain[end..at].Contains('#'))
            return true;
        foreach (var word in Before)
            if (end >= word.Length && Signs.WordAt(plain, end - word.Length, word))
                return true;
        return false;
    }

    private static bool Followed(string plain, int end) => Signs.OneAt(plain, Signs.SkipBlanks(plain, end), Behind) is not null;

    private static Found? Spoken(Sentence sentence)
    {
        var plain = sentence.Plain;
        for (var at = 0; at < plain.Length; at++)
            if (!sentence.IsTaken(at) && Signs.IsHan(plain[at]) && (at == 0 || Numbers.HanNumerals.DigitOf(plain[at - 1]) < 0)
                && Numbers.HanNumerals.At(plain, at) is { ReadAloud: true } digits)
                return new(string.Concat(plain[at..digits.End].Select(sign => sign == '幺' ? '1' : (char)('0' + Numbers.HanNumerals.DigitOf(sign)))), at, digits.End);
        return null;
    }

    private static Found Of(Sentence sentence, int start, int end) => new(sentence.Plain[start..end].ToUpperInvariant(), start, end);

    private readonly record struct Code(int Start, int End, int Letters, int Digits, bool LettersFirst);

    private static IEnumerable<Code> Codes(string plain)
    {
        for (var at = 0; at < plain.Length; at++)
        {
            if (!Signs.IsWordSign(plain[at]))
                continue;
            int start = at, letters = 0, digits = 0;
            for (; at < plain.Length && Signs.IsWordSign(plain[at]); at++)
                if (Signs.IsDigit(plain[at]))
                    digits++;
                else
                    letters++;
            if (digits > 0)
                yield return new(start, at, letters, digits, Signs.IsLatin(plain[start]));
        }
    }
}
