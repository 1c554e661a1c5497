using System.Data;
using Microsoft.EntityFrameworkCore;

namespace ChatShop.Storage.Acts;

/// <summary>One transaction for each piece of work, one piece at a time over all servers.</summary>
/// <remarks>
/// The audit trail links every act to the one before, so two acts could never go side by side: whoever comes second
/// waits for the lock instead of doing its work in vain. Reading waits for nobody.
/// </remarks>
internal sealed class PostgresWriter(Func<TradeContext> open) : ITradeWriter
{
    private const string TakeTurns = "LOCK TABLE acts IN SHARE ROW EXCLUSIVE MODE";

    public Task<T> WriteAsync<T>(Func<TradeContext, Task<T>> work, CancellationToken cancellation) =>
        Transactions.MeasureAsync("postgresql", () => PutAsync(work, cancellation));

    private async Task<T> PutAsync<T>(Func<TradeContext, Task<T>> work, CancellationToken cancellation)
    {
        await using var db = open();
        // What is read after the lock is what the one before has left: that needs the level that sees each commit.
        await using var transaction = await db.Database.BeginTransactionAsync(IsolationLevel.ReadCommitted, cancellation);
        await db.Database.ExecuteSqlRawAsync(TakeTurns, cancellation);
        var outcome = await work(db);
        await transaction.CommitAsync(cancellation);
        return outcome;
    }
}
