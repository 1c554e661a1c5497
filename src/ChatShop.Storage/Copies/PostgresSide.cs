using Npgsql;

namespace ChatShop.Storage.Copies;

/// <summary>A PostgreSQL that rows are copied from or to.</summary>
internal sealed class PostgresSide(DatabasePlace place) : CopySide(new NpgsqlConnection(place.ConnectionString))
{
    protected override string HasTableSql => "SELECT to_regclass(quote_ident(@v0)) IS NOT NULL";

    public override async Task LockAsync(IEnumerable<CopiedTable> tables, CancellationToken cancellation) =>
        await AskAsync($"LOCK TABLE {string.Join(", ", tables.Select(table => table.Quoted))} IN ACCESS EXCLUSIVE MODE", cancellation);

    public override async Task<long> WriteAsync(CopiedTable table, IAsyncEnumerable<object?[]> rows, CancellationToken cancellation)
    {
        var count = 0L;
        await using var writer = await ((NpgsqlConnection)Connection).BeginBinaryImportAsync($"COPY {table.Quoted} ({table.ColumnList}) FROM STDIN (FORMAT BINARY)", cancellation);
        await foreach (var values in rows)
        {
            await writer.StartRowAsync(cancellation);
            foreach (var (at, value) in values.Index())
                if (value is null)
                    await writer.WriteNullAsync(cancellation);
                else
                    await writer.WriteAsync(value is DateTimeOffset moment ? moment.ToUniversalTime() : value, table.Columns[at].StoreType, cancellation);
            count++;
        }
        await writer.CompleteAsync(cancellation);
        return count;
    }

    public override async Task<IReadOnlyDictionary<string, long>> CountersAsync(CancellationToken cancellation)
    {
        var counters = new Dictionary<string, long>();
        await using var command = Connection.CreateCommand();
        command.CommandText = """
            SELECT table_name, pg_sequence_last_value(pg_get_serial_sequence(quote_ident(table_name), column_name)::regclass)
            FROM information_schema.columns WHERE table_schema = current_schema() AND is_identity = 'YES'
            """;
        await using var row = await command.ExecuteReaderAsync(cancellation);
        while (await row.ReadAsync(cancellation))
            if (!row.IsDBNull(1))
                counters[row.GetString(0)] = row.GetInt64(1);
        return counters;
    }

    public override async Task CountOnAsync(string table, long last, CancellationToken cancellation) => await AskAsync(
        """
        SELECT setval(pg_get_serial_sequence(quote_ident(table_name), column_name), @v1)
        FROM information_schema.columns WHERE table_schema = current_schema() AND is_identity = 'YES' AND table_name = @v0
        """, cancellation, table, last);
}
