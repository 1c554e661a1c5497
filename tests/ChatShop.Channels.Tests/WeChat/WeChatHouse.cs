using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Xml.Linq;
using ChatShop.Channels.Tests.Telegram;
using ChatShop.Channels.WeChat;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Bot.Schema;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace ChatShop.Channels.Tests.WeChat;

/// <summary>The door on a real web server, the house behind it, WeChat's API beside it, and WeChat's way of knocking.</summary>
internal sealed class WeChatHouse : IAsyncDisposable
{
    /// <summary>The account of most vectors.</summary>
    private static WeChatSettings AccountAt(Uri api) => new(
        "chatshop_token", "5Q4GKHswASlAlj9bYemFbuW9EQCGSfg8VOPff0nsC9q", "wx1234567890abcdef", "secret", api);

    /// <summary>The account's menu.</summary>
    public static readonly WeChatMenu Menu = new([new WeChatButton("买东西", ["有什么卖的"]), new WeChatButton("帮助", [])]);

    private readonly Host host;
    private readonly HttpClient client;
    private int nonces;

    private WeChatHouse(Host host, WeChatApiStandIn api, RecordingTurns turns, PhotoShelf photos, FakeTimeProvider clock, LogShelf log)
    {
        (this.host, Api, Turns, Photos, Clock, Log) = (host, api, turns, photos, clock, log);
        client = new HttpClient { BaseAddress = host.Address };
    }

    public WeChatApiStandIn Api { get; }

    public RecordingTurns Turns { get; }

    public PhotoShelf Photos { get; }

    public FakeTimeProvider Clock { get; }

    public required GivenPromises Promises { get; init; }

    /// <summary>What was logged.</summary>
    public LogShelf Log { get; }

    /// <summary>Codes that lead into the account.</summary>
    public IEntrances Entrances => host.Services.GetRequiredService<IEntrances>();

    public HttpClient Client => client;

    /// <summary>How the shop reaches people on WeChat who did not just write.</summary>
    public IChannel Channel => host.Services.GetRequiredService<IChannel>();

    public static async Task<WeChatHouse> StartAsync(Func<WeChatSettings, WeChatSettings>? change = null, IChannelMemory? memory = null, bool hasMenu = false)
    {
        var (turns, photos, promises, log) = (new RecordingTurns(), new PhotoShelf(), new GivenPromises(), new LogShelf());
        var clock = new FakeTimeProvider(DateTimeOffset.FromUnixTimeSeconds(1789870800));
        var api = await WeChatApiStandIn.StartAsync();
        var settings = AccountAt(api.Address);
        var host = await Host.StartAsync(
            services => (hasMenu ? services.AddSingleton(Menu) : services).AddSingleton<TimeProvider>(clock).AddSingleton<ITurns>(turns).AddSingleton<IPromises>(promises).AddSingleton<IPhotoIntake>(photos).AddSingleton<ITranscriber, TestEar>()
                .AddSingleton<ILoggerProvider>(log).AddSingleton<IPhotoSource>(photos).AddSingleton<IChannelMemory>(memory ?? new ShortMemory(clock))
                .AddWeChat(change is null ? settings : change(settings)),
            app => app.Open());
        return new WeChatHouse(host, api, turns, photos, clock, log) { Promises = promises };
    }

    /// <summary>The query of a request as WeChat signs it now.</summary>
    public Dictionary<string, string?> Query(string token = "chatshop_token", TimeSpan late = default)
    {
        var timestamp = (Clock.GetUtcNow() - late).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var nonce = $"n{Interlocked.Increment(ref nonces)}";
        return new() { ["signature"] = Sign(token, timestamp, nonce), ["timestamp"] = timestamp, ["nonce"] = nonce };
    }

    /// <summary>A text message in plain.</summary>
    public static string Text(string text, string id = "24000000000000009", string from = "oFarmer1") =>
        $"<xml><ToUserName><![CDATA[gh_shop]]></ToUserName><FromUserName><![CDATA[{from}]]></FromUserName><CreateTime>1789870800</CreateTime>"
        + $"<MsgType><![CDATA[text]]></MsgType><Content><![CDATA[{text}]]></Content><MsgId>{id}</MsgId></xml>";

