using System.Text.Json;
using System.Text.Json.Nodes;

namespace ChatShop.Understanding.Tests;

/// <summary>Messages with the readings expected of them, scored as the contract says: intent right and every slot equal.</summary>
public sealed class MessagesTests
{
    /// <summary>What has been reached, less a little: a change that reads fewer messages is seen here.</summary>
    private const double LeastShare = 0.97;

    [Theory]
    [InlineData("dev.jsonl")]
    [InlineData("round-1.jsonl")]
    [InlineData("round-2.jsonl")]
    [InlineData("round-3.jsonl")]
    [InlineData("round-4.jsonl")]
    [InlineData("round-5.jsonl")]
    [InlineData("round-6.jsonl")]
    [InlineData("round-7.jsonl")]
    [InlineData("round-8.jsonl")]
    [InlineData("round-9.jsonl")]
    [InlineData("round-10.jsonl")]
    [InlineData("round-11.jsonl")]
    [InlineData("round-12.jsonl")]
    public async Task Nearly_all_messages_are_read_wholly_right(string file)
    {
        var lines = await File.ReadAllLinesAsync(Path.Join(AppContext.BaseDirectory, "Messages", file), TestContext.Current.CancellationToken);
        var wrong = new List<string>();
        foreach (var line in lines)
        {
            var expected = JsonNode.Parse(line)!.AsObject();
            var read = await ReadAsync(line);
            if (Form(read["intent"]) != Form(expected["intent"]) || Form(read["slots"]) != Form(expected["slots"]))
                wrong.Add($"{expected["text"]} → {read["intent"]} {read["slots"]!.ToJsonString()}, not {expected["intent"]} {expected["slots"]!.ToJsonString()}");
        }
        Assert.True(wrong.Count <= lines.Length * (1 - LeastShare), string.Join('\n', wrong));
    }

    private static async Task<JsonObject> ReadAsync(string line)
    {
        using var output = new StringWriter();
        await ReadingLines.RunAsync(new StringReader(line), output);
        return JsonNode.Parse(output.ToString())!.AsObject();
    }

    /// <summary>One form for what counts as equal: numbers by value, texts without case, width and blanks, slots in any order.</summary>
    private static string Form(JsonNode? node) => node switch
    {
        JsonObject values => "{" + string.Join(',', values.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => $"{pair.Key}:{Form(pair.Value)}")) + "}",
        JsonArray items => "[" + string.Join(',', items.Select(Form)) + "]",
        JsonValue value when value.GetValueKind() == JsonValueKind.Number => (value.Deserialize<decimal>() / 1.0000000000m).ToString("G29", System.Globalization.CultureInfo.InvariantCulture),
        _ => string.Concat((node?.ToString() ?? "").Normalize(System.Text.NormalizationForm.FormKC).ToUpperInvariant().Where(sign => !char.IsWhiteSpace(sign))),
    };
}
