using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace ChatShop.Transcripts;

/// <summary>A Bot Framework connector, and a gateway of SMS: takes what the shop says to people who have not just written.</summary>
internal sealed class Connector : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly WebApplication app;
    private readonly ConcurrentDictionary<string, ConcurrentQueue<string>> said = new();

    private Connector(WebApplication app, Uri address) => (this.app, Address) = (app, address);

    public Uri Address { get; }

    public static async Task<Connector> OpenAsync(int port)
    {
        var address = new Uri($"http://127.0.0.1:{port}");
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls(address.AbsoluteUri);
        var connector = new Connector(builder.Build(), address);
        connector.app.MapPost("/v3/conversations/{conversation}/activities", connector.TakeAsync);
        connector.app.MapPost("/v3/conversations/{conversation}/activities/{activity}", connector.TakeAsync);
        connector.app.MapPost("/2010-04-01/Accounts/{account}/Messages.json", connector.TakeSmsAsync);
        await connector.app.StartAsync();
        return connector;
    }

    /// <summary>The next thing said to somebody, however long it takes in reason; null when nothing comes.</summary>
    public async Task<string?> NextAsync(string who)
    {
        var queue = said.GetOrAdd($"{who}-thread", _ => new());
        using var patience = new CancellationTokenSource(Patience);
        while (!patience.IsCancellationRequested)
        {
            if (queue.TryDequeue(out var text))
                return text;
            await Task.Delay(20);
        }
        return null;
    }

    /// <summary>Waits until a payment's webhook has come and people were told.</summary>
    public async Task ArriveAsync(Func<Task> catchUp)
    {
        using var patience = new CancellationTokenSource(Patience);
        do
        {
            await Task.Delay(50);
            await catchUp();
        }
        while (!Left.Any() && !patience.IsCancellationRequested);
        await Task.Delay(100);
        await catchUp();
    }

    /// <summary>Everything that was said and not asked for yet: to whom, and what.</summary>
    public IEnumerable<(string Who, string Text)> Take()
    {
        foreach (var (thread, queue) in said.OrderBy(pair => pair.Key, StringComparer.Ordinal))
            while (queue.TryDequeue(out var text))
                yield return (thread[..^"-thread".Length], text);
    }

    /// <summary>What was said to people and nobody has asked for.</summary>
    public IEnumerable<string> Left => said.SelectMany(pair => pair.Value.Select(text => $"{pair.Key}: {text}"));

    public ValueTask DisposeAsync() => app.DisposeAsync();

    /// <summary>The gateway of SMS, for those who are told without ever having written.</summary>
    private async Task<IResult> TakeSmsAsync(HttpRequest request)
    {
        var form = await request.ReadFormAsync();
        said.GetOrAdd($"{form["To"]}-thread", _ => new()).Enqueue($"{form["Body"]}");
        return Results.Json(new { sid = "SM1", status = "queued" });
    }

    private async Task<IResult> TakeAsync(HttpRequest request, string conversation)
    {
        var activity = await JsonNode.ParseAsync(request.Body);
        said.GetOrAdd(conversation, _ => new()).Enqueue(Enclosed.Written(activity!));
        return Results.Json(new { id = "1" });
    }
}
