namespace ChatShop.Trade.Listings;

/// <summary>What is asked for with one listing: so the audit trail names it.</summary>
public interface IAboutListing
{
    /// <summary>Which.</summary>
    ListingId Listing { get; }
}

/// <summary>Puts goods up for sale; opens the seller's shop under <paramref name="ShopName"/> when there is none yet.</summary>
public sealed record PublishListing(PersonId Seller, Offer Offer, string? ShopName) : Command<ListingPublished>;

/// <summary>Asks another price for it.</summary>
public sealed record RepriceListing(PersonId Seller, ListingId Listing, Price Price) : Command<ListingRepriced>, IAboutListing;

/// <summary>Says how much is left; zero is sold out.</summary>
public sealed record RestateStock(PersonId Seller, ListingId Listing, Quantity Left) : Command<ListingStocked>, IAboutListing;

/// <summary>Says how much has come in.</summary>
public sealed record RestockListing(PersonId Seller, ListingId Listing, Quantity More) : Command<ListingStocked>, IAboutListing;

/// <summary>Shows more photos of it.</summary>
/// <param name="Photos">Their names.</param>
public sealed record AddListingPhotos(PersonId Seller, ListingId Listing, IReadOnlyList<string> Photos) : Command<ListingPhotosAdded>, IAboutListing;

/// <summary>Takes no orders for it for now.</summary>
public sealed record PauseListing(PersonId Seller, ListingId Listing) : Command<ListingPaused>, IAboutListing;

/// <summary>Takes orders for it again.</summary>
public sealed record ResumeListing(PersonId Seller, ListingId Listing) : Command<ListingResumed>, IAboutListing;

/// <summary>Takes it away for good.</summary>
public sealed record DeleteListing(PersonId Seller, ListingId Listing) : Command<ListingDeleted>, IAboutListing;
