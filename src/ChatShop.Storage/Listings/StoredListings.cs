using ChatShop.Storage.Search;
using ChatShop.Trade;
using ChatShop.Trade.Listings;
using ChatShop.Trade.Orders;
using ChatShop.Trade.Shops;
using Microsoft.EntityFrameworkCore;

namespace ChatShop.Storage.Listings;

/// <summary>Reads listings, and finds them by words.</summary>
internal static class StoredListings
{
    /// <summary>How many that hold the words, or some, are looked at for each that is wanted.</summary>
    private const int LooksPerListing = 5;

    /// <summary>Of a long sentence the first words are looked for.</summary>
    private const int MostWords = 12;

    /// <summary>What a word counts that only sounds like the one looked for.</summary>
    private const double Sounding = 0.9;

    /// <summary>What can be bought, the newest first.</summary>
    public static IQueryable<Listing> ForSale(this TradeContext db) =>
        db.Listings.Where(listing => listing.Status == ListingStatus.Active).OrderByDescending(listing => listing.Id);

    /// <summary>The listings of these wishes, as far as there are such.</summary>
    public static Task<Dictionary<ListingId, Listing>> WishedForAsync(this TradeContext db, IEnumerable<Wish> wishes, CancellationToken cancellation)
    {
        var ids = wishes.Select(wish => wish.Listing).Distinct().ToList();
        return db.Listings.Where(listing => ids.Contains(listing.Id)).ToDictionaryAsync(listing => listing.Id, cancellation);
    }

    /// <summary>What can be bought and fits the words, best first; with no words, the newest.</summary>
    public static async Task<IReadOnlyList<ListingFound>> FindAsync(TradeContext db, ISearchIndex search, string? words, int limit, bool wholeIsEnough, CancellationToken cancellation)
    {
        if (string.IsNullOrWhiteSpace(words))
            return [.. (await db.ForSale().Take(limit).TellAsync(db, cancellation)).Select(listing => new ListingFound(listing, 1))];

        var query = SearchWords.OfQuery(words);
        IReadOnlyList<ListingFound> best = [];
        var seen = new HashSet<ListingId>();
        foreach (var sets in Rounds(words, [.. query.Take(MostWords)], () => seen.Count == 0))
        {
            var ids = (await search.FindAsync(db, [.. sets.Where(set => set.Length > 0)], limit * LooksPerListing, cancellation)).Where(seen.Add).ToList();
            var found = ids.Count == 0 ? [] : await db.ForSale().Where(listing => EF.Parameter(ids).Contains(listing.Id)).TellAsync(db, cancellation);
            best = [.. best.Concat(found.Select(listing => new ListingFound(listing, (decimal)Fit(query, listing.Product))))
                .OrderByDescending(it => it.Fit).ThenBy(it => it.Listing.Product.Length).ThenBy(it => it.Listing.Id.Value)
                .Take(limit)];
            if (best.Count == limit || (wholeIsEnough && best is [{ Fit: >= 1 }, ..]))
                break;
        }
        return best;
    }

    /// <summary>What holds all that is looked for; then what sounds like it or holds two words of it; then one; and where there is nothing at all, a single sign.</summary>
    private static IEnumerable<IReadOnlyList<string[]>> Rounds(string words, string[] query, Func<bool> isNothingFound)
    {
        yield return [query];
        var sounds = query.Select(SearchWords.Sound).OfType<string>().ToArray();
        yield return [sounds, .. Neighbours(query), .. Neighbours(sounds)];
        yield return [.. query.Concat(sounds).Select(word => new[] { word })];
        if (isNothingFound())
            yield return [.. SearchWords.Signs(words).Distinct().Select(sign => new[] { sign })];
    }

    /// <summary>Each two words that follow one another.</summary>
    private static IEnumerable<string[]> Neighbours(string[] words) => words.Zip(words.Skip(1), (one, next) => new[] { one, next });

    /// <summary>Listings as people are told them.</summary>
    public static async Task<IReadOnlyList<ListingTold>> TellAsync(this IQueryable<Listing> which, TradeContext db, CancellationToken cancellation)
    {
        var listings = await which.Join(db.Shops, listing => listing.Shop, shop => shop.Id, (listing, shop) => new { listing, shop }).ToListAsync(cancellation);
        return [.. listings.Select(it => Tell(it.listing, it.shop))];
    }

    /// <summary>These shops.</summary>
    public static async Task<Dictionary<ShopId, Shop>> ShopsAsync(this TradeContext db, IEnumerable<ShopId> ids, CancellationToken cancellation)
    {
        var wanted = ids.Distinct().ToList();
        return await db.Shops.Where(shop => wanted.Contains(shop.Id)).ToDictionaryAsync(shop => shop.Id, cancellation);
    }

    private static ListingTold Tell(Listing listing, Shop shop) => new(
        listing.Id, shop.Id, shop.Name, listing.Product, listing.Price, listing.Stock, listing.Reserved, listing.Status,
        listing.AvailableFrom, listing.Photos, shop.Rating)
    {
        Deposit = listing.Deposit,
    };

    /// <summary>How well a name fits the words looked for: 1 when it holds all of them.</summary>
    public static double Fit(IReadOnlySet<string> query, string product)
    {
        if (query.Count == 0)
            return 0;
        var words = SearchWords.OfListing(product);
        return query.Sum(word => words.Contains(word) ? 1 : SearchWords.Sound(word) is { } sound && words.Contains(sound) ? Sounding : 0) / query.Count;
    }
}
