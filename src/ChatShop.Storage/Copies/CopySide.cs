using System.Data;
using System.Data.Common;
using Microsoft.EntityFrameworkCore;

namespace ChatShop.Storage.Copies;

/// <summary>One of the two databases between which rows are copied: all that is done there is one transaction.</summary>
internal abstract class CopySide(DbConnection connection) : IAsyncDisposable
{
    private DbTransaction? transaction;

    protected DbConnection Connection => connection;

    /// <summary>Opens a database and begins the transaction: what is read in it is of one moment.</summary>
    public static async Task<CopySide> OpenAsync(DatabasePlace place, CancellationToken cancellation)
    {
        CopySide side = place.IsPostgres ? new PostgresSide(place) : new SqliteSide(place);
        await side.Connection.OpenAsync(cancellation);
        side.transaction = await side.Connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellation);
        return side;
    }

    /// <summary>Makes nobody else write to these tables until the end.</summary>
    public abstract Task LockAsync(IEnumerable<CopiedTable> tables, CancellationToken cancellation);

    /// <summary>Writes rows into a table.</summary>
    /// <returns>How many.</returns>
    public abstract Task<long> WriteAsync(CopiedTable table, IAsyncEnumerable<object?[]> rows, CancellationToken cancellation);

    /// <summary>The last number that the database itself has given out, of each table that it numbers.</summary>
    public abstract Task<IReadOnlyDictionary<string, long>> CountersAsync(CancellationToken cancellation);

    /// <summary>Lets the database go on after a number, so that none is given twice.</summary>
    public abstract Task CountOnAsync(string table, long last, CancellationToken cancellation);

    /// <summary>Whether there is such a table.</summary>
    protected abstract string HasTableSql { get; }

    /// <summary>The rows of a table, each value as it is to be written.</summary>
    public IAsyncEnumerable<object?[]> RowsAsync(CopiedTable table, CancellationToken cancellation) => RowReading.RowsAsync(connection, table, cancellation);

    /// <summary>How many rows a table holds; none when there is no such table.</summary>
    public async Task<long> CountAsync(string table, CancellationToken cancellation) =>
        await AskAsync(HasTableSql, cancellation, table) is true or > 0L ? (long)(await AskAsync($"SELECT COUNT(*) FROM \"{table}\"", cancellation))! : 0;

    /// <summary>The trade's tables in this very transaction.</summary>
    public async Task<TradeContext> TradeAsync(DatabasePlace place, CancellationToken cancellation)
    {
        var db = place.Trade(connection);
        await db.Database.UseTransactionAsync(transaction, cancellation);
        return db;
    }

    /// <summary>Keeps all that was written.</summary>
    public Task CommitAsync(CancellationToken cancellation) => transaction!.CommitAsync(cancellation);

    public async ValueTask DisposeAsync()
    {
        if (transaction is not null)
            await transaction.DisposeAsync();
        await connection.DisposeAsync();
    }

    /// <summary>Runs a statement whose values are its parameters <c>@v0</c>, <c>@v1</c> ….</summary>
    /// <returns>What stands first in its answer.</returns>
    protected async Task<object?> AskAsync(string sql, CancellationToken cancellation, params object[] values)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        foreach (var (at, value) in values.Index())
        {
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = ($"@v{at}", value);
            command.Parameters.Add(parameter);
        }
        return await command.ExecuteScalarAsync(cancellation);
    }
}
