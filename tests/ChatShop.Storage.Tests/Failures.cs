using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace ChatShop.Storage.Tests;

/// <summary>Breaks an act at a chosen step: before its nth command to the database, or before its commit.</summary>
public sealed class Failures
{
    private int commands = int.MaxValue;

    /// <summary>Whether the next commit breaks.</summary>
    public bool AtCommit { get; set; }

    /// <summary>How many commands would still go through; below zero once one broke.</summary>
    public int Left => commands;

    /// <summary>The next commands go through, then one breaks.</summary>
    public void After(int count) => commands = count;

    /// <summary>Nothing breaks any more.</summary>
    public void Stop() => (commands, AtCommit) = (int.MaxValue, false);

    /// <summary>Opens the tables as the shop does, with these failures in between.</summary>
    internal Func<TradeContext> Opener(DatabasePlace place, Seal seal)
    {
        IInterceptor[] breaking = [new Commands(this), new Commits(this)];
        if (place.IsPostgres)
        {
            var options = TradeContext.Options(new DbContextOptionsBuilder<PostgresTradeContext>().UseNpgsql(place.ConnectionString).AddInterceptors(breaking));
            return () => new PostgresTradeContext(options) { Seal = seal };
        }
        var sqlite = TradeContext.Options(new DbContextOptionsBuilder<SqliteTradeContext>().UseSqlite(place.ConnectionString).AddInterceptors(breaking));
        return () => new SqliteTradeContext(sqlite) { Seal = seal };
    }

    private void Count()
    {
        if (commands != int.MaxValue && Interlocked.Decrement(ref commands) < 0)
            throw new BrokenOnPurposeException();
    }

    private sealed class Commands(Failures failures) : DbCommandInterceptor
    {
        public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
            DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
        {
            failures.Count();
            return new(result);
        }

        public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
            DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
        {
            failures.Count();
            return new(result);
        }
    }

    private sealed class Commits(Failures failures) : DbTransactionInterceptor
    {
        public override ValueTask<InterceptionResult> TransactionCommittingAsync(
            DbTransaction transaction, TransactionEventData eventData, InterceptionResult result, CancellationToken cancellationToken = default) =>
            failures.AtCommit ? throw new BrokenOnPurposeException() : new(result);
    }
}

/// <summary>As if the process had died here.</summary>
public sealed class BrokenOnPurposeException() : Exception("Broken on purpose.");
