using Microsoft.Data.Sqlite;

namespace ChatShop.Storage.Copies;

/// <summary>A SQLite file that rows are copied from or to.</summary>
internal sealed class SqliteSide(DatabasePlace place) : CopySide(new SqliteConnection(place.ConnectionString))
{
    protected override string HasTableSql => "SELECT COUNT(*) FROM sqlite_master WHERE type = 'table' AND name = @v0";

    /// <summary>Only one writes to a file at a time, and this one has begun.</summary>
    public override Task LockAsync(IEnumerable<CopiedTable> tables, CancellationToken cancellation) => Task.CompletedTask;

    public override async Task<long> WriteAsync(CopiedTable table, IAsyncEnumerable<object?[]> rows, CancellationToken cancellation)
    {
        var count = 0L;
        await using var command = ((SqliteConnection)Connection).CreateCommand();
        command.CommandText = $"INSERT INTO {table.Quoted} ({table.ColumnList}) VALUES ({string.Join(", ", table.Columns.Index().Select(it => $"@v{it.Index}"))})";
        foreach (var (at, _) in table.Columns.Index())
            command.Parameters.Add(new SqliteParameter { ParameterName = $"@v{at}" });
        await foreach (var values in rows)
        {
            foreach (var (at, value) in values.Index())
                command.Parameters[at].Value = value ?? DBNull.Value;
            await command.ExecuteNonQueryAsync(cancellation);
            count++;
        }
        return count;
    }

    public override async Task<IReadOnlyDictionary<string, long>> CountersAsync(CancellationToken cancellation)
    {
        var counters = new Dictionary<string, long>();
        await using var command = Connection.CreateCommand();
        command.CommandText = "SELECT name, seq FROM sqlite_sequence";
        await using var row = await command.ExecuteReaderAsync(cancellation);
        while (await row.ReadAsync(cancellation))
            counters[row.GetString(0)] = row.GetInt64(1);
        return counters;
    }

    public override async Task CountOnAsync(string table, long last, CancellationToken cancellation)
    {
        await AskAsync("DELETE FROM sqlite_sequence WHERE name = @v0", cancellation, table);
        await AskAsync("INSERT INTO sqlite_sequence (name, seq) VALUES (@v0, @v1)", cancellation, table, last);
    }
}
