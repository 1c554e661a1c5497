using ChatShop.Storage.Acts;
using ChatShop.Trade;
using ChatShop.Trade.Listings;
using ChatShop.Trade.Shops;
using Microsoft.EntityFrameworkCore;

namespace ChatShop.Storage.Listings;

/// <summary>Many listings of one seller at once: every row is looked at, and one that can not be leaves all as they are.</summary>
internal static class TableActs
{
    public static async Task<Result<ListingsPublished>> PublishAsync(ActRoom room, PublishListings command)
    {
        if (await room.ShopOfAsync(command.Seller) is not { } shop)
            return new NoShopYet();
        var (published, refused) = (new List<ListingPublished>(), new List<RowRefused>());
        foreach (var (row, offer) in command.Offers.Index())
        {
            var result = published.Find(it => it.Product == offer.Product) is { } same
                ? new AlreadyListed(same.Product, same.Price, same.Stock)
                : await ListingActs.AddAsync(room, shop, offer);
            if (result.Refusal is { } refusal)
                refused.Add(new RowRefused(row, refusal));
            else
                published.Add(result.Fact!);
        }
        if (refused.Count > 0)
            return new RowsRefused(refused);
        return new ListingsPublished(published);
    }

    public static async Task<Result<ListingsRevised>> ReviseAsync(ActRoom room, ReviseListings command)
    {
        if (await room.ShopOfAsync(command.Seller) is not { } shop)
            return new NoShopYet();
        var own = await room.Db.Listings.Where(listing => listing.Shop == shop.Id && listing.Status != ListingStatus.Deleted).ToListAsync();
        var refused = new List<RowRefused>();
        foreach (var (row, revision) in command.Rows.Index())
        {
            var listing = own.Find(it => it.Id == revision.Listing);
            if ((listing is null ? new NoSuchListing() : listing.Revise(revision)) is { } refusal)
                refused.Add(new RowRefused(row, refusal));
        }
        foreach (var (row, revision) in command.Rows.Index())
            if (own.Find(it => it.Product == revision.Wanted.Product && it.Id != revision.Listing) is { } same && revision.Wanted.Product != revision.Seen.Product)
                refused.Add(new RowRefused(row, new AlreadyListed(same.Product, same.Price, same.Available)));
        if (refused.Count > 0)
            return new RowsRefused(refused);
        return new ListingsRevised([.. command.Rows.Select(it => it.Listing)]);
    }
}
