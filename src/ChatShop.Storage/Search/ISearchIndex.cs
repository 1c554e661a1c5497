using ChatShop.Trade;

namespace ChatShop.Storage.Search;

/// <summary>Finds listings by words: SQLite and PostgreSQL each have their own full-text search.</summary>
internal interface ISearchIndex
{
    /// <summary>Makes a listing findable by this name and no other, in the act's transaction.</summary>
    Task PutAsync(TradeContext db, ListingId listing, string name);

    /// <summary>Makes a listing not findable, in the act's transaction.</summary>
    Task DropAsync(TradeContext db, ListingId listing);

    /// <summary>The listings that hold all words of one of these sets, newer ones first.</summary>
    /// <param name="db">The tables.</param>
    /// <param name="sets">Each a few words that stand together.</param>
    /// <param name="limit">No more than these of each set: what a search costs does not grow with the market.</param>
    /// <param name="cancellation">Ends the wait.</param>
    Task<IReadOnlyList<ListingId>> FindAsync(TradeContext db, IReadOnlyList<IReadOnlyList<string>> sets, int limit, CancellationToken cancellation);
}
