using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using ChatShop.Server.Tests.Orders;
using ChatShop.Trade;
using ChatShop.Trade.Listings;

namespace ChatShop.Server.Tests.Doors;

/// <summary>Through the whole shop: over a poor network nothing that is answered is larger than two kilobytes.</summary>
public sealed class PoorNetworkTests(PoorNetworkTests.Laden laden) : IClassFixture<PoorNetworkTests.Laden>
{
    private const int Most = 2048;

    private int messages;

    private OpenedShop Shop => laden.Shop;

    [Fact]
    public async Task A_search_an_order_its_status_and_its_receipt_come_in_small_parts()
    {
        var said = new StringBuilder();
        foreach (var text in (string[])["有什么卖的", "来十斤红富士苹果1号", Sale.Address, Sale.Phone, Sale.LastWord, "货到付款", "我的订单到哪了", "收据", "帮助"])
        {
            var answered = await SayAsync(text);
            Assert.NotEmpty(answered);
            Assert.All(answered, reply => Assert.InRange(Encoding.UTF8.GetByteCount(reply.GetRawText()), 1, Most));
            Assert.DoesNotContain(answered, reply => reply.TryGetProperty("attachments", out _));
            said.Append(string.Concat(answered.Select(reply => reply.GetProperty("text").GetString())));
        }
        Assert.Contains("红富士苹果1号", $"{said}", StringComparison.Ordinal);
        Assert.Contains("/photos/", $"{said}", StringComparison.Ordinal);
    }

    [Fact]
    public async Task Direct_Line_carries_the_same_small_parts()
    {
        var thread = await OpenAsync();
        foreach (var text in (string[])["有什么卖的", "帮助"])
            await PostAsync(thread, "activities", new JsonObject { ["type"] = "message", ["text"] = text }, "on");

        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(Shop.Address, $"/v3/directline/conversations/{thread.Id}/activities"));
        request.Headers.Authorization = new("Bearer", thread.Token);
        using var answer = await Shop.Http.SendAsync(request);
        using var set = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        var answers = set.RootElement.GetProperty("activities").EnumerateArray().Where(it => it.TryGetProperty("replyToId", out _)).ToList();
        Assert.True(answers.Count >= 2);
        Assert.All(answers, reply => Assert.InRange(Encoding.UTF8.GetByteCount(reply.GetRawText()), 1, Most));
        Assert.Contains(answers, reply => reply.GetProperty("text").GetString()!.Contains("/photos/", StringComparison.Ordinal));
    }

    private async Task<IReadOnlyList<JsonElement>> SayAsync(string text)
    {
        var activity = new JsonObject
        {
            ["type"] = "message", ["id"] = string.Create(CultureInfo.InvariantCulture, $"p{Interlocked.Increment(ref messages)}"), ["channelId"] = "test", ["from"] = new JsonObject { ["id"] = "poor" },
            ["recipient"] = new JsonObject { ["id"] = "shop" }, ["conversation"] = new JsonObject { ["id"] = "poor-thread" }, ["text"] = text, ["deliveryMode"] = "expectReplies",
            ["channelData"] = new JsonObject { ["network"] = "poor" },
        };
        using var content = new StringContent(activity.ToJsonString(), Encoding.UTF8, "application/json");
        using var answer = await Shop.Http.PostAsync(new Uri(Shop.Address, "/api/messages"), content);
        var body = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.IsSuccessStatusCode, body);
        return [.. JsonDocument.Parse(body).RootElement.GetProperty("activities").EnumerateArray()];
    }

    private async Task<(string Id, string Token)> OpenAsync()
    {
        var opened = await PostAsync(("", Shop.DirectLineSecret), "", new JsonObject(), null);
        return ($"{opened["conversationId"]}", $"{opened["token"]}");
    }

    private async Task<JsonNode> PostAsync((string Id, string Token) thread, string what, JsonObject body, string? saveData)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(Shop.Address, $"/v3/directline/conversations/{thread.Id}/{what}".TrimEnd('/')))
        {
            Content = new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json"),
        };
        request.Headers.Authorization = new("Bearer", thread.Token);
        if (saveData is not null)
            request.Headers.Add("Save-Data", saveData);
        using var answer = await Shop.Http.SendAsync(request);
        return JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;
    }

    /// <summary>A market with many goods, each with photos.</summary>
    public sealed class Laden : SharedShop
    {
        private protected override async Task FillAsync()
        {
            for (var i = 1; i <= 12; i++)
            {
                var seller = await Shop.PersonAsync(string.Create(CultureInfo.InvariantCulture, $"seller{i}"));
                var kept = await Shop.Photos.KeepAsync(Photos.CameraPhoto.Take(SkiaSharp.SKEncodedImageFormat.Png, 100 + i, 100), CancellationToken.None);
                var offer = new Offer(string.Create(CultureInfo.InvariantCulture, $"红富士苹果{i}号"), new Price(Money.Of(5m, Currency.Cny), new Quantity(1m, Unit.Jin)), new Quantity(500m, Unit.Jin),
                    Photos: [kept.ContentUrl[(kept.ContentUrl.LastIndexOf('/') + 1)..]]);
                await Shop.GivenAsync(seller, new PublishListing(seller, offer, string.Create(CultureInfo.InvariantCulture, $"王婶家的第{i}个老果园")));
            }
        }
    }
}
