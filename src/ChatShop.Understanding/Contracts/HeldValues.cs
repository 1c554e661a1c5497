using System.Text.Json.Nodes;
using ChatShop.Understanding.Acts;
using ChatShop.Understanding.Amounts;
using ChatShop.Understanding.Text;

namespace ChatShop.Understanding.Contracts;

/// <summary>The values of an answer that the message itself holds; a number or name that it does not hold is dropped.</summary>
/// <param name="findings">What the message holds.</param>
/// <param name="said">The answer's slots.</param>
internal sealed class HeldValues(Findings findings, JsonObject said)
{
    private const int LongestText = 120;

    private readonly HashSet<decimal> numbers = Numbers(findings);
    private readonly string text = Folded(findings.Sentence.Message.Text);

    /// <summary>The slots of an act. Telephones, places, days and parcels are read by our own rules or not at all.</summary>
    public Slots Read(Carries carries) => new()
    {
        Product = carries.HasFlag(Carries.Product) ? Words("product") : null,
        Name = carries.HasFlag(Carries.Name) ? Words("name") : null,
        Price = carries.HasFlag(Carries.Price) ? Price() : null,
        Stock = carries.HasFlag(Carries.Stock) ? Amount(said["stock"]) : null,
        Quantity = carries.HasFlag(Carries.Quantity) ? Amount(said["quantity"]) : null,
        Items = carries.HasFlag(Carries.Items) ? Items() : null,
        Address = carries.HasFlag(Carries.Place) ? findings.Address ?? Words("address") : null,
        Phone = carries.HasFlag(Carries.Place) ? findings.Phone : null,
        Recipient = carries.HasFlag(Carries.Place) ? findings.Recipient ?? Words("recipient") : null,
        Order = carries.HasFlag(Carries.Order) ? findings.Order ?? Words("order")?.ToUpperInvariant().TrimStart('#') : null,
        Carrier = carries.HasFlag(Carries.Shipment) ? findings.Carrier ?? Words("carrier") : null,
        Tracking = carries.HasFlag(Carries.Shipment) ? findings.Tracking : null,
        Amount = carries.HasFlag(Carries.Amount) && Held(said["amount"]?["amount"]) is { } sum ? new AmountSlot(sum, Currency(said["amount"])) : null,
        Rating = carries.HasFlag(Carries.Rating) && Held(said["rating"]) is >= 1 and <= 5 and var stars && stars == decimal.Truncate(stars) ? (int)stars : null,
        Date = carries.HasFlag(Carries.Date) ? findings.Date : null,
        Language = carries.HasFlag(Carries.Language) ? Word(said["language"]) is "en" or "zh-CN" ? Word(said["language"]) : null : null,
    };

    private PriceSlot? Price() => Held(said["price"]?["amount"]) is { } amount ? new PriceSlot(amount, Currency(said["price"]), Amount(said["price"]!["per"], oneIsUnsaid: true)) : null;

    private List<ItemSlot>? Items()
    {
        if (said["items"] is not JsonArray given)
            return null;
        var items = new List<ItemSlot>();
        foreach (var item in given.OfType<JsonObject>())
            if (Words(item["product"]) is { } product)
                items.Add(new(product, Amount(item["quantity"])));
        return items.Count > 0 ? items : null;
    }

    private Measure? Amount(JsonNode? node, bool oneIsUnsaid = false)
    {
        if (node is not JsonObject measure || Word(measure["unit"]) is not { } unit || !UnitWords.Units.Contains(unit))
            return null;
        return Held(measure["value"]) is { } value ? new Measure(value, unit)
            : oneIsUnsaid && Number(measure["value"]) == 1 ? new Measure(1, unit)
            : null;
    }

    private static string Currency(JsonNode? of) => Word(of?["currency"]) is { } currency && Contract.Currencies.Contains(currency) ? currency : Contract.Currencies[0];

    private decimal? Held(JsonNode? node) => Number(node) is { } number && numbers.Contains(number) ? number : null;

    private static decimal? Number(JsonNode? node) => node is JsonValue value && value.TryGetValue<decimal>(out var number) ? number : null;

    private string? Words(string slot) => Words(said[slot]);

    private string? Words(JsonNode? node) =>
        Word(node)?.Trim() is { Length: > 0 and <= LongestText } words && Folded(words) is { Length: > 0 } folded && text.Contains(folded, StringComparison.Ordinal) ? words : null;

    private static string? Word(JsonNode? node) => node is JsonValue value && value.TryGetValue<string>(out var word) ? word : null;

    private static string Folded(string text) => string.Concat(Writing.Of(text).Plain.Where(char.IsLetterOrDigit));

    private static HashSet<decimal> Numbers(Findings findings)
    {
        var numbers = findings.Sentence.Amounts.Where(amount => amount.Value is not null).Select(amount => amount.Value!.Value).ToHashSet();
        var plain = findings.Sentence.Plain;
        for (var at = 0; at < plain.Length; at++)
            if (Signs.IsDigit(plain[at]) && (at == 0 || !Signs.IsDigit(plain[at - 1])) && Understanding.Numbers.DigitNumerals.At(plain, at) is var (value, _))
                numbers.Add(value);
        return numbers;
    }
}
