using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;

namespace ChatShop.Server.Tests.Pages.Market;

/// <summary>Somebody who opens the chat's page in a browser.</summary>
internal sealed class Visitor(OpenedShop shop)
{
    private string token = "";
    private string conversation = "";
    private string watermark = "0";

    public async Task EnterAsync()
    {
        var granted = await CallAsync(HttpMethod.Post, "tokens/page", null);
        (token, conversation) = ($"{granted["token"]}", $"{granted["conversationId"]}");
        await CallAsync(HttpMethod.Post, "conversations", new JsonObject { ["locale"] = "zh-CN" });
        await ReadAsync();
    }

    public Task SayAsync(JsonObject activity) => CallAsync(HttpMethod.Post, $"conversations/{conversation}/activities", activity);

    /// <summary>What the shop has said since it was asked last.</summary>
    public async Task<string> ReadAsync()
    {
        var said = await CallAsync(HttpMethod.Get, $"conversations/{conversation}/activities?watermark={watermark}", null);
        watermark = $"{said["watermark"]}";
        return string.Join('\n', said["activities"]!.AsArray().Where(it => $"{it!["from"]?["role"]}" != "user").Select(it => $"{it!["text"]}"));
    }

    private async Task<JsonNode> CallAsync(HttpMethod method, string path, JsonObject? body)
    {
        using var request = new HttpRequestMessage(method, new Uri(shop.Address, $"/v3/directline/{path}"));
        if (token.Length > 0)
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        if (body is not null)
            request.Content = new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json");
        using var answer = await shop.Http.SendAsync(request);
        answer.EnsureSuccessStatusCode();
        return JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;
    }
}
