using System.Collections.Concurrent;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace ChatShop.Channels.Tests.WeChat;

/// <summary>WeChat's API as the shop sees it: gives tokens, checks them, keeps what it is sent.</summary>
internal sealed class WeChatApiStandIn : IAsyncDisposable
{
    private readonly ConcurrentQueue<(string To, string Text)> sent = [];
    private readonly ConcurrentQueue<int> faults = [];
    private readonly SemaphoreSlim arrived = new(0);
    private Host? host;
    private int tokens;

    /// <summary>What to set as <c>ApiBase</c>.</summary>
    public Uri Address => host!.Address;

    /// <summary>What was sent to people, in order.</summary>
    public IReadOnlyList<(string To, string Text)> Sent => [.. sent];

    /// <summary>How often it was asked for a token.</summary>
    public int TokenCalls => tokens;

    /// <summary>How many calls came with each token.</summary>
    public ConcurrentQueue<string> TokensUsed { get; } = [];

    /// <summary>The token that is right now; another refused with 40001.</summary>
    public string Token { get; private set; } = "";

    /// <summary>What <c>media/get</c> gives.</summary>
    public Dictionary<string, byte[]> Media { get; } = [];

    public static async Task<WeChatApiStandIn> StartAsync()
    {
        var api = new WeChatApiStandIn();
        api.host = await Host.StartAsync(_ => { }, app =>
        {
            app.MapPost("/cgi-bin/stable_token", api.GiveTokenAsync);
            app.MapPost("/cgi-bin/message/custom/send", api.TakeAsync);
            app.MapGet("/cgi-bin/media/get", api.GiveMedia);
        });
        return api;
    }

    /// <summary>Answers the next calls with these codes, one each.</summary>
    public void FailWith(params int[] codes) => Array.ForEach(codes, faults.Enqueue);

    /// <summary>Lets the present token be refused from now on.</summary>
    public void EndToken() => Token = "ended";

    /// <summary>Waits until a message arrived that nobody has waited for before.</summary>
    public async Task ArrivedAsync() => Assert.True(await arrived.WaitAsync(TimeSpan.FromSeconds(20)), "Nothing was sent.");

    public async ValueTask DisposeAsync()
    {
        await host!.DisposeAsync();
        arrived.Dispose();
    }

    private async Task<IResult> GiveTokenAsync(HttpRequest request)
    {
        var body = (await JsonDocument.ParseAsync(request.Body)).RootElement;
        if (body.GetProperty("appid").GetString() != "wx1234567890abcdef" || body.GetProperty("secret").GetString() != "secret")
            return Results.Json(new { errcode = 40125, errmsg = "invalid appsecret" });
        Token = $"token{Interlocked.Increment(ref tokens)}";
        return Results.Json(new { access_token = Token, expires_in = 7200 });
    }

    private async Task<IResult> TakeAsync(HttpRequest request)
    {
        if (Refuse(request) is { } refusal)
            return refusal;
        using var reader = new StreamReader(request.Body, new UTF8Encoding(false, throwOnInvalidBytes: true));
        var body = JsonDocument.Parse(await reader.ReadToEndAsync()).RootElement;
        if (body.GetProperty("msgtype").GetString() != "text" || Encoding.UTF8.GetByteCount(body.GetProperty("text").GetProperty("content").GetString()!) > 2048)
            return Results.Json(new { errcode = 45002, errmsg = "content size out of limit" });
        sent.Enqueue((body.GetProperty("touser").GetString()!, body.GetProperty("text").GetProperty("content").GetString()!));
        arrived.Release();
        return Results.Json(new { errcode = 0, errmsg = "ok" });
    }

    private IResult GiveMedia(HttpRequest request) =>
        Refuse(request)
        ?? (Media.TryGetValue(request.Query["media_id"].ToString(), out var content)
            ? Results.Bytes(content, "image/jpeg", "photo.jpg")
            : Results.Json(new { errcode = 40007, errmsg = "invalid media_id" }));

    private IResult? Refuse(HttpRequest request)
    {
        var token = request.Query["access_token"].ToString();
        TokensUsed.Enqueue(token);
        if (faults.TryDequeue(out var code))
            return Results.Json(new { errcode = code, errmsg = "as the test wants it" });
        return token == Token ? null : Results.Json(new { errcode = 40001, errmsg = "invalid credential" });
    }
}
