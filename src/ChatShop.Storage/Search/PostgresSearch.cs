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

    public async Task<IReadOnlyList<ListingId>> FindAsync(TradeContext db, IReadOnlyCollection<string> words, int limit, CancellationToken cancellation)
    {
        // Words hold letters and digits alone, so that quoting them is safe.
        var query = string.Join(" | ", words.Select(word => $"'{word}'"));
        var found = await db.Database.SqlQuery<long>(
            $"""
            SELECT listing AS "Value" FROM listing_words, to_tsquery('simple', {query}) AS query
            WHERE words @@ query ORDER BY ts_rank(words, query) DESC, listing LIMIT {limit}
            """).ToListAsync(cancellation);
        return [.. found.Select(id => new ListingId(id))];
    }
}
