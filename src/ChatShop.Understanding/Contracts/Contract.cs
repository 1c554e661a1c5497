using System.Text.Json;
using System.Text.Json.Nodes;
using ChatShop.Understanding.Acts;
using ChatShop.Understanding.Amounts;
using ChatShop.Understanding.Text;

namespace ChatShop.Understanding.Contracts;

/// <summary>What a reading made elsewhere must keep to: intents, slots and units that there are, and values that the message holds.</summary>
public static class Contract
{
    private static readonly string[] Texts = ["product", "name", "address", "recipient", "phone", "order", "carrier", "tracking", "date"];

    /// <summary>The market's own first.</summary>
    internal static readonly string[] Currencies = ["CNY", "USD", "EUR", "GBP"];

    /// <summary>What whoever reads is told, in English.</summary>
    public static string Instructions { get; } = string.Join('\n', Embedded.Lines("Contracts.contract.txt"));

    /// <summary>The JSON schema of an answer.</summary>
    public static JsonElement Schema { get; } = MakeSchema();

    /// <summary>Takes from an answer what may be taken.</summary>
    /// <param name="answer">JSON as <see cref="Schema"/> says; anything else too.</param>
    /// <param name="message">What it is said to mean.</param>
    /// <returns>The reading, without values that the message does not hold; null when the answer names no act.</returns>
    public static Reading? Read(string answer, Message message)
    {
        JsonNode? root;
        try
        {
            root = JsonNode.Parse(answer);
        }
        catch (JsonException)
        {
            return null; // No JSON: nothing was understood there either.
        }
        if (root is not JsonObject given || Word(given["intent"]) is not { } intent || intent == "none" || !ActSlots.Intents.Contains(intent))
            return null;
        var findings = Findings.Of(message);
        var slots = given["slots"] is JsonObject said ? new HeldValues(findings, said).Read(ActSlots.Of(intent)) : Slots.None;
        return intent == "inform" && slots == Slots.None
            ? null
            : new Reading(findings.Sentence.IsChinese ? "zh-CN" : "en", intent, slots, 0.5);
    }

    private static string? Word(JsonNode? node) => node is JsonValue value && value.TryGetValue<string>(out var word) ? word : null;

    private static JsonElement MakeSchema()
    {
        var measure = Shape(("value", Type("number")), ("unit", OneOf([.. UnitWords.Units])));
        var amount = Shape(("amount", Type("number")), ("currency", OneOf(Currencies)));
        var price = Shape(("amount", Type("number")), ("currency", OneOf(Currencies)), ("per", measure.DeepClone()));
        var item = Shape(("product", Type("string")), ("quantity", measure.DeepClone()));
        var slots = Shape(
            [
                .. Texts.Select(name => (name, Type("string"))),
                ("price", price), ("stock", measure), ("quantity", measure.DeepClone()), ("amount", amount), ("rating", Type("integer")),
                ("language", OneOf(["zh-CN", "en"])), ("items", new JsonObject { ["type"] = "array", ["items"] = item }),
            ]);
        var schema = Shape(("intent", OneOf([.. ActSlots.Intents])), ("slots", slots));
        schema["required"] = new JsonArray("intent", "slots");
        return JsonSerializer.SerializeToElement(schema);
    }

    private static JsonObject Type(string name) => new() { ["type"] = name };

    private static JsonObject OneOf(string[] words) => new() { ["type"] = "string", ["enum"] = new JsonArray([.. words.Select(word => JsonValue.Create(word))]) };

    private static JsonObject Shape(params (string Name, JsonNode Of)[] properties) => new()
    {
        ["type"] = "object",
        ["properties"] = new JsonObject(properties.Select(property => KeyValuePair.Create(property.Name, (JsonNode?)property.Of))),
        ["additionalProperties"] = false,
    };
}
