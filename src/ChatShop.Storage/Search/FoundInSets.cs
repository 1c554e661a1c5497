using System.Data.Common;
using System.Globalization;
using ChatShop.Trade;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

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
            $"SELECT * FROM ({string.Format(CultureInfo.InvariantCulture, one, Parameter(i), Parameter(sets.Count))}) AS set{i}"));
        // A command of our own: through EF Core each is taken apart and written anew, which costs ten times what the search does.
        await db.Database.OpenConnectionAsync(cancellation);
        try
        {
            await using var asked = db.Database.GetDbConnection().CreateCommand();
            asked.CommandText = command;
            asked.CommandTimeout = db.Database.GetCommandTimeout() ?? asked.CommandTimeout;
            asked.Transaction = db.Database.CurrentTransaction?.GetDbTransaction();
            foreach (var set in sets)
                Add(asked, string.Join(and, set.Select(quote)));
            Add(asked, limit);
            await using var rows = await asked.ExecuteReaderAsync(cancellation);
            var found = new List<ListingId>();
            while (await rows.ReadAsync(cancellation))
                found.Add(new ListingId(rows.GetInt64(0)));
            return found;
        }
        finally
        {
            await db.Database.CloseConnectionAsync();
        }
    }

    private static void Add(DbCommand command, object value)
    {
        var parameter = command.CreateParameter();
        (parameter.ParameterName, parameter.Value) = (Parameter(command.Parameters.Count), value);
        command.Parameters.Add(parameter);
    }

    private static string Parameter(int number) => string.Create(CultureInfo.InvariantCulture, $"@p{number}");
}
