using ChatShop.Storage.Acts;
using ChatShop.Storage.People;
using ChatShop.Storage.Presales;
using ChatShop.Trade;
using ChatShop.Trade.Listings;
using ChatShop.Trade.Presales;
using ChatShop.Trade.Shops;
using Microsoft.EntityFrameworkCore;

namespace ChatShop.Storage.Listings;

/// <summary>Loads what a listing's command needs, and lets the trade decide.</summary>
internal static class ListingActs
{
    public static async Task<Result<ListingPublished>> PublishAsync(ActRoom room, PublishListing command)
    {
        var shop = await room.ShopOfAsync(command.Seller);
        if (shop is null)
        {
            if (command.ShopName is null)
                return new NoShopYet();
            var opening = await ShopActs.OpenShopAsync(room, command.Seller, command.ShopName);
            if (opening.Refusal is { } closed)
                return closed;
            shop = opening.Fact!;
        }

        return await AddAsync(room, shop, command.Offer);
    }

    /// <summary>Puts goods into a shop.</summary>
    public static async Task<Result<ListingPublished>> AddAsync(ActRoom room, Shop shop, Offer offer)
    {
        var same = await room.Db.Listings.FirstOrDefaultAsync(listing =>
            listing.Shop == shop.Id && listing.Product == offer.Product && listing.Status != ListingStatus.Deleted);
        if (same is not null)
            return new AlreadyListed(same.Product, same.Price, same.Available);

        if (PresaleTerms.Refuse(offer, room.Rules.DayOf(room.Now)) is { } tooEarly)
            return tooEarly;
        var published = Listing.Publish(new ListingId(await room.NextNumberAsync("listing")), shop.Id, offer, room.Now);
        if (published.Fact is not { } listing)
            return published.Refusal!;

        room.Db.Listings.Add(listing);
        return new ListingPublished(listing.Id, shop.Id, shop.Name, listing.Product, listing.Price, listing.Stock);
    }

    public static Task<Result<ListingRepriced>> RepriceAsync(ActRoom room, RepriceListing command) =>
        ChangeAsync(room, command.Seller, command.Listing, listing => listing.Reprice(command.Price));

    public static Task<Result<ListingStocked>> RestateAsync(ActRoom room, RestateStock command) =>
        ChangeAsync(room, command.Seller, command.Listing, listing => listing.Restate(command.Left));

    public static Task<Result<ListingStocked>> RestockAsync(ActRoom room, RestockListing command) =>
        ChangeAsync(room, command.Seller, command.Listing, listing => listing.Restock(command.More));

    public static Task<Result<ListingPhotosAdded>> AddPhotosAsync(ActRoom room, AddListingPhotos command) =>
        ChangeAsync(room, command.Seller, command.Listing, listing => listing.Show(command.Photos));

    public static Task<Result<ListingPaused>> PauseAsync(ActRoom room, PauseListing command) =>
        ChangeAsync(room, command.Seller, command.Listing, listing => listing.Pause());

    public static Task<Result<ListingResumed>> ResumeAsync(ActRoom room, ResumeListing command) =>
        ChangeAsync(room, command.Seller, command.Listing, listing => listing.Resume());

    public static async Task<Result<ListingDeleted>> DeleteAsync(ActRoom room, DeleteListing command)
    {
        var ordered = await room.OrderedAheadAsync(command.Listing);
        return await ChangeAsync(
            room, command.Seller, command.Listing, listing => listing.IsPresale && ordered > 0 ? new PresaleOrdered(listing.Product, ordered) : listing.Delete());
    }

    /// <summary>A seller changes only what is the seller's own; of what is not, nothing is said but that there is none.</summary>
    private static async Task<Result<TFact>> ChangeAsync<TFact>(
        ActRoom room, PersonId seller, ListingId id, Func<Listing, Result<TFact>> change) where TFact : Fact
    {
        if (await room.ShopOfAsync(seller) is not { } shop)
            return new NoShopYet();
        var listing = await room.Db.Listings.FirstOrDefaultAsync(it =>
            it.Id == id && it.Shop == shop.Id && it.Status != ListingStatus.Deleted);
        return listing is null ? new NoSuchListing() : change(listing);
    }
}
