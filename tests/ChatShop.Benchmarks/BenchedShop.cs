using System.Globalization;
using ChatShop.Server;
using ChatShop.Trade;
using ChatShop.Trade.Listings;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace ChatShop.Benchmarks;

/// <summary>The whole shop as it is started by default: embedded Garnet with its log flushed, SQLite, the sandbox.</summary>
internal sealed class BenchedShop : IAsyncDisposable
{
    /// <summary>What WeChat signs with.</summary>
    public const string WeChatToken = "bench_token";

    /// <summary>What the SMS gateway signs with.</summary>
    public const string SmsToken = "bench_secret";

    /// <summary>What Telegram says with each update.</summary>
    public const string TelegramSecret = "bench_secret";

    private const int Listings = 200;

    private readonly string folder = Directory.CreateTempSubdirectory("chatshop-bench-").FullName;
    private readonly WebApplication app;

    private BenchedShop(Uri platforms)
    {
        Address = Places.FreeAddress();
        app = ShopHost.Build(
        [
            .. Places.Settings(Address, folder), "--Channels:WeChat:Token", WeChatToken,
            "--Channels:Telegram:Token", $"123456:{new string('A', 35)}", "--Channels:Telegram:WebhookSecret", TelegramSecret, "--Channels:Telegram:ApiBase", platforms.AbsoluteUri,
            "--Channels:Sms:AccountSid", "ACbench", "--Channels:Sms:AuthToken", SmsToken, "--Channels:Sms:From", "+861000", "--Channels:Sms:ApiBase", platforms.AbsoluteUri,
        ]);
    }

    /// <summary>What opens conversations on Direct Line.</summary>
    public string DirectLineSecret => File.ReadAllText(Path.Join(folder, "direct-line.secret")).Trim();

    /// <summary>Where it listens.</summary>
    public Uri Address { get; }

    /// <summary>Its parts.</summary>
    public IServiceProvider Services => app.Services;

    /// <summary>Opens it with goods of many sellers in it.</summary>
    /// <param name="platforms">Where the platforms are that it sends answers to.</param>
    public static async Task<BenchedShop> OpenAsync(Uri platforms)
    {
        var shop = new BenchedShop(platforms);
        await ShopHost.OpenAsync(shop.app, CancellationToken.None);
        await shop.app.StartAsync();
        await shop.FillAsync();
        return shop;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }

    private async Task FillAsync()
    {
        var trade = app.Services.GetRequiredService<ITrade>();
        var price = new Price(Money.Of(5m, Currency.Cny), new Quantity(1m, Unit.Jin));
        for (var i = 0; i < Listings; i++)
        {
            var number = i.ToString(CultureInfo.InvariantCulture);
            var seller = await trade.MeetAsync("test", $"seller{number}", $"seller{number}-thread", CancellationToken.None);
            var product = i == 0 ? Lines.Goods : $"{Lines.OtherGoods}{number}";
            var offer = new Offer(product, price, new Quantity(Quantity.Most, Unit.Jin));
            await trade.ActAsync(new Act($"bench-{number}", seller), new PublishListing(seller, offer, $"{Lines.OtherGoods}{number}"), CancellationToken.None);
        }
    }
}
