using ChatShop.Server.Commands;
using ChatShop.Server.Settings;
using ChatShop.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace ChatShop.Server.Tests.Starting;

/// <summary>The command <c>demo</c> fills an empty market by the rules of the trade, once.</summary>
public sealed class DemoTests : IDisposable
{
    private readonly Place place = new();

    public void Dispose() => place.Dispose();

    [Fact]
    public async Task A_market_is_filled_once_and_its_books_hold()
    {
        string[] few = [.. place.Settings, "--shops", "3", "--goods", "2", "--orders", "24"];
        Assert.Equal(0, await DemoCommand.RunAsync(few));
        var before = await CountAsync();
        Assert.Equal((3, 6, 24), (before.Shops, before.Listings, before.Orders));
        Assert.True(before.Acts > 100, $"{before.Acts} acts are no life of 90 days.");

        Assert.Equal(0, await DemoCommand.RunAsync(few));
        Assert.Equal(before, await CountAsync());
        Assert.Equal(0, await CheckCommand.RunAsync(place.Settings));
    }

    private async Task<(int Shops, int Listings, int Orders, int Acts)> CountAsync()
    {
        await using var tables = ShopHost.OpenTables(ShopSettings.Read(ShopHost.Begin(place.Settings).Configuration));
        var (books, stop) = (tables.GetRequiredService<MarketBooks>(), TestContext.Current.CancellationToken);
        return ((await books.ShopsAsync(0, 100, stop)).Count, (await books.ListingsAsync(null, null, 0, 100, stop)).Count,
            (await books.OrdersAsync(null, null, null, 0, 100, stop)).Count, (await books.ActsAsync(0, 10_000, stop)).Count);
    }
}
