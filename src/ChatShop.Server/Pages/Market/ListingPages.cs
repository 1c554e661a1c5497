using ChatShop.Storage;
using ChatShop.Trade;
using ChatShop.Trade.Groups;
using ChatShop.Trade.Listings;

namespace ChatShop.Server.Pages.Market;

/// <summary>Goods: their photos, what they cost, who sells them, and the way to order them.</summary>
internal static class ListingPages
{
    /// <summary>The page of goods; of those that were taken away there is none.</summary>
    public static async Task<IResult> ListingAsync(
        PageReader reader, string listing, ITradeRecords records, MarketWindow window, MarketAddress address,
        IGroupRecords groups, TimeProvider clock, CancellationToken cancellation)
    {
        if (ListingId.Parse(listing) is not { } id || await records.ListingAsync(id, cancellation) is not { Status: not ListingStatus.Deleted } told)
            return reader.Nothing();
        var values = new Dictionary<string, object?> { ["listing"] = told };
        var page = new MarketPage("listing", $"/l/{id}", reader.Say("listingTitle", values), reader.Say("listingIs", values))
        {
            Photo = told.Photo,
            Kind = "product",
            Facts = SchemaOrg.Of(told, reader.Say("unit", values), address),
            Values = new()
            {
                ["it"] = GoodsCard.Of(reader, told),
                ["photos"] = told.Photos,
                ["by"] = reader.Say("listingBy", values),
                ["reviewsText"] = reader.Say("reviews"),
                ["reviews"] = ShopPages.Reviews(reader, await window.ReviewsAsync(told.Shop, id, ShopPages.MostReviews, cancellation)),
            },
        };
        if (told.ShopRating is not null)
            page.Values["rating"] = reader.Say("stars", new() { ["stars"] = told.ShopRating });
        if (told.Status == ListingStatus.Active)
            (page.Values["order"], page.Values["orderText"]) =
                ($"/chat?enter={id}&say={Uri.EscapeDataString(reader.Say("orders", values))}", reader.Say("orderInChat"));
        else
            page.Values["gone"] = reader.Say("listingGone");
        if (await groups.OpenGroupAsync(id, clock.GetUtcNow(), cancellation) is { } group)
            (page.Values["group"], page.Values["groupText"]) = ($"/g/{group.Id}", reader.Say("groupOpen", new() { ["group"] = group }));
        return page.ToResult(reader, address);
    }
}
