using System.Data.Common;

namespace ChatShop.Storage.Tests;

/// <summary>An empty database for one test, thrown away after it.</summary>
public interface ITestDatabase : IAsyncDisposable
{
    /// <summary>Makes it.</summary>
    Task<DatabasePlace> CreateAsync();

    /// <summary>A connection of its own, past everything of ours.</summary>
    DbConnection Connect();

    /// <summary>Lists its tables.</summary>
    string TablesSql { get; }

    /// <summary>The files it lies in, byte by byte.</summary>
    Task<byte[]> RawAsync();
}

/// <summary>Looks into a database past everything of ours.</summary>
internal static class Looking
{
    /// <summary>Every row of every table as text, in an order that stays.</summary>
    public static async Task<string> DumpAsync(this ITestDatabase database)
    {
        await using var connection = database.Connect();
        await connection.OpenAsync();
        var dump = new List<string>();
        foreach (var table in await connection.RowsAsync(database.TablesSql))
            dump.AddRange((await connection.RowsAsync($"SELECT * FROM \"{table}\"")).Select(row => $"{table}: {row}"));
        return string.Join('\n', dump.Order(StringComparer.Ordinal));
    }

    /// <summary>Changes rows past everything of ours, as somebody with the database's password could.</summary>
    /// <returns>How many.</returns>
    public static async Task<int> TamperAsync(this ITestDatabase database, string sql)
    {
        await using var connection = database.Connect();
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        return await command.ExecuteNonQueryAsync();
    }

    private static async Task<IReadOnlyList<string>> RowsAsync(this DbConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<string>();
        while (await reader.ReadAsync())
            rows.Add(string.Join('|', Enumerable.Range(0, reader.FieldCount).Select(i => reader.IsDBNull(i) ? "null" : reader.GetValue(i) switch
            {
                DateTime at => at.ToString("O"),
                byte[] bytes => Convert.ToHexString(bytes),
                var value => Convert.ToString(value, System.Globalization.CultureInfo.InvariantCulture),
            })));
        return rows;
    }
}
