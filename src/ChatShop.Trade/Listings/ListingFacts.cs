using ChatShop.Trade.People;

namespace ChatShop.Trade.Listings;

/// <summary>Goods are up for sale.</summary>
public sealed record ListingPublished(ListingId Listing, ShopId Shop, string ShopName, string Product, Price Price, Quantity Stock) : Fact;

/// <summary>A new price holds from now on.</summary>
public sealed record ListingRepriced(ListingId Listing, string Product, Price Price) : Fact;

/// <summary>The stock was counted, or more came in; <paramref name="Available"/> can be ordered now.</summary>
public sealed record ListingStocked(ListingId Listing, string Product, Quantity Available) : Fact;

/// <summary>More photos are shown: <paramref name="Total"/> now; <paramref name="LeftOut"/> were more than a listing shows.</summary>
public sealed record ListingPhotosAdded(ListingId Listing, string Product, int Added, int Total, int LeftOut) : Fact;

/// <summary>No orders for now.</summary>
public sealed record ListingPaused(ListingId Listing, string Product) : Fact;

/// <summary>Orders again.</summary>
public sealed record ListingResumed(ListingId Listing, string Product, Price Price, Quantity Available) : Fact;

/// <summary>Taken away for good.</summary>
public sealed record ListingDeleted(ListingId Listing, string Product) : Fact;

/// <summary>Goods of this seller run low, or are sold out.</summary>
public sealed record StockLow(PersonId Seller, IReadOnlyList<GoodsLow> Goods) : Fact
{
    public override NoticeKinds Kind => NoticeKinds.Stock;

    /// <summary>What sellers hear of it, one notice each.</summary>
    /// <param name="low">What runs low; null in a fact written down before anybody looked.</param>
    public static IEnumerable<Notice> Tell(IReadOnlyList<StockLow>? low) => (low ?? []).Select(goods => new Notice(goods.Seller, "seller", goods));
}

/// <summary>Goods of which little is left.</summary>
/// <param name="Left">What lies there still.</param>
/// <param name="Counted">What lay there when it was counted last.</param>
/// <param name="IsGone">Whether nothing is left.</param>
public sealed record GoodsLow(ListingId Listing, string Product, Quantity Left, Quantity Counted, bool IsGone);
