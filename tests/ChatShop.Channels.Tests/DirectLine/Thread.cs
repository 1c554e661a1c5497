using System.Text;
using Newtonsoft.Json.Linq;

namespace ChatShop.Channels.Tests.DirectLine;

/// <summary>One conversation as a client holds it.</summary>
internal sealed record Thread(DirectLineHouse House, string Conversation, string Token, Uri StreamUrl)
{
    public string Path => $"conversations/{Conversation}";

    /// <summary>Says something, and reads the id that it got.</summary>
    public async Task<string> SayAsync(string text, string? mark = null, string? from = null) =>
        (string)(await DirectLineHouse.ReadAsync(await SendAsync(Message(text, mark, from))))["id"]!;

    /// <summary>Sends an activity as it is.</summary>
    public Task<HttpResponseMessage> SendAsync(JToken activity) => SendAsync(activity.ToString());

    /// <summary>Sends a body as it is.</summary>
    public Task<HttpResponseMessage> SendAsync(string body) =>
        House.SendAsync(HttpMethod.Post, $"{Path}/activities", Token, new StringContent(body, Encoding.UTF8, "application/json"));

    /// <summary>What was said after a watermark, and the next watermark.</summary>
    public async Task<(IReadOnlyList<JObject> Activities, string Watermark)> PollAsync(string? watermark = null)
    {
        var query = watermark is null ? "" : $"?watermark={watermark}";
        var set = await DirectLineHouse.ReadAsync(await House.SendAsync(HttpMethod.Get, $"{Path}/activities{query}", Token));
        return ([.. set["activities"]!.Cast<JObject>()], (string)set["watermark"]!);
    }

    /// <summary>The texts of all that was said.</summary>
    public async Task<IReadOnlyList<string>> TextsAsync()
    {
        var (texts, watermark) = (new List<string>(), "-");
        while (await PollAsync(watermark) is { Activities.Count: > 0 } part)
        {
            texts.AddRange(part.Activities.Select(TextOf));
            watermark = part.Watermark;
        }
        return texts;
    }

    /// <summary>Opens the stream from a watermark on.</summary>
    public Task<Tab> StreamAsync(string watermark = "-") => Tab.OpenAsync(AddressOf(watermark, Token));

    /// <summary>The stream's address.</summary>
    public Uri AddressOf(string watermark, string token) =>
        new UriBuilder(StreamUrl) { Query = $"watermark={watermark}&t={token}" }.Uri;

    public static string TextOf(JObject activity) => (string)activity["text"]!;

    public static JObject Message(string text, string? mark = null, string? from = null)
    {
        var message = new JObject { ["type"] = "message", ["text"] = text };
        if (mark is not null)
            message["channelData"] = new JObject { ["clientActivityID"] = mark };
        if (from is not null)
            message["from"] = new JObject { ["id"] = from };
        return message;
    }
}
