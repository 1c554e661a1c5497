using ChatShop.Storage.Listings;
using ChatShop.Trade;
using ChatShop.Trade.Reviews;
using ChatShop.Trade.Shops;
using Microsoft.EntityFrameworkCore;

namespace ChatShop.Storage;

/// <summary>What the market shows to everybody who walks by: goods, shops, what buyers say. Nothing of it tells who bought.</summary>
public sealed class MarketWindow
{
    private readonly Func<TradeContext> open;

    internal MarketWindow(Func<TradeContext> open) => this.open = open;

    /// <summary>What can be bought, newest first.</summary>
    /// <param name="before">Only what was put up before this; null for all.</param>
    /// <param name="limit">No more than these.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public Task<IReadOnlyList<ListingTold>> NewestAsync(ListingId? before, int limit, CancellationToken cancellation)
    {
        var below = before?.Value ?? long.MaxValue;
        return open.ReadAsync(db => db.ForSale().Where(listing => (long)(object)listing.Id < below).Take(limit).TellAsync(db, cancellation));
    }

    /// <summary>A shop itself; null when there is none.</summary>
    public Task<Shop?> ShopAsync(ShopId shop, CancellationToken cancellation) =>
        open.ReadAsync(db => db.Shops.SingleOrDefaultAsync(it => it.Id == shop, cancellation));

    /// <summary>What buyers said of a shop, newest first; of orders with one of its listings where given.</summary>
    public Task<IReadOnlyList<Review>> ReviewsAsync(ShopId shop, ListingId? listing, int limit, CancellationToken cancellation) => open.ListAsync(
        db => db.Reviews.Where(review => review.Shop == shop
                && (listing == null || db.Orders.Any(order => order.Number == review.Order && order.Lines.Any(line => line.Listing == listing))))
            .OrderByDescending(review => review.Order).Take(limit), cancellation);
}
