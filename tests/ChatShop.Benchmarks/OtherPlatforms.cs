using System.Text.Json.Nodes;
using System.Threading.Channels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace ChatShop.Benchmarks;

/// <summary>The platforms that the shop sends answers to by calls of its own: Telegram's API and a Bot Connector, each taking everything.</summary>
internal sealed class OtherPlatforms : IAsyncDisposable
{
    private readonly Channel<string> arrived = Channel.CreateUnbounded<string>();
    private readonly WebApplication app;

    private OtherPlatforms(WebApplication app, Uri address) => (this.app, Address) = (app, address);

    /// <summary>Where they listen.</summary>
    public Uri Address { get; }

    /// <summary>Opens them.</summary>
    public static async Task<OtherPlatforms> OpenAsync()
    {
        var address = Places.FreeAddress();
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls(address.AbsoluteUri);
        var platforms = new OtherPlatforms(builder.Build(), address);
        platforms.app.MapPost("/{**path}", platforms.TakeAsync);
        await platforms.app.StartAsync();
        return platforms;
    }

    /// <summary>Waits for the next message that arrives.</summary>
    public async Task ArrivedAsync() => await arrived.Reader.ReadAsync();

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => app.DisposeAsync();

    private async Task<IResult> TakeAsync(HttpRequest request, string path)
    {
        var message = await JsonNode.ParseAsync(request.Body);
        arrived.Writer.TryWrite($"{message?["text"]}");
        return path.StartsWith("bot", StringComparison.Ordinal)
            ? Results.Json(new { ok = true, result = new { message_id = 1, date = 1789870800, chat = new { id = 7, type = "private" } } })
            : Results.Json(new { id = "given" });
    }
}
