namespace ChatShop.Trade.Listings;

/// <summary>Whether a listing can be bought.</summary>
public enum ListingStatus
{
    /// <summary>For sale.</summary>
    Active,
    /// <summary>The seller takes no orders for now.</summary>
    Paused,
    /// <summary>Nothing left.</summary>
    SoldOut,
    /// <summary>Taken away for good.</summary>
    Deleted,
}
