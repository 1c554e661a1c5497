using System.Data.Common;
using System.Globalization;
using ChatShop.Storage.Copies;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace ChatShop.Storage.Tests.Copies;

/// <summary>All rows of a database as text, by what the database itself says it has: the models are not asked.</summary>
internal static class Rows
{
    private const string Instant = "timestamp with time zone";

    /// <summary>Every table's rows, told alike by both databases.</summary>
    /// <param name="place">The database.</param>
    /// <param name="kinds">What PostgreSQL calls each column's type; by these SQLite's values are read.</param>
    public static async Task<IReadOnlyDictionary<string, string>> AllAsync(DatabasePlace place, IReadOnlyDictionary<string, string> kinds)
    {
        await using var connection = Connect(place);
        await connection.OpenAsync();
        var all = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var table in kinds.Keys.Select(column => column.Split('.')[0]).Distinct())
            all[table] = await TableAsync(connection, table, kinds);
        all["passkeys told"] = await PasskeysAsync(place);
        return all;
    }

    /// <summary>The tables a database has, but for those that each keeps for itself.</summary>
    public static async Task<IReadOnlyList<string>> TablesAsync(DatabasePlace place)
    {
        await using var connection = Connect(place);
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = place.IsPostgres
            ? "SELECT table_name FROM information_schema.tables WHERE table_schema = 'public'"
            : "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'";
        await using var row = await command.ExecuteReaderAsync();
        var tables = new List<string>();
        while (await row.ReadAsync())
            tables.Add(row.GetString(0));
        return [.. tables.Where(name => !name.StartsWith("listing_words", StringComparison.Ordinal) && !name.Contains("igrations", StringComparison.Ordinal)).Order(StringComparer.Ordinal)];
    }

    /// <summary>What PostgreSQL calls the type of each <c>table.column</c>.</summary>
    public static async Task<IReadOnlyDictionary<string, string>> KindsAsync(DatabasePlace postgres)
    {
        var tables = (await TablesAsync(postgres)).ToHashSet();
        await using var connection = Connect(postgres);
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT table_name, column_name, data_type FROM information_schema.columns WHERE table_schema = 'public'";
        await using var row = await command.ExecuteReaderAsync();
        var kinds = new SortedDictionary<string, string>(StringComparer.Ordinal);
        while (await row.ReadAsync())
            if (tables.Contains(row.GetString(0)))
                kinds[$"{row.GetString(0)}.{row.GetString(1)}"] = row.GetString(2);
        return kinds;
    }

    private static DbConnection Connect(DatabasePlace place) =>
        place.IsPostgres ? new Npgsql.NpgsqlConnection(place.ConnectionString) : new Microsoft.Data.Sqlite.SqliteConnection(place.ConnectionString);

    private static async Task<string> TableAsync(DbConnection connection, string table, IReadOnlyDictionary<string, string> kinds)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = $"SELECT * FROM \"{table}\"";
        await using var row = await command.ExecuteReaderAsync();
        var lines = new List<string>();
        while (await row.ReadAsync())
            lines.Add(string.Join('|', Enumerable.Range(0, row.FieldCount).Select(at => (Name: row.GetName(at), Value: row.IsDBNull(at) ? null : row.GetValue(at)))
                .OrderBy(it => it.Name, StringComparer.Ordinal).Select(it => $"{it.Name}={Told(it.Value, table, kinds[$"{table}.{it.Name}"])}")));
        return string.Join('\n', lines.Order(StringComparer.Ordinal));
    }

    private static string Told(object? value, string table, string kind) => (kind, value) switch
    {
        (_, null) => "null",
        ("jsonb", _) => "told by itself",
        (Instant, DateTime at) => at.ToUniversalTime().Ticks.ToString(CultureInfo.InvariantCulture),
        (Instant, long binary) when table.StartsWith("account", StringComparison.Ordinal) => ((binary >> 11) * 1000).ToString(CultureInfo.InvariantCulture),
        ("boolean", var truth) => Convert.ToBoolean(truth, CultureInfo.InvariantCulture).ToString(),
        ("numeric", var number) => decimal.Parse(Convert.ToString(number, CultureInfo.InvariantCulture)!, CultureInfo.InvariantCulture).ToString("0.############################", CultureInfo.InvariantCulture),
        (_, DateTime day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        (_, DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        (_, byte[] bytes) => Convert.ToHexString(bytes),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };

    /// <summary>Passkeys lie in a document that each database writes its own way.</summary>
    private static async Task<string> PasskeysAsync(DatabasePlace place)
    {
        await using var db = place.Accounts();
        var keys = await db.Set<IdentityUserPasskey<string>>().AsNoTracking().ToListAsync();
        return string.Join('\n', keys.Select(key => System.Text.Json.JsonSerializer.Serialize(key.Data)));
    }
}
