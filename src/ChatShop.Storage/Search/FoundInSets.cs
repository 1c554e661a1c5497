using System.Globalization;
using ChatShop.Trade;
using Microsoft.EntityFrameworkCore;

namespace ChatShop.Storage.Search;

/// <summary>Asks for several sets of words in one command.</summary>
internal static class FoundInSets
{
    /// <summary>What is found, each listing once.</summary>
    /// <param name="db">The tables.</param>
    /// <param name="sets">The sets.</param>
    /// <param name="limit">The most of each.</param>
    /// <param name="and">What stands between words that must all be there.</param>
    /// <param name="one">The command for one set: <c>{0}</c> the query, <c>{1}</c> the limit.</param>
    /// <param name="quote">How a word is written. Words hold letters and digits alone, so that quoting them is safe.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public static async Task<IReadOnlyList<ListingId>> ReadAsync(
        TradeContext db, IReadOnlyList<IReadOnlyList<string>> sets, int limit, string and, string one, Func<string, string> quote, CancellationToken cancellation)
    {
        if (sets.Count == 0)
            return [];
        var command = string.Join(" UNION ", sets.Select((_, i) =>
            $"SELECT * FROM ({string.Format(CultureInfo.InvariantCulture, one, $"{{{i}}}", $"{{{sets.Count}}}")}) AS set{i}"));
        object[] values = [.. sets.Select(set => string.Join(and, set.Select(quote))), limit];
        return [.. (await db.Database.SqlQueryRaw<long>(command, values).ToListAsync(cancellation)).Select(id => new ListingId(id))];
    }
}
