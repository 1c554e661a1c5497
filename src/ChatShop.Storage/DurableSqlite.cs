using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace ChatShop.Storage;

/// <summary>What is committed is on disk: a write-ahead log, flushed at every commit.</summary>
/// <remarks>Whoever only looks whether a file is there leaves it as it is: one that was copied has no such log yet.</remarks>
internal sealed class DurableSqlite : DbConnectionInterceptor
{
    private const string Pragmas = "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA busy_timeout=30000;";

    /// <summary>Connections are opened anew for every question, and most of them never were closed: what was said to one once stays said.</summary>
    private readonly ConditionalWeakTable<object, object> told = [];

    /// <summary>SQLite counts its memory under one lock that all connections would wait for: SQLITE_CONFIG_MEMSTATUS.</summary>
    private const int CountMemory = 9;

    static DurableSqlite()
    {
        SQLitePCL.Batteries_V2.Init();
        _ = SQLitePCL.raw.sqlite3_config(CountMemory, 0); // Refused where a file was opened before: then it counts, and is slower.
    }

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
    {
        if (IsTold(connection))
            return;
        using var command = connection.CreateCommand();
        command.CommandText = Pragmas;
        command.ExecuteNonQuery();
        Told(connection);
    }

    public override async Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        if (IsTold(connection))
            return;
        await using var command = connection.CreateCommand();
        command.CommandText = Pragmas;
        await command.ExecuteNonQueryAsync(cancellationToken);
        Told(connection);
    }

    private bool IsTold(DbConnection connection) =>
        connection.ConnectionString.Contains("Mode=ReadOnly", StringComparison.OrdinalIgnoreCase)
        || (connection is SqliteConnection { Handle: { } handle } && told.TryGetValue(handle, out _));

    private void Told(DbConnection connection)
    {
        if (connection is SqliteConnection { Handle: { } handle })
            told.AddOrUpdate(handle, told);
    }
}
