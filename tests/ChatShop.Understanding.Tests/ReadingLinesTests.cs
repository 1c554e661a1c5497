using System.Text.Json.Nodes;

namespace ChatShop.Understanding.Tests;

/// <summary>The lines that <c>understand</c> reads and prints.</summary>
public sealed class ReadingLinesTests
{
    [Fact]
    public async Task Every_line_gets_its_answer_in_order_even_one_that_is_no_message()
    {
        using var output = new StringWriter();
        await ReadingLines.RunAsync(new StringReader("""
            {"id": "a", "text": "来三斤苹果"}
            not json
            {"id": "c"}
            """), output);

        var answers = output.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonNode.Parse(line)!).ToList();
        Assert.Equal(["order.create", "none", "none"], answers.Select(answer => answer["intent"]!.ToString()));
        Assert.Equal("a", answers[0]["id"]!.ToString());
        Assert.Equal("""[{"product":"苹果","quantity":{"value":3,"unit":"jin"}}]""", answers[0]["slots"]!["items"]!.ToJsonString(new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }));
    }

    [Fact]
    public async Task Dates_are_read_against_now()
    {
        using var output = new StringWriter();
        await ReadingLines.RunAsync(new StringReader("""{"text": "后天要两箱脐橙", "now": "2026-09-20T10:00:00+08:00"}"""), output);
        Assert.Equal("2026-09-22", JsonNode.Parse(output.ToString())!["slots"]!["date"]!.ToString());
    }

    [Fact]
    public async Task An_english_date_that_few_would_say_is_read_too()
    {
        using var output = new StringWriter();
        await ReadingLines.RunAsync(new StringReader("""{"text": "order 2 boxes of pears for the third Friday of October", "now": "2026-09-20T10:00:00+08:00"}"""), output);
        Assert.Equal("2026-10-16", JsonNode.Parse(output.ToString())!["slots"]!["date"]!.ToString());
    }
}
