using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using ChatShop.Understanding.Acts;
using ChatShop.Understanding.Amounts;

namespace ChatShop.Understanding.Contracts;

/// <summary>A reading that somebody has written down: whether it keeps to the contract.</summary>
public static class WrittenReading
{
    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly Dictionary<string, (Carries Of, Func<JsonNode?, bool> IsFit)> Slots = new()
    {
        ["product"] = (Carries.Product, IsText),
        ["name"] = (Carries.Name, IsText),
        ["price"] = (Carries.Price, IsPrice),
        ["stock"] = (Carries.Stock, IsMeasure),
        ["quantity"] = (Carries.Quantity, IsMeasure),
        ["items"] = (Carries.Items, node => node is JsonArray { Count: > 0 } items && items.All(IsItem)),
        ["address"] = (Carries.Place, IsText),
        ["phone"] = (Carries.Place, IsText),
        ["recipient"] = (Carries.Place, IsText),
        ["order"] = (Carries.Order, IsText),
        ["carrier"] = (Carries.Shipment, IsText),
        ["tracking"] = (Carries.Shipment, IsText),
        ["amount"] = (Carries.Amount, node => IsShape(node, ("amount", IsNumber), ("currency", IsCurrency))),
        ["rating"] = (Carries.Rating, node => Number(node) is 1 or 2 or 3 or 4 or 5),
        ["date"] = (Carries.Date, IsText),
        ["language"] = (Carries.Language, node => Text(node) is "zh-CN" or "en"),
    };

    /// <summary>Every intent there is, in order.</summary>
    public static IReadOnlyList<string> Intents { get; } = [.. ActSlots.Intents.Order(StringComparer.Ordinal)];

    /// <summary>Looks whether an intent and its slots are such as the contract knows.</summary>
    /// <param name="intent">The intent.</param>
    /// <param name="slots">A JSON object; empty for none.</param>
    /// <param name="wrong">What does not fit: <c>intent</c>, <c>slots</c> where it is no JSON object, or the slot's name; null when all does.</param>
    /// <returns>The slots in the form in which files of messages hold them; null when something does not fit.</returns>
    public static string? Read(string intent, string slots, out string? wrong)
    {
        wrong = !ActSlots.Intents.Contains(intent) ? "intent" : Parse(slots) is not { } given ? "slots" : Misfit(given);
        return wrong is null ? Parse(slots)!.ToJsonString(Json) : null;

        string? Misfit(JsonObject given) => given.FirstOrDefault(it => !Slots.TryGetValue(it.Key, out var slot) || !Carried(intent).HasFlag(slot.Of) || !slot.IsFit(it.Value)).Key;
    }

    /// <summary>Values that answer a question are an <c>inform</c>, whichever they are.</summary>
    private static Carries Carried(string intent) => intent == "inform" ? (Carries)int.MaxValue : ActSlots.Of(intent);

    private static JsonObject? Parse(string slots)
    {
        try
        {
            return slots.Trim().Length == 0 ? [] : JsonNode.Parse(slots, documentOptions: new JsonDocumentOptions { AllowDuplicateProperties = false }) as JsonObject;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static bool IsItem(JsonNode? node) => node is JsonObject { Count: 1 or 2 } item && IsText(item["product"]) && (item.Count == 1 || IsMeasure(item["quantity"]));

    private static bool IsPrice(JsonNode? node) => node is JsonObject { Count: 2 or 3 } price && IsNumber(price["amount"]) && IsCurrency(price["currency"]) && (price.Count == 2 || IsMeasure(price["per"]));

    private static bool IsMeasure(JsonNode? node) => IsShape(node, ("value", IsNumber), ("unit", unit => Text(unit) is { } code && UnitWords.Units.Contains(code)));

    private static bool IsShape(JsonNode? node, params (string Name, Func<JsonNode?, bool> IsFit)[] parts) =>
        node is JsonObject given && given.Count == parts.Length && parts.All(part => part.IsFit(given[part.Name]));

    private static bool IsCurrency(JsonNode? node) => Text(node) is { } code && Contract.Currencies.Contains(code);

    private static bool IsNumber(JsonNode? node) => Number(node) is not null;

    private static bool IsText(JsonNode? node) => Text(node) is { Length: > 0 };

    private static string? Text(JsonNode? node) => node is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;

    private static decimal? Number(JsonNode? node) => node is JsonValue value && value.TryGetValue<decimal>(out var number) ? number : null;
}
