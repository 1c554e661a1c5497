using ChatShop.Trade;
using Microsoft.EntityFrameworkCore;

namespace ChatShop.Storage.Search;

/// <summary>SQLite's FTS5 over the words of <see cref="SearchWords"/>.</summary>
internal sealed class SqliteSearch : ISearchIndex
{
    public Task PutAsync(TradeContext db, ListingId listing, string name)
    {
        var words = string.Join(' ', SearchWords.OfListing(name));
        return db.Database.ExecuteSqlAsync($"INSERT OR REPLACE INTO listing_words (rowid, words) VALUES ({listing.Value}, {words})");
    }

    public async Task<IReadOnlyList<ListingId>> FindAsync(TradeContext db, IReadOnlyCollection<string> words, int limit, CancellationToken cancellation)
    {
        // Words hold letters and digits alone, so that quoting them is safe.
        var query = string.Join(" OR ", words.Select(word => $"\"{word}\""));
        var found = await db.Database.SqlQuery<long>(
            $"SELECT rowid AS \"Value\" FROM listing_words WHERE words MATCH {query} ORDER BY rank LIMIT {limit}").ToListAsync(cancellation);
        return [.. found.Select(id => new ListingId(id))];
    }
}
