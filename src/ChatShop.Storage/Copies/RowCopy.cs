using ChatShop.Storage.Listings;
using ChatShop.Storage.Search;
using Microsoft.EntityFrameworkCore;

namespace ChatShop.Storage.Copies;

/// <summary>Copies all rows of a market from one database into another that is empty: in one transaction, as of one moment.</summary>
internal static class RowCopy
{
    /// <summary>Copies them; both have the present form.</summary>
    /// <returns>How many rows each table has.</returns>
    /// <exception cref="CopyRefusedException">The target holds rows.</exception>
    public static async Task<IReadOnlyDictionary<string, long>> CopyAsync(
        DatabasePlace from, DatabasePlace to, CancellationToken cancellation, Action? beforeItCounts = null)
    {
        var tables = from.TablesTo(to);
        await using var source = await CopySide.OpenAsync(from, cancellation);
        await using var target = await CopySide.OpenAsync(to, cancellation);
        await target.LockAsync(tables, cancellation);
        await MustBeEmptyAsync(target, tables.Select(table => table.Name), cancellation);

        var rows = new SortedDictionary<string, long>(StringComparer.Ordinal);
        foreach (var table in tables)
            rows[table.Name] = await target.WriteAsync(table, source.RowsAsync(table, cancellation), cancellation);
        foreach (var (table, last) in await source.CountersAsync(cancellation))
            if (last > 0)
                await target.CountOnAsync(table, last, cancellation);
        await FindAgainAsync(target, to, cancellation);
        beforeItCounts?.Invoke();
        await target.CommitAsync(cancellation);
        return rows;
    }

    /// <summary>How many rows each table has.</summary>
    public static async Task<IReadOnlyDictionary<string, long>> CountAsync(DatabasePlace place, CancellationToken cancellation)
    {
        await using var side = await CopySide.OpenAsync(place, cancellation);
        var rows = new SortedDictionary<string, long>(StringComparer.Ordinal);
        foreach (var table in place.TablesTo(place))
            rows[table.Name] = await side.CountAsync(table.Name, cancellation);
        return rows;
    }

    /// <exception cref="CopyRefusedException">They hold rows.</exception>
    public static async Task MustBeEmptyAsync(DatabasePlace place, CancellationToken cancellation)
    {
        await using var side = await CopySide.OpenAsync(place, cancellation);
        await MustBeEmptyAsync(side, place.TablesTo(place).Select(table => table.Name), cancellation);
    }

    private static async Task MustBeEmptyAsync(CopySide side, IEnumerable<string> tables, CancellationToken cancellation)
    {
        foreach (var table in tables)
            if (await side.CountAsync(table, cancellation) is > 0 and var rows)
                throw new CopyRefusedException($"the database holds a market already ({table}: {rows} rows): name an empty one in Database:ConnectionString");
    }

    /// <summary>Each database has its own words to find listings by: they are made anew.</summary>
    private static async Task FindAgainAsync(CopySide target, DatabasePlace place, CancellationToken cancellation)
    {
        ISearchIndex search = place.IsPostgres ? new PostgresSearch() : new SqliteSearch();
        await using var db = await target.TradeAsync(place, cancellation);
        foreach (var listing in await db.ForSale().Select(it => new { it.Id, it.Product }).ToListAsync(cancellation))
            await search.PutAsync(db, listing.Id, listing.Product);
    }
}
