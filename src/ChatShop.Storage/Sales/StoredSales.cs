using ChatShop.Trade;
using ChatShop.Trade.Sales;
using Microsoft.EntityFrameworkCore;

namespace ChatShop.Storage.Sales;

/// <summary>Reads what a shop sold, line by line, so that a good year needs no more memory than a bad one.</summary>
internal static class StoredSales
{
    public static async Task<SalesTold> ReadAsync(TradeContext db, PersonId seller, Days days, TimeZoneInfo zone, CancellationToken cancellation)
    {
        var (from, until) = days.In(zone);
        var counted = SalesTally.Counted;
        var lines = from shop in db.Shops
                    where shop.Seller == seller
                    from order in db.Orders
                    where order.Shop == shop.Id && order.PlacedAt >= @from && order.PlacedAt < until && counted.Contains(order.Status) && !order.WaitsForHarvest
                    from line in order.Lines
                    select new { order.Number, order.Buyer, order.PlacedAt, Line = line };
        var tally = new SalesTally(days, zone);
        await foreach (var it in lines.AsAsyncEnumerable().WithCancellation(cancellation))
            tally.Add(it.Number, it.Buyer, it.PlacedAt, it.Line);
        return tally.Tell();
    }
}
