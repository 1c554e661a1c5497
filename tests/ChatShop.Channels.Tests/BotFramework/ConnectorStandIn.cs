using System.Collections.Concurrent;
using System.Text;
using System.Threading.Channels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Newtonsoft.Json.Linq;

namespace ChatShop.Channels.Tests.BotFramework;

/// <summary>The Bot Connector as the shop sees it: takes activities and gives them ids, or fails in each way it is documented to.</summary>
internal sealed class ConnectorStandIn : IAsyncDisposable
{
    private readonly Channel<(string Path, JObject Activity)> arrived = Channel.CreateUnbounded<(string, JObject)>();
    private readonly ConcurrentQueue<Func<HttpContext, Task<IResult>>?> faults = [];
    private readonly ConcurrentQueue<string> proofs = [];
    private Host? host;

    /// <summary>What to put into <c>serviceUrl</c>.</summary>
    public string ServiceUrl => host!.Address.ToString();

    /// <summary>The <c>Authorization</c> of each call, in vain or not; empty for none.</summary>
    public IReadOnlyList<string> Proofs => [.. proofs];

    public static async Task<ConnectorStandIn> StartAsync()
    {
        var connector = new ConnectorStandIn();
        connector.host = await Host.StartAsync(_ => { }, app => app.MapPost("/{**path}", (HttpContext http, string? path) => connector.TakeAsync(http, path)));
        return connector;
    }

    /// <summary>Answers the next call with an error as the Connector words it.</summary>
    public void Refuse(int status, string code, int? retryAfter = null) => faults.Enqueue(http =>
    {
        if (retryAfter is { } seconds)
            http.Response.Headers.RetryAfter = $"{seconds}";
        return Task.FromResult(Results.Json(new { error = new { code, message = "In its own words, about 王婶" } }, statusCode: status));
    });

    /// <summary>Takes the next call.</summary>
    public void Pass() => faults.Enqueue(null);

    /// <summary>Answers the next call with a page of whatever stands before the Connector.</summary>
    public void AnswerPage(int status) => faults.Enqueue(_ => Task.FromResult(Results.Content("<html>Bad Gateway</html>", "text/html", Encoding.UTF8, status)));

    /// <summary>Breaks the connection of the next call.</summary>
    public void BreakOff() => faults.Enqueue(http =>
    {
        http.Abort();
        return Task.FromResult(Results.Empty);
    });

    /// <summary>Does not answer the next call until nobody waits any more.</summary>
    public void HangOn() => faults.Enqueue(async http =>
    {
        await Task.Delay(Timeout.Infinite, http.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);
        return Results.Empty;
    });

    /// <summary>The next activity that arrives.</summary>
    public async Task<(string Path, JObject Activity)> NextAsync() => await arrived.Reader.ReadAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(20));

    public async ValueTask DisposeAsync() => await host!.DisposeAsync();

    private async Task<IResult> TakeAsync(HttpContext http, string? path)
    {
        proofs.Enqueue(http.Request.Headers.Authorization.ToString());
        if (faults.TryDequeue(out var fault) && fault is not null)
            return await fault(http);
        using var reader = new StreamReader(http.Request.Body);
        arrived.Writer.TryWrite(($"/{path}", JObject.Parse(await reader.ReadToEndAsync())));
        return Results.Json(new { id = "given" });
    }
}