    /// <summary>A photo or a voice in plain.</summary>
    /// <param name="type"><c>image</c> or <c>voice</c>.</param>
    /// <param name="media">Its id at WeChat.</param>
    /// <param name="more">Elements beside those.</param>
    /// <param name="id">The message's id.</param>
    public static string Media(string type, string media, string more = "", string id = "24000000000000010") =>
        "<xml><ToUserName><![CDATA[gh_shop]]></ToUserName><FromUserName><![CDATA[oFarmer1]]></FromUserName><CreateTime>1789870800</CreateTime>"
        + $"<MsgType><![CDATA[{type}]]></MsgType><MediaId><![CDATA[{media}]]></MediaId>{more}<MsgId>{id}</MsgId></xml>";

    /// <summary>An event in plain.</summary>
    public static string Event(string name, string key = "", string more = "", int second = 1789870800) =>
        $"<xml><ToUserName><![CDATA[gh_shop]]></ToUserName><FromUserName><![CDATA[oFarmer1]]></FromUserName><CreateTime>{second}</CreateTime>"
        + $"<MsgType><![CDATA[event]]></MsgType><Event><![CDATA[{name}]]></Event><EventKey><![CDATA[{key}]]></EventKey>{more}</xml>";

    /// <summary>SHA-1 over the sorted parts, written down here again so that a mistake in the door shows.</summary>
    [SuppressMessage("Security", "CA5350", Justification = "WeChat's protocol prescribes SHA-1.")]
    public static string Sign(params string[] parts)
    {
        Array.Sort(parts, string.CompareOrdinal);
        return Convert.ToHexStringLower(SHA1.HashData(Encoding.UTF8.GetBytes(string.Join("", parts))));
    }

    public Task<HttpResponseMessage> PostAsync(string xml) => PostAsync(Query(), xml);

    public Task<HttpResponseMessage> PostAsync(Dictionary<string, string?> query, string xml) => PostAsync(query, Encoding.UTF8.GetBytes(xml));

    public Task<HttpResponseMessage> PostAsync(Dictionary<string, string?> query, byte[] body)
    {
        var content = new ByteArrayContent(body);
        content.Headers.ContentType = new MediaTypeHeaderValue("text/xml");
        return client.PostAsync(QueryHelpers.AddQueryString("/channels/wechat", query), content);
    }

    public Task<HttpResponseMessage> GetAsync(Dictionary<string, string?> query) =>
        client.GetAsync(QueryHelpers.AddQueryString("/channels/wechat", query));

    /// <summary>Posts a message and reads the text of the passive reply; <c>success</c> when there is none.</summary>
    public async Task<string> SayAsync(string xml) => await ContentAsync(await PostAsync(xml));

    /// <summary>What a person sees of a response.</summary>
    public static async Task<string> ContentAsync(HttpResponseMessage response)
    {
        Assert.True(response.IsSuccessStatusCode, $"{response.StatusCode}");
        var body = await response.Content.ReadAsStringAsync();
        return body == "success" ? body : XDocument.Parse(body).Root!.Element("Content")!.Value;
    }

    /// <summary>Stops the server as Ctrl-C does.</summary>
    public Task StopAsync() => host.StopAsync();

    public async ValueTask DisposeAsync()
    {
        client.Dispose();
        await host.DisposeAsync();
        await Api.DisposeAsync();
    }
}

/// <summary>Keeps photos in memory.</summary>
internal sealed class PhotoShelf : IPhotoIntake, IPhotoSource
{
    /// <summary>What was brought.</summary>
    public List<byte[]> Kept { get; } = [];

    /// <summary>The addresses of what was taken back.</summary>
    public List<string> Withdrawn { get; } = [];

    public Task WithdrawAsync(string contentUrl, CancellationToken cancellation)
    {
        Withdrawn.Add(contentUrl);
        return Task.CompletedTask;
    }

    public Task<byte[]?> ReadAsync(string contentUrl, CancellationToken cancellation) => Task.FromResult<byte[]?>([.. "picture"u8]);

    public Task<Attachment> KeepAsync(ReadOnlyMemory<byte> content, CancellationToken cancellation)
    {
        if (!content.Span.StartsWith("photo"u8))
            return Task.FromResult(LostPhoto.Attachment(PhotoLoss.CutOff));
        Kept.Add(content.ToArray());
        return Task.FromResult(new Attachment("image/jpeg", $"http://shop.example/photos/{Kept.Count}"));
    }
}
