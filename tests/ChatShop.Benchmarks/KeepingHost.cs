using System.Text.Json.Nodes;
using ChatShop.Server.Embedded;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using StackExchange.Redis;

namespace ChatShop.Benchmarks;

/// <summary>The least that could answer and lose nothing: the bare handler, with one write to an embedded Garnet that is flushed before it answers.</summary>
internal sealed class KeepingHost : IAsyncDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("chatshop-bench-").FullName;
    private readonly EmbeddedGarnet garnet;
    private readonly ConnectionMultiplexer redis;
    private readonly WebApplication app;

    private KeepingHost()
    {
        garnet = EmbeddedGarnet.Start(folder);
        redis = ConnectionMultiplexer.Connect(garnet.ConnectionString);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls(Address.AbsoluteUri);
        app = builder.Build();
        app.MapPost("/api/messages", KeepAsync);
    }

    /// <summary>Where it listens.</summary>
    public Uri Address { get; } = Places.FreeAddress();

    /// <summary>Opens it.</summary>
    public static async Task<KeepingHost> OpenAsync()
    {
        var host = new KeepingHost();
        await host.app.StartAsync();
        return host;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        await redis.DisposeAsync();
        garnet.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    private async Task<IResult> KeepAsync(HttpRequest request)
    {
        var activity = (await JsonNode.ParseAsync(request.Body))!;
        await redis.GetDatabase().StringSetAsync($"said:{activity["conversation"]!["id"]!.GetValue<string>()}", activity.ToJsonString());
        return BareHost.Echo(activity);
    }
}
