using ChatShop.Trade.Listings;
using ChatShop.Trade.Presales;

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

    /// <summary>Where it is sold before it is harvested: what of its price is paid at once; null where it is not.</summary>
    public DepositAsked? Deposit { get; init; }

    /// <summary>Where the deposit is a sum: so much for each of what it is the price of.</summary>
    public Price? DepositEach => Deposit?.Each is { } each ? new Price(each, Price.Per) : null;

    /// <summary>Whether who orders it now pays a deposit.</summary>
    public bool IsPresale => Deposit is not null;

    /// <summary>The status as texts name it, such as <c>soldOut</c>.</summary>
    public string StatusName => Status.InTexts();
}

/// <summary>A listing and how well it fits the words: 1 when all of them are in its name.</summary>
public sealed record ListingFound(ListingTold Listing, decimal Fit);

/// <summary>A shop as people are shown it: its goods that are for sale.</summary>
public sealed record ShopTold(ShopId Id, string Name, IReadOnlyList<ListingTold> Goods);
