using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Net.Http.Json;
using System.Net.WebSockets;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace ChatShop.Benchmarks;

/// <summary>How long a person waits at each door: from the request that brings a greeting until its answer is where they read it.</summary>
internal sealed class Doors(BenchedShop shop, OtherPlatforms platforms) : IDisposable
{
    /// <summary>So many people write in turn, so that none writes faster than people can.</summary>
    private const int People = 40;
    private const int Times = 400;

    private readonly HttpClient http = new(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = shop.Address };
    private readonly Dictionary<int, (string Token, string Conversation, ClientWebSocket Stream)> tabs = [];
    private int messages;

    /// <summary>The doors, and milliseconds: of half, and of 99 in 100.</summary>
    public async Task<IReadOnlyList<(string Door, double Middle, double Slow)>> MeasureAsync() =>
    [
        await OfAsync("Bot Framework, answered in the response", person => PostAsync(Activity(person, null))),
        await OfAsync("Bot Framework, answered at its service address", async person => await BothAsync(PostAsync(Activity(person, platforms.Address)))),
        await OfAsync("Direct Line, answered on the stream", SayOnStreamAsync),
        await OfAsync("WeChat, answered in the response", SayOnWeChatAsync),
        await OfAsync("SMS, answered in the response", SayBySmsAsync),
        await OfAsync("Telegram, answered by its API", async person => await BothAsync(SayOnTelegramAsync(person))),
    ];

    public void Dispose()
    {
        http.Dispose();
        foreach (var tab in tabs.Values)
            tab.Stream.Dispose();
    }

    private static async Task<(string Door, double Middle, double Slow)> OfAsync(string door, Func<int, Task> sayAsync)
    {
        for (var i = 0; i < People * 2; i++)
            await sayAsync(i % People);
        var took = new List<double>(Times);
        for (var i = 0; i < Times; i++)
        {
            var begun = Stopwatch.GetTimestamp();
            await sayAsync(i % People);
            took.Add(Stopwatch.GetElapsedTime(begun).TotalMilliseconds);
        }
        took.Sort();
        return (door, took[Times / 2], took[Times * 99 / 100]);
    }

    private string NextId() => Interlocked.Increment(ref messages).ToString(CultureInfo.InvariantCulture);

    private async Task BothAsync(Task request)
    {
        await platforms.ArrivedAsync();
        await request;
    }

    private async Task PostAsync(JsonObject activity)
    {
        using var answer = await http.PostAsJsonAsync("/api/messages", activity);
        answer.EnsureSuccessStatusCode();
    }

    private JsonObject Activity(int person, Uri? serviceUrl) => new()
    {
        ["type"] = "message",
        ["id"] = NextId(),
        ["channelId"] = "bench",
        ["from"] = new JsonObject { ["id"] = $"door{person}" },
        ["recipient"] = new JsonObject { ["id"] = "shop" },
        ["conversation"] = new JsonObject { ["id"] = $"door{person}" },
        ["text"] = Lines.Greeting[0],
        ["deliveryMode"] = serviceUrl is null ? "expectReplies" : null,
        ["serviceUrl"] = serviceUrl?.AbsoluteUri,
    };

    private async Task SayOnStreamAsync(int person)
    {
        if (!tabs.TryGetValue(person, out var tab))
            tabs[person] = tab = await OpenTabAsync();
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/v3/directline/conversations/{tab.Conversation}/activities")
        {
            Content = JsonContent.Create(new { type = "message", text = Lines.Greeting[0], from = new { id = "me" } }),
            Headers = { Authorization = new("Bearer", tab.Token) },
        };
        using var answer = await http.SendAsync(request);
        answer.EnsureSuccessStatusCode();
        var id = (string?)(await answer.Content.ReadFromJsonAsync<JsonObject>())!["id"];
        var buffer = new byte[64 * 1024];
        while (true)
        {
            var read = await tab.Stream.ReceiveAsync(buffer.AsMemory(), CancellationToken.None);
            if (read.Count > 0 && Encoding.UTF8.GetString(buffer, 0, read.Count).Contains($"\"replyToId\":\"{id}\"", StringComparison.Ordinal))
                return;
        }
    }

