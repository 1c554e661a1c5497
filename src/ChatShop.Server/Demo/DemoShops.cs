using ChatShop.Trade;
using ChatShop.Trade.Listings;

namespace ChatShop.Server.Demo;

/// <summary>Opens a demo's shops and puts their goods up, each with a picture.</summary>
internal static class DemoShops
{
    /// <summary>So much of each is there that nothing sells out.</summary>
    private const int Stock = 2000;

    public static async Task<IReadOnlyList<DemoStall>> OpenAsync(DemoMarket market, DemoWords words, int shops, int goods, Currency currency) =>
        await Task.WhenAll(Enumerable.Range(0, shops).Select(number => OpenOneAsync(market, words, number, goods, currency)));

    private static async Task<DemoStall> OpenOneAsync(DemoMarket market, DemoWords words, int number, int goods, Currency currency)
    {
        var shop = words.Shops[number];
        var seller = await market.MeetAsync($"seller{number}");
        var from = words.Goods.ToList().FindIndex(good => good.Name == shop.From);
        var sold = new List<(ListingId, DemoGood)>();
        for (var i = 0; i < goods; i++)
        {
            var good = words.Goods[(from + i) % words.Goods.Count];
            var (name, seed) = (shop.Place + good.Name, (number * 100) + i);
            var kept = await market.Known.Photos.KeepAsync(GoodsPicture.Draw(good, name, seed), CancellationToken.None);
            var unit = Unit.Of(good.Unit);
            var price = new Price(Money.Of(decimal.Round(good.Price * (85 + (seed * 7 % 31)) / 100, 1), currency), new Quantity(1, unit));
            var offer = new Offer(name, price, new Quantity(Stock, unit), Photos: [kept.ContentUrl[(kept.ContentUrl.LastIndexOf('/') + 1)..]]);
            sold.Add(((await market.ActAsync(seller, new PublishListing(seller, offer, shop.Name))).Listing, good));
        }
        return new DemoStall(seller, shop.Name, sold);
    }
}
