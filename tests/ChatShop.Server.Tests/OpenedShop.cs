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
        shop.app = ShopHost.Build(shop.place.Settings);
        await ShopHost.OpenAsync(shop.app, CancellationToken.None);
        await shop.app.StartAsync();
        return shop;
    }

    public Chatter Meet(string who) => new(Http, place.Address, who);

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
        Http.Dispose();
        place.Dispose();
    }
}
