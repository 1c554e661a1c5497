using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace ChatShop.Channels.Tests;

/// <summary>A real web server on a free port of this machine.</summary>
internal sealed class Host : IAsyncDisposable
{
    private readonly WebApplication app;

    private Host(WebApplication app) => this.app = app;

    /// <summary>Its address, such as <c>http://127.0.0.1:40123</c>.</summary>
    public Uri Address => new(app.Urls.First());

    /// <summary>What it is put together of.</summary>
    public IServiceProvider Services => app.Services;

    /// <summary>Starts it.</summary>
    /// <param name="add">Adds what it needs.</param>
    /// <param name="map">Opens its doors.</param>
    public static async Task<Host> StartAsync(Action<IServiceCollection> add, Action<WebApplication> map)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        add(builder.Services);
        var app = builder.Build();
        map(app);
        await app.StartAsync();
        return new Host(app);
    }

    /// <summary>Stops it as Ctrl-C does: what is open is finished first.</summary>
    public Task StopAsync() => app.StopAsync();

    public async ValueTask DisposeAsync() => await app.DisposeAsync();
}

/// <summary>Opens channels as the shop does.</summary>
internal static class Opening
{
    /// <summary>Opens the doors of every channel that was added.</summary>
    public static void Open(this WebApplication app)
    {
        foreach (var channel in app.Services.GetServices<IChannel>())
            channel.Open(app);
    }
}
