using ChatShop.Trade.Listings;

namespace ChatShop.Trade;

/// <summary>A listing as people are told it.</summary>
public sealed record ListingTold(
    ListingId Id, ShopId Shop, string ShopName, string Product, Price Price, Quantity Stock, Quantity Reserved,
    ListingStatus Status, DateOnly? AvailableFrom, IReadOnlyList<string> Photos, decimal? ShopRating = null)
{
    /// <summary>The name of the photo shown in lists; null without one.</summary>
    public string? Photo => Photos.Count > 0 ? Photos[0] : null;

    /// <summary>What can still be ordered, in the unit it is priced in.</summary>
    public Quantity Available => (Stock - Reserved).In(Price.Per.Unit);

    /// <summary>The status as texts name it, such as <c>soldOut</c>.</summary>
    public string StatusName => Status.InTexts();
}

/// <summary>A listing and how well it fits the words: 1 when all of them are in its name.</summary>
public sealed record ListingFound(ListingTold Listing, decimal Fit);

/// <summary>A shop as people are shown it: its goods that are for sale.</summary>
public sealed record ShopTold(ShopId Id, string Name, IReadOnlyList<ListingTold> Goods);
