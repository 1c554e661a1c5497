using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace ChatShop.Understanding;

/// <summary>Messages in, readings out, a JSON object a line: the contract of the understanding layer.</summary>
public static class ReadingLines
{
    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Reads every line; a line that is no message reads as <c>none</c>.</summary>
    public static async Task RunAsync(TextReader input, TextWriter output)
    {
        while (await input.ReadLineAsync() is { } line)
            if (line.Trim().Length > 0)
                await output.WriteLineAsync(Answer(line).ToJsonString(Json));
        await output.FlushAsync();
    }

    /// <summary>The values of a reading as such a line holds them.</summary>
    public static string Write(Slots slots) => ToJson(slots).ToJsonString(Json);

    private static JsonObject Answer(string line)
    {
        JsonObject? given;
        try
        {
            given = JsonNode.Parse(line) as JsonObject;
        }
        catch (JsonException)
        {
            given = null; // Not JSON at all: it still gets its line, so that lines stay in step.
        }
        var now = DateTimeOffset.TryParse(Text(given, "now"), System.Globalization.CultureInfo.InvariantCulture, out var at) ? at : (DateTimeOffset?)null;
        var reading = Reader.Read(new Message(Text(given, "text") ?? "", Text(given, "locale"), Text(given, "expect"), now));
        return new JsonObject
        {
            ["id"] = given?["id"]?.DeepClone(),
            ["locale"] = reading.Locale,
            ["intent"] = reading.Intent,
            ["slots"] = ToJson(reading.Slots),
            ["confidence"] = Math.Round(reading.Confidence, 3),
        };
    }

    private static string? Text(JsonObject? given, string name) => given?[name] is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;

    private static JsonObject ToJson(Slots slots)
    {
        var json = new JsonObject();
        Add("product", slots.Product);
        Add("name", slots.Name);
        if (slots.Price is { } price)
        {
            var written = new JsonObject { ["amount"] = Trim(price.Amount), ["currency"] = price.Currency };
            if (price.Per is { } per)
                written["per"] = ToJson(per);
            json["price"] = written;
        }
        if (slots.Stock is { } stock)
            json["stock"] = ToJson(stock);
        if (slots.Quantity is { } quantity)
            json["quantity"] = ToJson(quantity);
        if (slots.Items is { } items)
            json["items"] = new JsonArray([.. items.Select(ToJson)]);
        Add("address", slots.Address);
        Add("phone", slots.Phone);
        Add("recipient", slots.Recipient);
        Add("order", slots.Order);
        Add("carrier", slots.Carrier);
        Add("tracking", slots.Tracking);
        if (slots.Amount is { } amount)
            json["amount"] = new JsonObject { ["amount"] = Trim(amount.Amount), ["currency"] = amount.Currency };
        if (slots.Rating is { } rating)
            json["rating"] = rating;
        Add("date", slots.Date);
        Add("language", slots.Language);
        return json;

        void Add(string name, string? value)
        {
            if (value is not null)
                json[name] = value;
        }
    }

    private static JsonNode? ToJson(ItemSlot item)
    {
        var json = new JsonObject { ["product"] = item.Product };
        if (item.Quantity is { } quantity)
            json["quantity"] = ToJson(quantity);
        return json;
    }

    private static JsonObject ToJson(Measure measure) => new() { ["value"] = Trim(measure.Value), ["unit"] = measure.Unit };

    /// <summary>3.20 is written 3.2.</summary>
    private static decimal Trim(decimal value) => value / 1.000000000000000000000000000000m;
}
