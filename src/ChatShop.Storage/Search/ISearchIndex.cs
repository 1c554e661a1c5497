using ChatShop.Trade;

namespace ChatShop.Storage.Search;

/// <summary>Finds listings by words: SQLite and PostgreSQL each have their own full-text search.</summary>
internal interface ISearchIndex
{
    /// <summary>Makes a listing findable by this name and no other, in the act's transaction.</summary>
    Task PutAsync(TradeContext db, ListingId listing, string name);

    /// <summary>Listings that hold any of the words, most of them first.</summary>
    Task<IReadOnlyList<ListingId>> FindAsync(TradeContext db, IReadOnlyCollection<string> words, int limit, CancellationToken cancellation);
}
