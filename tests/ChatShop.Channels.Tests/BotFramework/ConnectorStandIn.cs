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

    public static async Task<ConnectorStandIn> StartAsync()
    {
        var connector = new ConnectorStandIn();
        connector.host = await Host.StartAsync(_ => { }, app => app.MapPost("/{**path}", connector.TakeAsync));
        return connector;
    }

    /// <summary>The next activity that arrives.</summary>
    public async Task<(string Path, JObject Activity)> NextAsync() => await arrived.Reader.ReadAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(20));

    public async ValueTask DisposeAsync() => await host!.DisposeAsync();

    private async Task<IResult> TakeAsync(HttpRequest request)
    {
        using var reader = new StreamReader(request.Body);
        arrived.Writer.TryWrite((request.Path, JObject.Parse(await reader.ReadToEndAsync())));
        return Results.Json(new { id = "given" });
    }
}
