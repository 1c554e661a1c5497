using System.Globalization;
using System.Text.RegularExpressions;
using ChatShop.Conversations.Replies;
using ChatShop.Trade;
using ChatShop.Trade.Shipping;

namespace ChatShop.Conversations.Flows;

/// <summary>Reads what sending costs: before each amount stands where to, or that it is for each kilogram more.</summary>
internal static partial class FreightWords
{
    /// <summary>The terms; null where an amount has no place before it, or there is none.</summary>
    public static FreightTerms? Read(string text, WordLists words, Currency currency)
    {
        var rates = new List<FreightRate>();
        Money? more = null;
        foreach (Match part in Part().Matches(text))
        {
            if (!decimal.TryParse(part.Groups[2].Value.Replace(',', '.'), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var amount) || amount > FreightTerms.Most * 10)
                return null;
            var (where, price) = (part.Groups[1].Value, Money.Of(amount, currency));
            if (words.Written("freight.more").Any(word => where.Contains(word, StringComparison.OrdinalIgnoreCase)))
                more = price;
            else if (ZonesIn(where, words) is { Count: > 0 } zones)
                rates.AddRange(zones.Where(zone => rates.All(rate => rate.Zone != zone)).Select(zone => new FreightRate(zone, price)));
            else
                return null;
        }
        return rates.Count > 0 ? new FreightTerms(rates, more) : null;
    }

    /// <summary>A zone as people read it.</summary>
    public static string NameOf(string zone, Texts texts) => texts.Wording.Name("zone", zone) is var name && name != zone ? name : Place.NameOf(zone, isHan: texts.Wording.Letters.Contains('\u9fff', StringComparison.Ordinal));

    /// <summary>The longest words count: "other provinces" holds "province".</summary>
    private static List<string> ZonesIn(string where, WordLists words)
    {
        (string Zone, IReadOnlyList<string> Words)[] lists =
            [(FreightTerms.Home, words.Written("freight.home")), (FreightTerms.Away, words.Written("freight.away")), (FreightTerms.Abroad, words.Written("freight.abroad"))];
        var named = lists.Select(it => (it.Zone, Length: it.Words.Where(word => where.Contains(word, StringComparison.OrdinalIgnoreCase)).Select(word => word.Length).DefaultIfEmpty().Max()))
            .Where(it => it.Length > 0).OrderByDescending(it => it.Length).Select(it => it.Zone).Take(1);
        return [.. named, .. Place.NamedIn(where)];
    }

    [GeneratedRegex(@"([^0-9]*)([0-9]+(?:[.,][0-9]{1,2})?)")]
    private static partial Regex Part();
}
