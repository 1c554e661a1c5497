using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using ChatShop.Storage.Messages;
using ChatShop.Trade.Markets;
using ChatShop.Trade.Messages;

namespace ChatShop.Server.Consoles.Messages;

/// <summary>The marked messages as the files of messages hold them that understanding is tried with: a JSON object a line.</summary>
internal static class MessageLines
{
    private const int AtOnce = 500;
    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Streams them.</summary>
    public static IResult Export(MessageBooks books, MarketRules rules, CancellationToken stop) =>
        Results.Stream(to => WriteAsync(to, books, rules.TimeZone, stop), "application/jsonl; charset=utf-8", "messages.jsonl");

    /// <summary>One of them; days are read against the moment it was said.</summary>
    public static string Line(MisheardMessage message, TimeZoneInfo zone)
    {
        var line = new JsonObject { ["id"] = $"console-{message.Id}", ["text"] = message.Text, ["locale"] = message.Locale };
        if (message.Expect is { } expect)
            line["expect"] = expect;
        line["now"] = TimeZoneInfo.ConvertTime(message.At, zone).ToString("yyyy-MM-ddTHH:mm:sszzz", CultureInfo.InvariantCulture);
        line["intent"] = message.Reading!.Intent;
        line["slots"] = JsonNode.Parse(message.Reading.Slots);
        return line.ToJsonString(Json);
    }

    private static async Task WriteAsync(Stream to, MessageBooks books, TimeZoneInfo zone, CancellationToken stop)
    {
        await using var text = new StreamWriter(to);
        for (long after = 0; await books.MarkedAsync(after, AtOnce, stop) is { Count: > 0 } page; after = page[^1].Id)
            foreach (var message in page)
                await text.WriteAsync((Line(message, zone) + "\n").AsMemory(), stop);
    }
}
