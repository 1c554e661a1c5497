using System.Text.Json.Nodes;
using ChatShop.Server.Consoles.Messages;
using ChatShop.Trade;
using ChatShop.Trade.Messages;
using ChatShop.Understanding.Contracts;

namespace ChatShop.Server.Tests.Consoles;

/// <summary>Marked messages leave the console in the form in which understanding is tried.</summary>
public sealed class MessageLinesTests
{
    [Fact]
    public void A_marked_message_is_one_line_with_what_was_expected_and_the_moment_in_the_markets_time()
    {
        var message = new MisheardMessage { At = new DateTimeOffset(2026, 3, 1, 0, 0, 0, TimeSpan.Zero), Locale = "zh-CN", Flow = "listing.create", Step = "price", Expect = "price", Text = "五个\n大洋" };
        message.Mark(new RightReading("inform", """{"price":{"amount":5,"currency":"CNY"}}"""), new PersonId(1), message.At);

        var line = MessageLines.Line(message, TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai"));

        Assert.DoesNotContain('\n', line);
        var read = JsonNode.Parse(line)!;
        Assert.Equal(
            ("console-0", "五个\n大洋", "price", "2026-03-01T08:00:00+08:00", "inform", 5),
            ((string)read["id"]!, (string)read["text"]!, (string)read["expect"]!, (string)read["now"]!, (string)read["intent"]!, (int)read["slots"]!["price"]!["amount"]!));
    }

    [Theory]
    [InlineData("search", """{"product": "苹果"}""", null)]
    [InlineData("greet", "", null)]
    [InlineData("listing.create", """{"product":"梨","price":{"amount":5,"currency":"CNY","per":{"value":1,"unit":"jin"}},"stock":{"value":2,"unit":"box"}}""", null)]
    [InlineData("order.create", """{"items":[{"product":"梨"},{"product":"苹果","quantity":{"value":2,"unit":"jin"}}]}""", null)]
    [InlineData("order.dance", "{}", "intent")]
    [InlineData("search", "苹果", "slots")]
    [InlineData("search", """["苹果"]""", "slots")]
    [InlineData("search", """{"product":"a","product":"b"}""", "slots")]
    [InlineData("search", """{"price":{"amount":5,"currency":"CNY"}}""", "price")]
    [InlineData("search", """{"product":""}""", "product")]
    [InlineData("review.write", """{"rating":6}""", "rating")]
    [InlineData("listing.stock", """{"stock":{"value":2,"unit":"wagon"}}""", "stock")]
    public void A_reading_that_is_written_down_keeps_to_the_contract(string intent, string slots, string? wrong)
    {
        Assert.Equal(wrong is null, WrittenReading.Read(intent, slots, out var found) is not null);
        Assert.Equal(wrong, found);
    }
}
