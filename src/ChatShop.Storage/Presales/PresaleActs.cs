using ChatShop.Storage.Acts;
using ChatShop.Storage.Orders;
using ChatShop.Trade;
using ChatShop.Trade.Listings;
using ChatShop.Trade.Presales;
using Microsoft.EntityFrameworkCore;

namespace ChatShop.Storage.Presales;

/// <summary>The harvest comes in, or does not.</summary>
internal static class PresaleActs
{
    public static async Task<Result<HarvestIn>> BeginAsync(ActRoom room, BeginDelivery command)
    {
        if (await ListingAsync(room, command.Listing) is not { } listing || (await room.ShopOfAsync(command.Seller))?.Id != listing.Shop)
            return new NoSuchListing();
        if (!listing.Harvest(room.Now))
            return new NotPresale(listing.Product);
        var (by, day) = room.RestBy();
        var asked = (await room.WaitForHarvestAsync(listing.Id)).Where(order => order.AskRest(by)).ToList();
        return new HarvestIn(listing.Id, listing.Product, await room.TellAsync(asked), day);
    }

    public static async Task<Result<HarvestLost>> GiveUpAsync(ActRoom room, GiveUpHarvest command)
    {
        var own = command.Seller is { } seller ? (await room.ShopOfAsync(seller))?.Id : null;
        if (await ListingAsync(room, command.Listing) is not { } listing || (command.Seller is not null && own != listing.Shop))
            return new NoSuchListing();
        if (!listing.IsPresale)
            return new NotPresale(listing.Product);
        if (command.Seller is null && room.Rules.DayOf(room.Now) <= PresaleTerms.LastDayToTell(listing.AvailableFrom!.Value))
            return new HarvestStillAwaited(listing.Product);
        var undone = await Undoing.UndoAsync(room, await room.NotSentAsync(listing.Id), order => order.FallThrough());
        listing.Delete();
        return new HarvestLost(listing.Id, listing.Product, (await room.ShopAsync(listing.Shop)).Seller, undone, command.Seller is null);
    }

    public static async Task<Result<HarvestAsked>> AskAsync(ActRoom room, AskHarvest command)
    {
        if (await ListingAsync(room, command.Listing) is not { } listing)
            return new NoSuchListing();
        if (!listing.AskHarvest())
            return new NotPresale(listing.Product);
        var waiting = await room.WaitForHarvestAsync(listing.Id);
        return new HarvestAsked(
            listing.Id, listing.Product, (await room.ShopAsync(listing.Shop)).Seller, waiting.Count, PresaleTerms.LastDayToTell(listing.AvailableFrom!.Value));
    }

    private static Task<Listing?> ListingAsync(ActRoom room, ListingId id) =>
        room.Db.Listings.SingleOrDefaultAsync(it => it.Id == id && it.Status != ListingStatus.Deleted);
}
