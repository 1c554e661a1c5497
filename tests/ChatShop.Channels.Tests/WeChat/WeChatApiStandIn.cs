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
    private int mediaCalls;

    /// <summary>What to set as <c>ApiBase</c>.</summary>
    public Uri Address => host!.Address;

    /// <summary>What was sent to people, in order.</summary>
    public IReadOnlyList<(string To, string Text)> Sent => [.. sent];

    /// <summary>How often it was asked for a token.</summary>
    public int TokenCalls => tokens;

    /// <summary>The code that whoever asks for a token gets; 0 for none.</summary>
    public int RefuseTokensWith { get; set; }

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
            app.MapPost("/cgi-bin/media/upload", api.KeepMediaAsync);
            app.MapPost("/cgi-bin/qrcode/create", api.MakeCodeAsync);
            app.MapPost("/wxa/msg_sec_check", api.CheckTextAsync);
            app.MapPost("/wxa/media_check_async", api.CheckPictureAsync);
            foreach (var path in (string[])["message/custom/typing", "message/template/send", "message/subscribe/bizsend", "menu/create"])
                app.MapPost($"/cgi-bin/{path}", request => api.HearAsync(path, request));
        });
        return api;
    }

    /// <summary>Answers the next calls with these codes, one each; who is shown that we type is told at any moment, and takes none.</summary>
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
        if (RefuseTokensWith != 0)
            return Results.Json(new { errcode = RefuseTokensWith, errmsg = "as the test wants it" });
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
        if (body.GetProperty("msgtype").GetString() is var type && type != "text")
        {
            Told.Enqueue((type!, body.GetProperty(type!)));
            return Results.Json(new { errcode = 0, errmsg = "ok" });
        }
        if (Encoding.UTF8.GetByteCount(body.GetProperty("text").GetProperty("content").GetString()!) > 2048)
            return Results.Json(new { errcode = 45002, errmsg = "content size out of limit" });
        sent.Enqueue((body.GetProperty("touser").GetString()!, body.GetProperty("text").GetProperty("content").GetString()!));
        arrived.Release();
        return Results.Json(new { errcode = 0, errmsg = "ok" });
    }

    /// <summary>Pictures that it was given.</summary>
    public ConcurrentQueue<byte[]> Pictures { get; } = [];

    /// <summary>What it was told beside texts: messages of other types, and other calls by their path.</summary>
    public ConcurrentQueue<(string What, JsonElement Body)> Told { get; } = [];

    private async Task HearAsync(string path, HttpContext http) =>
        await (await HearAsync(path, http.Request)).ExecuteAsync(http);

    private async Task<IResult> HearAsync(string path, HttpRequest request)
    {
        if (Refuse(request) is { } refusal)
            return refusal;
        Told.Enqueue((path, (await JsonDocument.ParseAsync(request.Body)).RootElement));
        return Results.Json(new { errcode = 0, errmsg = "ok" });
    }

    /// <summary>What people said or showed, and it was asked about.</summary>
    public ConcurrentQueue<string> Checked { get; } = [];

    /// <summary>When checks of texts are answered.</summary>
    public Task Checking { get; set; } = Task.CompletedTask;

    private async Task<IResult> CheckTextAsync(HttpRequest request)
    {
        var content = (await JsonDocument.ParseAsync(request.Body)).RootElement.GetProperty("content").GetString()!;
        Checked.Enqueue(content);
        await Checking;
        return Refuse(request) ?? Results.Json(new { errcode = 0, errmsg = "ok", result = new { suggest = content.Contains("坏话", StringComparison.Ordinal) ? "risky" : "pass", label = 100 } });
    }

    private async Task<IResult> CheckPictureAsync(HttpRequest request)
    {
        if (Refuse(request) is { } refusal)
            return refusal;
        Checked.Enqueue((await JsonDocument.ParseAsync(request.Body)).RootElement.GetProperty("media_url").GetString()!);
        return Results.Json(new { errcode = 0, errmsg = "ok", trace_id = $"trace{Checked.Count}" });
    }

    private async Task<IResult> KeepMediaAsync(HttpRequest request)
    {
        if (Refuse(request) is { } refusal)
            return refusal;
        using var content = new MemoryStream();
        await (await request.ReadFormAsync()).Files["media"]!.CopyToAsync(content);
        Pictures.Enqueue(content.ToArray());
        return Results.Json(new { type = "image", media_id = $"media{Pictures.Count}", created_at = 1789870800 });
    }

    private async Task<IResult> MakeCodeAsync(HttpRequest request)
    {
        if (Refuse(request) is { } refusal)
            return refusal;
        var body = (await JsonDocument.ParseAsync(request.Body)).RootElement;
        return Results.Json(new { ticket = "t", url = $"http://weixin.example/q/{body.GetProperty("action_info").GetProperty("scene").GetProperty("scene_str").GetString()}" });
    }

    /// <summary>How <c>media/get</c> breaks the next times: with an HTTP status, or a code of WeChat's below 0.</summary>
    public ConcurrentQueue<int> MediaBreaks { get; } = [];

    /// <summary>How often <c>media/get</c> was called with a right token.</summary>
    public int MediaCalls => mediaCalls;

    private IResult GiveMedia(HttpRequest request) => Refuse(request) ?? Interlocked.Increment(ref mediaCalls) switch
    {
        _ when MediaBreaks.TryDequeue(out var broken) => broken > 0 ? Results.StatusCode(broken) : Results.Json(new { errcode = broken, errmsg = "system busy" }),
        _ => GiveKept(request),
    };

    private IResult GiveKept(HttpRequest request) =>
        Media.TryGetValue(request.Query["media_id"].ToString(), out var content)
            ? Results.Bytes(content, "image/jpeg", "photo.jpg")
            : Results.Json(new { errcode = 40007, errmsg = "invalid media_id" });

    private IResult? Refuse(HttpRequest request)
    {
        var token = request.Query["access_token"].ToString();
        TokensUsed.Enqueue(token);
        if (!request.Path.Value!.EndsWith("/typing", StringComparison.Ordinal) && faults.TryDequeue(out var code) && code != 0)
            return Results.Json(new { errcode = code, errmsg = "as the test wants it" });
        return token == Token ? null : Results.Json(new { errcode = 40001, errmsg = "invalid credential" });
    }
}
