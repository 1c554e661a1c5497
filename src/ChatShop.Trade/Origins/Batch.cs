using ChatShop.Trade.Listings;

namespace ChatShop.Trade.Origins;

/// <summary>Goods that were picked together: where, when, and what they looked like. What was recorded is never changed.</summary>
public sealed class Batch
{
    /// <summary>The most letters of a place.</summary>
    public const int LongestPlace = 60;

    /// <summary>Goods picked longer ago are no batch of today's.</summary>
    public const int OldestDays = 730;

    private Batch() => (Product, Place) = ("", "");

    /// <summary>Ours, made by us.</summary>
    public BatchId Id { get; private set; }

    /// <summary>Of which goods.</summary>
    public ListingId Listing { get; private set; }

    /// <summary>Who grows and sells them.</summary>
    public ShopId Shop { get; private set; }

    /// <summary>What they were called then.</summary>
    public string Product { get; private set; }

    /// <summary>Where they grew, in the seller's words.</summary>
    public string Place { get; private set; }

    /// <summary>The day they were picked.</summary>
    public DateOnly HarvestedOn { get; private set; }

    /// <summary>The names of their photos, at most <see cref="Offer.MostPhotos"/>.</summary>
    public IReadOnlyList<string> Photos { get; private set; } = [];

    /// <summary>When the seller said so.</summary>
    public DateTimeOffset RecordedAt { get; private set; }

    /// <summary>The number of the record in the audit trail that seals it.</summary>
    public long Record { get; private set; }

    /// <summary>A seller says where goods come from.</summary>
    /// <param name="id">Its own.</param>
    /// <param name="listing">The goods.</param>
    /// <param name="origin">What the seller says.</param>
    /// <param name="today">The market's day.</param>
    /// <param name="at">The instant, and the audit record that seals it.</param>
    /// <returns>The batch; or <see cref="TextOutOfRange"/>, <see cref="HarvestOutOfRange"/>.</returns>
    public static Result<Batch> Begin(BatchId id, Listing listing, Origin origin, DateOnly today, (DateTimeOffset Now, long Record) at)
    {
        var place = origin.Place.Trim();
        if (place.Length is 0 or > LongestPlace)
            return new TextOutOfRange(LongestPlace);
        if (origin.HarvestedOn > today || origin.HarvestedOn < today.AddDays(-OldestDays))
            return new HarvestOutOfRange();
        return new Batch
        {
            Id = id,
            Listing = listing.Id,
            Shop = listing.Shop,
            Product = listing.Product,
            Place = place,
            HarvestedOn = origin.HarvestedOn,
            Photos = [.. origin.Photos.Distinct().Take(Offer.MostPhotos)],
            RecordedAt = at.Now,
            Record = at.Record,
        };
    }
}

/// <summary>Where goods come from, as their seller says.</summary>
public sealed record Origin(string Place, DateOnly HarvestedOn, IReadOnlyList<string> Photos);

/// <summary>Says where a batch of one's goods comes from.</summary>
public sealed record RecordBatch(PersonId Seller, ListingId Listing, Origin Origin) : Command<BatchRecorded>, IAboutListing;

/// <summary>The batch is recorded.</summary>
public sealed record BatchRecorded(BatchId Batch, ListingId Listing, string Product, Origin Origin) : Fact;

/// <summary>The day of the harvest is still to come, or very long ago.</summary>
public sealed record HarvestOutOfRange : Refusal;
