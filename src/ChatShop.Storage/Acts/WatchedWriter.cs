using System.Data.Common;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace ChatShop.Storage.Acts;

/// <summary>Notes whether what is written reaches the disk.</summary>
internal sealed class WatchedWriter(ITradeWriter writer) : ITradeWriter, IAsyncDisposable
{
    private volatile string? trouble;

    /// <summary>Why the last thing could not be written though nothing was wrong with it; null when all is well.</summary>
    public string? Trouble => trouble;

    public async Task<T> WriteAsync<T>(Func<TradeContext, Task<T>> work, CancellationToken cancellation)
    {
        try
        {
            var outcome = await writer.WriteAsync(work, cancellation);
            trouble = null;
            return outcome;
        }
        catch (Exception broken) when ((broken as DbException ?? broken.InnerException as DbException) is { } refused && IsOfTheDisk(refused))
        {
            trouble = refused.Message;
            throw;
        }
    }

    public ValueTask DisposeAsync() => writer is IAsyncDisposable held ? held.DisposeAsync() : ValueTask.CompletedTask;

    /// <summary>Full, broken, read-only or not there: not what is wrong with a row.</summary>
    private static bool IsOfTheDisk(DbException refused) => refused switch
    {
        SqliteException file => file.SqliteErrorCode is SQLitePCL.raw.SQLITE_FULL or SQLitePCL.raw.SQLITE_IOERR or SQLitePCL.raw.SQLITE_READONLY
            or SQLitePCL.raw.SQLITE_CANTOPEN or SQLitePCL.raw.SQLITE_CORRUPT,
        PostgresException server => server.SqlState[..2] is "53" or "57" or "58" || server.SqlState == PostgresErrorCodes.ReadOnlySqlTransaction,
        _ => refused is NpgsqlException,
    };
}
