using ChatShop.Trade;
using Microsoft.EntityFrameworkCore;

namespace ChatShop.Storage.Search;

/// <summary>PostgreSQL's text search over the words of <see cref="SearchWords"/>.</summary>
internal sealed class PostgresSearch : ISearchIndex
{
    public Task PutAsync(TradeContext db, ListingId listing, string name)
    {
        var words = SearchWords.OfListing(name).ToArray();
        return db.Database.ExecuteSqlAsync(
            $"INSERT INTO listing_words (listing, words) VALUES ({listing.Value}, array_to_tsvector({words})) ON CONFLICT (listing) DO UPDATE SET words = excluded.words");
    }

    public Task DropAsync(TradeContext db, ListingId listing) =>
        db.Database.ExecuteSqlAsync($"DELETE FROM listing_words WHERE listing = {listing.Value}");

    /// <remarks>
    /// So many at most are looked at, whichever come first: asked for the newest alone, the planner walks through the whole
    /// table for a word that nobody has, and sorts all of it for one that everybody has.
    /// </remarks>
    public Task<IReadOnlyList<ListingId>> FindAsync(TradeContext db, IReadOnlyList<IReadOnlyList<string>> sets, int limit, CancellationToken cancellation) =>
        FoundInSets.ReadAsync(
            db, sets, limit, " & ",
            """
            SELECT listing AS "Value" FROM (SELECT listing FROM listing_words WHERE words @@ to_tsquery('simple', {0}) LIMIT 2000) AS held
            ORDER BY listing DESC LIMIT {1}
            """, word => $"'{word}'", cancellation);
}
