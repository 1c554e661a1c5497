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

    public Task DropAsync(TradeContext db, ListingId listing) =>
        db.Database.ExecuteSqlAsync($"DELETE FROM listing_words WHERE rowid = {listing.Value}");

    public Task<IReadOnlyList<ListingId>> FindAsync(TradeContext db, IReadOnlyList<IReadOnlyList<string>> sets, int limit, CancellationToken cancellation) =>
        // FTS5 walks its rows backwards as easily as forwards: the newest are there without sorting.
        FoundInSets.ReadAsync(
            db, sets, limit, " ", "SELECT rowid AS \"Value\" FROM listing_words WHERE words MATCH {0} ORDER BY rowid DESC LIMIT {1}", word => $"\"{word}\"", cancellation);
}
