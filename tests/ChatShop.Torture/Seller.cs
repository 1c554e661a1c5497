using System.Net.Http.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace ChatShop.Torture;

/// <summary>Somebody who sells through Direct Line, where everything that was ever said can be read again.</summary>
internal sealed partial class Seller(Cluster cluster)
{
    private string conversation = "";
    private string token = "";

    /// <summary>Puts goods up for sale.</summary>
    public async Task SellAsync(string offer)
    {
        var begun = await SendAsync(HttpMethod.Post, "/v3/directline/conversations", cluster.DirectLineSecret, null);
        (conversation, token) = ($"{begun["conversationId"]}", $"{begun["token"]}");
        foreach (var text in new[] { offer, "王婶果园", "没有", "对" })
        {
            var before = (await ReadAsync()).Count;
            await SendAsync(HttpMethod.Post, $"/v3/directline/conversations/{conversation}/activities", token, new JsonObject
            {
                ["type"] = "message",
                ["from"] = new JsonObject { ["id"] = "wang" },
                ["text"] = text,
                ["locale"] = "zh-CN",
            });
            for (var tries = 0; (await ReadAsync()).Count < before + 2; tries++) // What was said, and its answer.
            {
                Assert.True(tries < 300, $"“{text}” was not answered.");
                await Task.Delay(100);
            }
        }
    }

    /// <summary>The orders they were told of, as often as they were told.</summary>
    public async Task<IReadOnlyList<long>> ToldAsync() =>
        [.. (await ReadAsync()).Select(text => NewOrder().Match(text)).Where(match => match.Success).Select(match => long.Parse(match.Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture))];

    /// <summary>Everything that was said, both ways.</summary>
    private async Task<IReadOnlyList<string>> ReadAsync()
    {
        var all = new List<string>();
        for (var watermark = "";;)
        {
            var page = await SendAsync(HttpMethod.Get, $"/v3/directline/conversations/{conversation}/activities?watermark={watermark}", token, null);
            var texts = page["activities"]!.AsArray().Where(it => $"{it!["type"]}" == "message").Select(it => $"{it!["text"]}").ToList();
            all.AddRange(texts);
            if (texts.Count == 0 || $"{page["watermark"]}" == watermark)
                return all;
            watermark = $"{page["watermark"]}";
        }
    }

    private async Task<JsonObject> SendAsync(HttpMethod method, string path, string key, JsonObject? body)
    {
        using var request = new HttpRequestMessage(method, new Uri(cluster.Addresses[0], path));
        request.Headers.TryAddWithoutValidation("Authorization", $"Bearer {key}");
        request.Content = body is null ? null : JsonContent.Create(body);
        using var answer = await cluster.Http.SendAsync(request);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.IsSuccessStatusCode, $"{path}: {(int)answer.StatusCode} {text}");
        return JsonNode.Parse(text)!.AsObject();
    }

    [GeneratedRegex(@"^来订单了！订单(\d+)：")]
    private static partial Regex NewOrder();
}
