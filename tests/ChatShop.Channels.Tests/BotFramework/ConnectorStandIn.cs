using System.Threading.Channels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Newtonsoft.Json.Linq;

namespace ChatShop.Channels.Tests.BotFramework;

/// <summary>The Bot Connector as the shop sees it: takes activities and gives them ids.</summary>
internal sealed class ConnectorStandIn : IAsyncDisposable
{
    private readonly Channel<(string Path, JObject Activity)> arrived = Channel.CreateUnbounded<(string, JObject)>();
    private Host? host;

    /// <summary>What to put into <c>serviceUrl</c>.</summary>
    public string ServiceUrl => host!.Address.ToString();

    /// <summary>What it answers with.</summary>
    public int Status { get; set; } = StatusCodes.Status200OK;

    /// <summary>Where it sends those who call, when that is not null.</summary>
    public string? RedirectTo { get; set; }

    public static async Task<ConnectorStandIn> StartAsync()
    {
        var connector = new ConnectorStandIn();
        connector.host = await Host.StartAsync(_ => { }, app => app.MapPost("/{**path}", connector.TakeAsync));
        return connector;
    }

    /// <summary>The next activity that arrives.</summary>
    public async Task<(string Path, JObject Activity)> NextAsync() => await arrived.Reader.ReadAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(20));

    /// <summary>True when something arrived that nobody has read.</summary>
    public bool HasMore => arrived.Reader.TryPeek(out _);

    public async ValueTask DisposeAsync() => await host!.DisposeAsync();

    private async Task<IResult> TakeAsync(HttpRequest request)
    {
        using var reader = new StreamReader(request.Body);
        arrived.Writer.TryWrite((request.Path, JObject.Parse(await reader.ReadToEndAsync())));
        if (RedirectTo is not null)
            return Results.Redirect(RedirectTo, preserveMethod: true);
        return Status == StatusCodes.Status200OK ? Results.Json(new { id = "given" }) : Results.StatusCode(Status);
    }
}
