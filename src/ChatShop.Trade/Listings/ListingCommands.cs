namespace ChatShop.Trade.Listings;

/// <summary>Puts goods up for sale; opens the seller's shop under <paramref name="ShopName"/> when there is none yet.</summary>
public sealed record PublishListing(PersonId Seller, Offer Offer, string? ShopName) : Command<ListingPublished>;

/// <summary>Asks another price for it.</summary>
public sealed record RepriceListing(PersonId Seller, ListingId Listing, Price Price) : Command<ListingRepriced>;

/// <summary>Says how much is left; zero is sold out.</summary>
public sealed record RestateStock(PersonId Seller, ListingId Listing, Quantity Left) : Command<ListingStocked>;

/// <summary>Says how much has come in.</summary>
public sealed record RestockListing(PersonId Seller, ListingId Listing, Quantity More) : Command<ListingStocked>;

/// <summary>Shows more photos of it.</summary>
/// <param name="Photos">Their names.</param>
public sealed record AddListingPhotos(PersonId Seller, ListingId Listing, IReadOnlyList<string> Photos) : Command<ListingPhotosAdded>;

/// <summary>Takes no orders for it for now.</summary>
public sealed record PauseListing(PersonId Seller, ListingId Listing) : Command<ListingPaused>;

/// <summary>Takes orders for it again.</summary>
public sealed record ResumeListing(PersonId Seller, ListingId Listing) : Command<ListingResumed>;

/// <summary>Takes it away for good.</summary>
public sealed record DeleteListing(PersonId Seller, ListingId Listing) : Command<ListingDeleted>;
