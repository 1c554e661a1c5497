using ChatShop.Trade;

namespace ChatShop.Server.Pages.Market;

/// <summary>Goods as they lie in the window, in the reader's words.</summary>
internal sealed record GoodsCard(string Link, string Product, string? Photo, string Price, string Left, string? From, string Shop, string ShopLink)
{
    /// <summary>These goods for this reader.</summary>
    public static GoodsCard Of(PageReader reader, ListingTold listing)
    {
        var values = new Dictionary<string, object?> { ["listing"] = listing };
        return new GoodsCard(
            $"/l/{listing.Id}", listing.Product, listing.Photo, reader.Say("price", values), reader.Say("left", values),
            listing.AvailableFrom is null ? null : reader.Say("from", values), listing.ShopName, $"/s/{listing.Shop}");
    }
}
