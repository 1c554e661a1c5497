using System.Threading.Channels;
using Microsoft.EntityFrameworkCore.Storage;

namespace ChatShop.Storage.Acts;

/// <summary>The one writer SQLite allows: it takes what waits into one commit, each piece behind a savepoint of its own.</summary>
/// <remarks>Many callers share the cost of one flush to disk; a caller hears back only after the commit.</remarks>
internal sealed class SqliteWriter : ITradeWriter, IAsyncDisposable
{
    private const int MostInOneCommit = 128;

    private readonly Func<TradeContext> open;
    private readonly Channel<Piece> waiting = Channel.CreateBounded<Piece>(4096);
    private readonly Task writing;

    public SqliteWriter(Func<TradeContext> open)
    {
        this.open = open;
        using (ExecutionContext.SuppressFlow()) // Whoever asks first is not who all later writes belong to.
            writing = Task.Run(WriteAllAsync);
    }

    public Task<T> WriteAsync<T>(Func<TradeContext, Task<T>> work, CancellationToken cancellation) =>
        Transactions.MeasureAsync("sqlite", () => PutAsync(work, cancellation));

    private async Task<T> PutAsync<T>(Func<TradeContext, Task<T>> work, CancellationToken cancellation)
    {
        var piece = new Piece<T>(work);
        await waiting.Writer.WriteAsync(piece, cancellation);
        return await piece.Done.Task;
    }

    public async ValueTask DisposeAsync()
    {
        waiting.Writer.TryComplete();
        await writing;
    }

    private async Task WriteAllAsync()
    {
        var batch = new List<Piece>();
        while (await waiting.Reader.WaitToReadAsync())
        {
            while (batch.Count < MostInOneCommit && waiting.Reader.TryRead(out var piece))
                batch.Add(piece);
            await WriteBatchAsync(batch);
            batch.Clear();
        }
    }

    private async Task WriteBatchAsync(List<Piece> batch)
    {
        try
        {
            await using var db = open();
            await using var transaction = await db.Database.BeginTransactionAsync();
            foreach (var piece in batch)
                await WriteOneAsync(db, transaction, piece);
            await transaction.CommitAsync();
            foreach (var piece in batch)
                piece.Tell();
        }
        catch (Exception broken) when (broken is not OutOfMemoryException)
        {
            // The commit failed: nothing of the batch is on disk, and every caller must know.
            foreach (var piece in batch)
                piece.Fail(broken);
        }
    }

    private static async Task WriteOneAsync(TradeContext db, IDbContextTransaction transaction, Piece piece)
    {
        await transaction.CreateSavepointAsync("piece");
        try
        {
            await piece.RunAsync(db);
            await transaction.ReleaseSavepointAsync("piece");
        }
        catch (Exception broken) when (broken is not OutOfMemoryException)
        {
            piece.Fail(broken); // First: on a full disk SQLite has undone the whole commit already, and going back fails too.
            await transaction.RollbackToSavepointAsync("piece");
        }
        db.ChangeTracker.Clear();
    }

    private abstract class Piece
    {
        public abstract Task RunAsync(TradeContext db);

        public abstract void Tell();

        public abstract void Fail(Exception broken);
    }

    private sealed class Piece<T>(Func<TradeContext, Task<T>> work) : Piece
    {
        private T outcome = default!;

        public TaskCompletionSource<T> Done { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public override async Task RunAsync(TradeContext db) => outcome = await work(db);

        public override void Tell() => Done.TrySetResult(outcome);

        public override void Fail(Exception broken) => Done.TrySetException(broken);
    }
}
