using ChatShop.Conversations.Sessions;
using ChatShop.Trade;
using ChatShop.Trade.Listings;
using Newtonsoft.Json;

namespace ChatShop.Conversations.Flows;

/// <summary>Goods to buy.</summary>
[JsonConverter(typeof(AsTradeJson<Wanted>))]
internal sealed class Wanted
{
    /// <summary>As said; once the listing is known, its name.</summary>
    public required string Product { get; set; }

    /// <summary>How much; null when not said.</summary>
    public Quantity? Quantity { get; set; }

    /// <summary>Whether the unit was said: else it is the listing's.</summary>
    public bool UnitSaid { get; set; }

    /// <summary>The listing meant; null until it is known.</summary>
    public long? Listing { get; set; }

    /// <summary>What it is sold by; null until the listing is known.</summary>
    public Price? Price { get; set; }

    /// <summary>So much of a listing, at its price today.</summary>
    public static Wanted Of(ListingTold listing, Quantity? quantity) => new()
    {
        Product = listing.Product,
        Listing = listing.Id.Value,
        Price = listing.Price,
        Quantity = quantity,
        UnitSaid = true,
    };
}
