using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;

namespace ChatShop.Server.Tests;

/// <summary>A web server in the place of somebody else's; it can be stopped and started again at its address.</summary>
/// <param name="map">Says what it answers.</param>
internal sealed class StandIn(Action<WebApplication> map) : IAsyncDisposable
{
    private WebApplication? app;

    public Uri Address { get; } = Ports.NextAddress();

    public async Task StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls(Address.AbsoluteUri);
        app = builder.Build();
        map(app);
        await app.StartAsync();
    }

    /// <summary>Stops listening.</summary>
    public async ValueTask DisposeAsync()
    {
        if (app is not null)
            await app.DisposeAsync();
    }
}
