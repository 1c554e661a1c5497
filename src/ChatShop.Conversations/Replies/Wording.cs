using System.Globalization;
using System.Text.RegularExpressions;
using ChatShop.Trade;
using ChatShop.Trade.Groups;
using ChatShop.Trade.Listings;
using ChatShop.Trade.Orders;
using ChatShop.Trade.People;

namespace ChatShop.Conversations.Replies;

/// <summary>How one language writes money, quantities, prices and days; the patterns are in <c>formats.yaml</c>.</summary>
internal sealed partial class Wording(IReadOnlyDictionary<string, string> formats)
{
    /// <summary>The letters that show this language: a class of signs as in a pattern; empty where only words show it.</summary>
    public string Letters => formats.GetValueOrDefault("language.letters", "");

    /// <summary>Whether receipts say a sum in this currency in capital numerals too, as papers in this language do.</summary>
    public bool HasCapitals(Currency currency) => formats.GetValueOrDefault("language.capitals", "").Equals($"{currency}", StringComparison.OrdinalIgnoreCase);

    /// <summary>5元, 1.20元: as people write it, with cents only where there are some.</summary>
    public string Write(Money money) => money.Minor % 100 == 0
        ? Written(money, (money.Minor / 100).ToString(CultureInfo.InvariantCulture))
        : WriteFull(money);

    /// <summary>5.00元: with cents always, as it stands on paper.</summary>
    public string WriteFull(Money money) => Written(money, Decimal(money.Amount.ToString("0.00", CultureInfo.InvariantCulture)));

    /// <summary>500斤, 2 boxes: without zeros that say nothing.</summary>
    public string Write(Quantity quantity) => Fill("quantity", ("value", Write(quantity.Value)), ("unit", Write(quantity.Unit, quantity.Value)));

    /// <summary>20人, 1 person, or as any quantity.</summary>
    public string Write(GroupAmount amount)
    {
        if (!amount.IsPeople)
            return Write(amount.Quantity);
        var forms = Format("people").Split('|');
        return forms[amount.Quantity.Value == 1m ? 0 : ^1].Replace("{count}", Write(amount.Quantity.Value), StringComparison.Ordinal);
    }

    /// <summary>5元/斤, 10元/3斤.</summary>
    public string Write(Price price) =>
        Fill("price", ("money", Write(price.Money)), ("per", price.Per.Value == 1m ? Write(price.Per.Unit, 1m) : Write(price.Per)));

    /// <summary>¥5/jin (about €0.64).</summary>
    /// <param name="written">The price as it is.</param>
    /// <param name="about">About what it is in another currency.</param>
    public string WriteAbout(string written, Money about) => Fill("about", ("written", written), ("about", WriteFull(about)));

    /// <summary>红富士苹果 3斤.</summary>
    public string Write(OrderLine line) => Fill("line", ("product", line.Product), ("quantity", Write(line.Quantity)));

    /// <summary>李家村3组，李雷 13812345678.</summary>
    public string Write(DeliverTo place) => Fill("place", ("address", place.Address), ("recipient", place.Recipient), ("phone", place.Phone));

    /// <summary>The unit's name beside this many.</summary>
    public string Write(Unit unit, decimal count = 1m)
    {
        var forms = Format($"unit.{unit.Code}").Split('|');
        return count == 1m || forms.Length == 1 ? forms[0] : forms[1];
    }

    /// <summary>10月1日, 1 October.</summary>
    public string Write(DateOnly day) => day.ToString(Format("day"), Culture);

    /// <summary>2026年10月1日 08:05, 1 October 2026, 08:05: in the zone the instant is given in.</summary>
    public string Write(DateTimeOffset moment) => moment.ToString(Format("moment"), Culture);

    /// <summary>10/1, 1 Oct: a day where there is little room.</summary>
    public string WriteShort(DateOnly day) => day.ToString(Format("shortDay"), Culture);

    /// <summary>2026年10月, Oct 2026: the month a day is in.</summary>
    public string WriteMonth(DateOnly day) => day.ToString(Format("month"), Culture);

    /// <summary>The name of a status or another word that a value carries.</summary>
    public string Name(string kind, string value) => formats.GetValueOrDefault($"{kind}.{value}", value);

    private string Written(Money money, string amount) => Fill($"money.{money.CurrencyCode}", ("amount", amount));

    private string Write(decimal value) => Decimal(value.ToString("0.####", CultureInfo.InvariantCulture));

    private string Decimal(string number) => number.Replace(".", formats.GetValueOrDefault("language.decimal", "."), StringComparison.Ordinal);

    /// <summary>Whose names of months are written.</summary>
    private CultureInfo Culture => CultureInfo.GetCultureInfo(formats.GetValueOrDefault("language.culture", ""));

    /// <summary>A pattern with its values; what stands in a value is no pattern, whoever wrote it.</summary>
    private string Fill(string key, params (string Name, string Value)[] values) =>
        Place().Replace(Format(key), place => values.Single(it => it.Name == place.Groups[1].Value).Value);

    private string Format(string key) => formats.TryGetValue(key, out var format)
        ? format
        : throw new KeyNotFoundException($"formats.yaml has no {key}.");

    [GeneratedRegex(@"\{(\w+)\}")]
    private static partial Regex Place();
}
