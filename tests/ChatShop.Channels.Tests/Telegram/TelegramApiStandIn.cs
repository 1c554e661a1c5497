using System.Collections.Concurrent;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace ChatShop.Channels.Tests.Telegram;

/// <summary>One call to the API.</summary>
/// <param name="Method">Such as <c>sendMessage</c>.</param>
/// <param name="Body">What it was given.</param>
internal sealed record TelegramCall(string Method, JsonElement Body)
{
    /// <summary>One of the texts given; null when it is not there.</summary>
    public string? this[string name] => Body.TryGetProperty(name, out var value) ? value.ToString() : null;
}

/// <summary>Telegram's API as the shop sees it: keeps what it is sent, gives files, and fails in each way it is documented to.</summary>
internal sealed class TelegramApiStandIn : IAsyncDisposable
{
    /// <summary>The bot's token; another is refused.</summary>
    public const string Token = "4839574812:AAFD39kkdpWt3ywyRZergyOLMaJhac60qcw";

    private readonly ConcurrentQueue<TelegramCall> calls = [];
    private readonly ConcurrentQueue<Func<HttpContext, Task<IResult>>?> faults = [];
    private readonly SemaphoreSlim arrived = new(0);
    private Host? host;

    /// <summary>What to set as <c>ApiBase</c>.</summary>
    public Uri Address => host!.Address;

    /// <summary>What it did as it was told, in order.</summary>
    public IReadOnlyList<TelegramCall> Done => [.. calls];

    /// <summary>The messages that it brought to people, in order.</summary>
    public IReadOnlyList<TelegramCall> Sent => [.. calls.Where(call => call.Method.StartsWith("send", StringComparison.Ordinal))];

    /// <summary>How often it was called, in vain or not.</summary>
    public int Calls { get; private set; }

    /// <summary>What people sent, by id.</summary>
    public ConcurrentDictionary<string, byte[]> Files { get; } = [];

    public static async Task<TelegramApiStandIn> StartAsync()
    {
        var api = new TelegramApiStandIn();
        api.host = await Host.StartAsync(_ => { }, app =>
        {
            app.MapPost("/bot{token}/{method}", api.CallAsync);
            app.MapGet("/file/bot{token}/files/{name}", (string token, string name) =>
                token == Token && api.Files.TryGetValue(name, out var content) ? Results.Bytes(content) : Results.NotFound());
        });
        return api;
    }

    /// <summary>Answers the next call with an error as Telegram words it.</summary>
    public void Refuse(int code, string words, int? retryAfter = null) => faults.Enqueue(_ => Task.FromResult(Error(code, words, retryAfter)));

    /// <summary>Lets the next call be done.</summary>
    public void Pass() => faults.Enqueue(null);

    /// <summary>Answers the next call with a page of whatever stands before Telegram.</summary>
    public void AnswerPage(int status) => faults.Enqueue(_ => Task.FromResult(Results.Content("<html>Bad Gateway</html>", "text/html", Encoding.UTF8, status)));

    /// <summary>Breaks the connection of the next call.</summary>
    public void BreakOff() => faults.Enqueue(context =>
    {
        context.Abort();
        return Task.FromResult(Results.Empty);
    });

    /// <summary>Does not answer the next call until nobody waits any more.</summary>
    public void HangOn() => faults.Enqueue(async context =>
    {
        await Task.Delay(Timeout.Infinite, context.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);
        return Results.Empty;
    });

    /// <summary>Forgets what it was sent.</summary>
    public void Forget() => calls.Clear();

    /// <summary>Whether a call has been done that nobody has waited for before.</summary>
    public Task<bool> ArrivedAsync(TimeSpan within) => arrived.WaitAsync(within);

    public async ValueTask DisposeAsync()
    {
        await host!.DisposeAsync();
        arrived.Dispose();
    }

    private async Task<IResult> CallAsync(HttpContext context, string token, string method)
    {
        Calls++;
        using var reader = new StreamReader(context.Request.Body);
        var call = new TelegramCall(method, JsonDocument.Parse(await reader.ReadToEndAsync() is { Length: > 0 } body ? body : "{}").RootElement);
        if (token != Token)
            return Error(401, "Unauthorized");
        if (faults.TryDequeue(out var fault) && fault is not null)
            return await fault(context);
        if (Mistake(call) is { } mistake)
            return Error(400, mistake);
        calls.Enqueue(call);
        arrived.Release();
        return Results.Json(new { ok = true, result = Result(call) });
    }

    private object Result(TelegramCall call) => call.Method switch
    {
        "getFile" => new { file_id = call["file_id"], file_unique_id = "u", file_size = Files[call["file_id"]!].Length, file_path = $"files/{call["file_id"]}" },
        "getMe" => new { id = 4839574812, is_bot = true, first_name = "Market", username = "market_bot" },
        "setWebhook" or "answerCallbackQuery" => true,
        _ => new { message_id = Calls, date = 1789870800, chat = new { id = 7, type = "private" } },
    };

    private string? Mistake(TelegramCall call) => call.Method switch
    {
        "getFile" when !Files.ContainsKey(call["file_id"]!) => "Bad Request: invalid file_id",
        "sendMessage" when string.IsNullOrWhiteSpace(call["text"]) => "Bad Request: message text is empty",
        "sendMessage" when call["text"]!.Length > 4096 => "Bad Request: message is too long",
        "sendPhoto" when call["caption"]?.Length > 1024 => "Bad Request: message caption is too long",
        "sendPhoto" when !call["photo"]!.StartsWith("https://", StringComparison.Ordinal) => "Bad Request: wrong file identifier/HTTP URL specified",
        _ => null,
    };

    private static IResult Error(int code, string words, int? retryAfter = null) => Results.Json(
        retryAfter is null
            ? new { ok = false, error_code = code, description = words }
            : (object)new { ok = false, error_code = code, description = words, parameters = new { retry_after = retryAfter } },
        statusCode: code);
}
