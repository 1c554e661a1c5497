using ChatShop.Trade;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace ChatShop.Server.Tests;

/// <summary>The whole shop in this process, on embedded parts, reached through its real doors.</summary>
internal sealed class OpenedShop : IAsyncDisposable
{
    private readonly Place place = new();
    private WebApplication app = null!;

    private OpenedShop() => Operator = new Operator(Http, place);

    public HttpClient Http { get; } = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false });

    public Uri Address => place.Address;

    public string DirectLineSecret => File.ReadAllText(Path.Join(place.Data, "direct-line.secret")).Trim();

    public ITrade Trade => app.Services.GetRequiredService<ITrade>();

    public Operator Operator { get; }

    public static async Task<OpenedShop> OpenAsync()
    {
        var shop = new OpenedShop();
        await shop.StartAsync();
        return shop;
    }

    /// <summary>Ends the shop and opens it again on what it left.</summary>
    public async Task RestartAsync()
    {
        await StopAsync();
        await StartAsync();
    }

    public Chatter Meet(string who) => new(Http, place.Address, who);

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        Http.Dispose();
        place.Dispose();
    }

    private async Task StartAsync()
    {
        app = ShopHost.Build(place.Settings);
        await ShopHost.OpenAsync(app, CancellationToken.None);
        await app.StartAsync();
    }

    private async Task StopAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
    }
}
