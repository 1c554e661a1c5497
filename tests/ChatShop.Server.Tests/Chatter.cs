using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;

namespace ChatShop.Server.Tests;

/// <summary>Somebody who writes to the shop through the Bot Framework's door.</summary>
internal sealed class Chatter(HttpClient http, Uri shop, string who, string channel = "test")
{
    private int messages;

    public string Who => who;

    /// <summary>Writes, and reads what is answered.</summary>
    /// <param name="text">What they write.</param>
    /// <param name="id">The activity's id; a new one when none is given.</param>
    public Task<Answer> SayAsync(string text, string? id = null) => SayAsync(text, id, []);

    /// <summary>Sends something beside words, each with its media type and its address.</summary>
    public Task<Answer> SendAsync(string text, params (string Type, string Address)[] attachments) => SayAsync(text, null, attachments);

    private async Task<Answer> SayAsync(string text, string? id, (string Type, string Address)[] attachments)
    {
        using var response = await PostAsync(text, id ?? NextId(), attachments);
        var body = await response.Content.ReadAsStringAsync();
        Assert.True(response.StatusCode == HttpStatusCode.OK, $"{(int)response.StatusCode}: {body}");
        return new Answer(body);
    }

    /// <summary>Writes one thing after the other.</summary>
    /// <returns>What is answered to the last.</returns>
    public async Task<Answer> SayAllAsync(params string[] texts)
    {
        Answer? last = null;
        foreach (var text in texts)
            last = await SayAsync(text);
        return last!;
    }

    /// <summary>Sends the activity and gives the door's answer as it is.</summary>
    public async Task<HttpResponseMessage> PostAsync(string text, string id, params (string Type, string Address)[] attachments)
    {
        var activity = new JsonObject
        {
            ["type"] = "message",
            ["id"] = id,
            ["channelId"] = channel,
            ["from"] = new JsonObject { ["id"] = who, ["name"] = who },
            ["recipient"] = new JsonObject { ["id"] = "shop" },
            ["conversation"] = new JsonObject { ["id"] = $"{who}-thread" },
            ["text"] = text,
            ["attachments"] = new JsonArray([.. attachments.Select(it => new JsonObject { ["contentType"] = it.Type, ["contentUrl"] = it.Address })]),
            ["deliveryMode"] = "expectReplies",
        };
        using var content = new StringContent(activity.ToJsonString(), Encoding.UTF8, "application/json");
        return await http.PostAsync(new Uri(shop, "/api/messages"), content);
    }

    private string NextId() => string.Create(CultureInfo.InvariantCulture, $"m{Interlocked.Increment(ref messages)}");
}

/// <summary>What the shop answered to one activity.</summary>
/// <param name="Body">The response as it came.</param>
internal sealed record Answer(string Body)
{
    /// <summary>Each reply's id and text.</summary>
    public IReadOnlyList<(string Id, string Text)> Replies { get; } =
        [.. JsonNode.Parse(Body)!["activities"]!.AsArray().Select(it => ($"{it!["id"]}", $"{it["text"]}"))];

    /// <summary>All that was said, line by line.</summary>
    public string Text => string.Join('\n', Replies.Select(reply => reply.Text));
}
