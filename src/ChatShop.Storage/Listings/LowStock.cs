using ChatShop.Storage.Acts;
using ChatShop.Trade.Listings;
using ChatShop.Trade.Orders;
using Microsoft.EntityFrameworkCore;

namespace ChatShop.Storage.Listings;

/// <summary>What sellers must hear of their stock after a sale.</summary>
internal static class LowStock
{
    /// <summary>What runs low of the goods of these orders, for each seller.</summary>
    public static async Task<IReadOnlyList<StockLow>> SayAsync(ActRoom room, IEnumerable<Order> orders)
    {
        var sold = orders.SelectMany(order => order.Lines).Select(line => line.Listing).Distinct().ToList();
        return await SayAsync(room, await room.Db.Listings.Where(listing => sold.Contains(listing.Id)).ToListAsync());
    }

    /// <summary>What runs low of these goods, for each seller.</summary>
    public static async Task<IReadOnlyList<StockLow>> SayAsync(ActRoom room, IEnumerable<Listing> sold)
    {
        var low = new List<StockLow>();
        foreach (var shop in sold.GroupBy(listing => listing.Shop))
            if (shop.Select(listing => listing.SayLow()).OfType<GoodsLow>().ToList() is { Count: > 0 } goods)
                low.Add(new StockLow((await room.ShopAsync(shop.Key)).Seller, goods));
        return low;
    }
}
