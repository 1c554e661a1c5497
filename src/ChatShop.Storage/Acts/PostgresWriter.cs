using System.Data;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace ChatShop.Storage.Acts;

/// <summary>One serializable transaction for each piece of work, begun anew when another one came between.</summary>
internal sealed class PostgresWriter(Func<TradeContext> open) : ITradeWriter
{
    private const int MostTries = 20;

    public async Task<T> WriteAsync<T>(Func<TradeContext, Task<T>> work, CancellationToken cancellation)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await using var db = open();
                await using var transaction = await db.Database.BeginTransactionAsync(IsolationLevel.Serializable, cancellation);
                var outcome = await work(db);
                await transaction.CommitAsync(cancellation);
                return outcome;
            }
            catch (Exception broken) when (attempt < MostTries && CameBetween(broken))
            {
                await Task.Delay(TimeSpan.FromMilliseconds(attempt), cancellation);
            }
        }
    }

    /// <summary>Serialization failure, deadlock, or the same key written by two at once (PostgreSQL's error codes).</summary>
    private static bool CameBetween(Exception? broken) => broken switch
    {
        PostgresException { SqlState: PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.UniqueViolation } => true,
        { InnerException: { } inner } => CameBetween(inner),
        _ => false,
    };
}
