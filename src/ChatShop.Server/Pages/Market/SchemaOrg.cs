using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Unicode;
using ChatShop.Server.Photos;
using ChatShop.Trade;
using ChatShop.Trade.Listings;
using ChatShop.Trade.Shops;

namespace ChatShop.Server.Pages.Market;

/// <summary>What search engines are told of goods and shops, in the words of schema.org.</summary>
internal static class SchemaOrg
{
    /// <summary>It stands in a script element: the encoder lets through neither &lt; nor &amp;, so no name can end that.</summary>
    private static readonly JsonSerializerOptions Safe = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    /// <summary>Goods that somebody offers.</summary>
    /// <param name="listing">The goods.</param>
    /// <param name="unit">What the price is for, in the reader's language.</param>
    /// <param name="address">The market's.</param>
    public static string Of(ListingTold listing, string unit, MarketAddress address) => Write("Product", new JsonObject
    {
        ["name"] = listing.Product,
        ["sku"] = $"{listing.Id}",
        ["image"] = new JsonArray([.. listing.Photos.Select(photo => (JsonNode)address.Of(PhotoShelf.Folder + photo))]),
        ["offers"] = new JsonObject
        {
            ["@type"] = "Offer",
            ["url"] = address.Of($"/l/{listing.Id}"),
            ["price"] = listing.Price.Money.Amount,
            ["priceCurrency"] = listing.Price.Money.CurrencyCode,
            ["priceSpecification"] = new JsonObject
            {
                ["@type"] = "UnitPriceSpecification",
                ["price"] = listing.Price.Money.Amount,
                ["priceCurrency"] = listing.Price.Money.CurrencyCode,
                ["referenceQuantity"] = new JsonObject { ["@type"] = "QuantitativeValue", ["value"] = listing.Price.Per.Value, ["unitText"] = unit },
            },
            ["availability"] = $"https://schema.org/{Availability(listing)}",
            ["seller"] = new JsonObject { ["@type"] = "Store", ["name"] = listing.ShopName, ["url"] = address.Of($"/s/{listing.Shop}") },
        },
    });

    /// <summary>A shop, with its stars where it has some.</summary>
    public static string Of(Shop shop, string? photo, MarketAddress address)
    {
        var facts = new JsonObject { ["name"] = shop.Name, ["url"] = address.Of($"/s/{shop.Id}") };
        if (photo is not null)
            facts["image"] = address.Of(PhotoShelf.Folder + photo);
        if (shop.Rating is { } rating)
            facts["aggregateRating"] = new JsonObject { ["@type"] = "AggregateRating", ["ratingValue"] = rating, ["reviewCount"] = shop.Reviews };
        return Write("Store", facts);
    }

    private static string Availability(ListingTold listing) => listing switch
    {
        { Status: ListingStatus.SoldOut } => "SoldOut",
        { Status: not ListingStatus.Active } => "OutOfStock",
        { AvailableFrom: not null } => "PreOrder",
        _ => "InStock",
    };

    private static string Write(string type, JsonObject facts)
    {
        facts.Insert(0, "@context", "https://schema.org");
        facts.Insert(1, "@type", type);
        return facts.ToJsonString(Safe);
    }
}
