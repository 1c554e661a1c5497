using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using ChatShop.Understanding;

namespace ChatShop.Conversations.Flows;

/// <summary>What is said of goods that several sell together.</summary>
internal static partial class PoolSlots
{
    /// <summary>合伙卖 红富士 留5%: the goods, and what the shop keeps.</summary>
    public static void TakeOpening(Talk talk, FilledSlots slots)
    {
        if (slots.Words is not { } words)
            return;
        var said = words.Normalize(NormalizationForm.FormKC);
        if (Percent().Match(said) is { Success: true } percent)
            (slots.Percent, said) = (decimal.Parse(percent.Groups[1].Value, CultureInfo.InvariantCulture), WithoutKeeping(talk, said[..percent.Index]) + said[(percent.Index + percent.Length)..]);
        (slots.Product, slots.Words) = (said.Trim([.. SaidOrder.Separators]), null);
    }

    /// <summary>红富士 留, before the percent: the goods.</summary>
    private static string WithoutKeeping(Talk talk, string said)
    {
        var ahead = said.TrimEnd();
        return talk.Counter.Words.Written("pool.keeps").Where(word => ahead.EndsWith(word, StringComparison.OrdinalIgnoreCase)).MaxBy(word => word.Length) is { } keeps ? ahead[..^keeps.Length] : said;
    }

    /// <summary>加入合卖 4829135702 200斤: the code, and how much is brought.</summary>
    public static void TakeJoining(Talk talk, FilledSlots slots)
    {
        if (slots.Words is not { } words)
            return;
        var said = Code().Match(words.Normalize(NormalizationForm.FormKC));
        slots.Words = null;
        if (!said.Success)
            return;
        slots.Code = string.Concat(said.Groups[1].Value.Where(char.IsAsciiDigit));
        var rest = Reader.Read(new Message(said.Groups[2].Value, talk.Texts.Locale, "stock", talk.Now)).Slots;
        SlotTable.FillAll(slots, new Slots { Stock = rest.Stock ?? rest.Quantity }, talk.Counter.Rules.Currency);
    }

    /// <summary>Adds what texts may name of them.</summary>
    public static Dictionary<string, object?> Tell(Talk talk, FilledSlots slots, Dictionary<string, object?> values)
    {
        (values["joined"], values["pool"], values["percent"], values["isPooled"]) = (slots.PoolRead, slots.Pooled, slots.Percent ?? slots.Pooled?.Percent ?? 0m, slots.Pooled is not null);
        values["own"] = slots.Pooled?.Members.FirstOrDefault(member => member.IsMe);
        values["marketPercent"] = talk.Counter.Rules.FeePercent;
        values["rule"] = talk.Texts.Say("common/poolRule");
        return values;
    }

    [GeneratedRegex(@"([0-9]{1,3}(?:\.[0-9]{1,2})?)\s*(?:%|percent\b)", RegexOptions.IgnoreCase)]
    private static partial Regex Percent();

    [GeneratedRegex(@"^\W*([0-9](?:[ -]?[0-9]){9})(?![0-9])\W*(.*)$", RegexOptions.Singleline)]
    private static partial Regex Code();
}
