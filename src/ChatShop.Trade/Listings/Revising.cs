namespace ChatShop.Trade.Listings;

/// <summary>What a seller sees of a listing in a table, and can write anew.</summary>
/// <param name="Product">The goods.</param>
/// <param name="Price">What they cost.</param>
/// <param name="Left">What can still be ordered.</param>
/// <param name="IsOn">Whether orders are taken; what is sold out is on too.</param>
public sealed record ListingRow(string Product, Price Price, Quantity Left, bool IsOn)
{
    /// <summary>A listing as it stands.</summary>
    public static ListingRow Of(Listing listing) => new(listing.Product, listing.Price, listing.Available, listing.Status != ListingStatus.Paused);
}

/// <summary>One row written anew: what is the same as it was seen stays as it is by now.</summary>
public sealed record Revision(ListingId Listing, ListingRow Seen, ListingRow Wanted);

/// <summary>Changes many listings, or none of them.</summary>
public sealed record ReviseListings(PersonId Seller, IReadOnlyList<Revision> Rows) : Command<ListingsRevised>;

/// <summary>Puts many goods up for sale, or none of them.</summary>
public sealed record PublishListings(PersonId Seller, IReadOnlyList<Offer> Offers) : Command<ListingsPublished>;

/// <summary>All of them are as the seller wrote.</summary>
public sealed record ListingsRevised(IReadOnlyList<ListingId> Listings) : Fact;

/// <summary>All of them are up for sale.</summary>
public sealed record ListingsPublished(IReadOnlyList<ListingPublished> Listings) : Fact;

/// <summary>Some rows can not be, so that nothing was done.</summary>
public sealed record RowsRefused(IReadOnlyList<RowRefused> Rows) : Refusal;

/// <summary>Why one row can not be.</summary>
/// <param name="Row">Its place among the rows, from 0.</param>
/// <param name="Refusal">Why.</param>
public sealed record RowRefused(int Row, Refusal Refusal);

/// <summary>It was changed elsewhere since it was looked at.</summary>
internal sealed record ListingChanged(string Product) : Refusal;

/// <summary>How a row that was written anew becomes the listing's moves.</summary>
public static class Revising
{
    /// <summary>Makes a listing as its row says.</summary>
    /// <returns>Why it can not be; the listing may then be half changed, and must not be kept.</returns>
    public static Refusal? Revise(this Listing listing, Revision revision)
    {
        var (now, seen, wanted) = (ListingRow.Of(listing), revision.Seen, revision.Wanted);
        var isStale = IsLost(now.Product, seen.Product, wanted.Product) || IsLost(now.Price, seen.Price, wanted.Price)
            || IsLost(now.Left, seen.Left, wanted.Left) || IsLost(now.IsOn, seen.IsOn, wanted.IsOn);
        if (isStale)
            return new ListingChanged(listing.Product);

        return (wanted.Product == seen.Product ? null : listing.Rename(wanted.Product))
            ?? (wanted.Price == seen.Price ? null : listing.Reprice(wanted.Price).Refusal)
            ?? (wanted.Left == seen.Left ? null : listing.Restate(wanted.Left).Refusal)
            ?? (wanted.IsOn == seen.IsOn ? null : wanted.IsOn ? listing.Resume().Refusal : listing.Pause().Refusal);
    }

    /// <summary>Whether writing this would lose what somebody else has written meanwhile.</summary>
    private static bool IsLost<T>(T now, T seen, T wanted) => !Equals(wanted, seen) && !Equals(now, seen);
}