    private async Task<(string Token, string Conversation, ClientWebSocket Stream)> OpenTabAsync()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/v3/directline/conversations") { Headers = { Authorization = new("Bearer", shop.DirectLineSecret) } };
        using var answer = await http.SendAsync(request);
        var opened = (await answer.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<JsonObject>())!;
        var stream = new ClientWebSocket();
        await stream.ConnectAsync(new Uri((string)opened["streamUrl"]!), CancellationToken.None);
        return ((string)opened["token"]!, (string)opened["conversationId"]!, stream);
    }

    [SuppressMessage("Security", "CA5350", Justification = "WeChat's protocol prescribes SHA-1.")]
    private async Task SayOnWeChatAsync(int person)
    {
        var (second, nonce) = (TimeProvider.System.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture), NextId());
        var signature = Convert.ToHexStringLower(SHA1.HashData(Encoding.UTF8.GetBytes(string.Concat(new[] { BenchedShop.WeChatToken, second, nonce }.Order(StringComparer.Ordinal)))));
        using var body = new StringContent(
            $"<xml><ToUserName>gh_shop</ToUserName><FromUserName>o{person}</FromUserName><CreateTime>{second}</CreateTime><MsgType>text</MsgType>"
            + $"<Content><![CDATA[{Lines.Greeting[0]}]]></Content><MsgId>{NextId()}</MsgId></xml>", Encoding.UTF8, "text/xml");
        using var answer = await http.PostAsync($"/channels/wechat?signature={signature}&timestamp={second}&nonce={nonce}", body);
        if (await answer.EnsureSuccessStatusCode().Content.ReadAsStringAsync() == "success")
            throw new InvalidOperationException("WeChat got no answer in the response.");
    }

    [SuppressMessage("Security", "CA5350", Justification = "The gateway's protocol prescribes HMAC-SHA1.")]
    private async Task SayBySmsAsync(int person)
    {
        var fields = new SortedDictionary<string, string>(StringComparer.Ordinal)
        {
            ["AccountSid"] = "ACbench", ["Body"] = Lines.Greeting[0], ["From"] = $"+86138000{person:D5}", ["MessageSid"] = $"SM{NextId()}", ["NumMedia"] = "0", ["To"] = "+861000",
        };
        var proven = $"{shop.Address.AbsoluteUri.TrimEnd('/')}/channels/sms{string.Concat(fields.Select(field => field.Key + field.Value))}";
        using var request = new HttpRequestMessage(HttpMethod.Post, "/channels/sms") { Content = new FormUrlEncodedContent(fields) };
        request.Headers.Add("X-Twilio-Signature", Convert.ToBase64String(HMACSHA1.HashData(Encoding.UTF8.GetBytes(BenchedShop.SmsToken), Encoding.UTF8.GetBytes(proven))));
        using var answer = await http.SendAsync(request);
        answer.EnsureSuccessStatusCode();
    }

    private async Task SayOnTelegramAsync(int person)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/channels/telegram")
        {
            Content = JsonContent.Create(new
            {
                update_id = int.Parse(NextId(), CultureInfo.InvariantCulture),
                message = new
                {
                    message_id = 1,
                    date = 1789870800,
                    chat = new { id = person + 1, type = "private", first_name = "Li" },
                    text = Lines.Greeting[0],
                    from = new { id = person + 1, is_bot = false, first_name = "Li", language_code = "zh-hans" },
                },
            }),
        };
        request.Headers.Add("X-Telegram-Bot-Api-Secret-Token", BenchedShop.TelegramSecret);
        using var answer = await http.SendAsync(request);
        answer.EnsureSuccessStatusCode();
    }
}
