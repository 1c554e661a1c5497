using Microsoft.EntityFrameworkCore;

namespace ChatShop.Storage;

/// <summary>Opens the tables to read: what comes out of them is looked at and not changed.</summary>
internal static class Readings
{
    public static TradeContext ToRead(this Func<TradeContext> open)
    {
        var db = open();
        db.ChangeTracker.QueryTrackingBehavior = QueryTrackingBehavior.NoTracking;
        return db;
    }

    public static async Task<T> ReadAsync<T>(this Func<TradeContext> open, Func<TradeContext, Task<T>> read)
    {
        await using var db = open.ToRead();
        return await read(db);
    }

    public static async Task<IReadOnlyList<T>> ListAsync<T>(this Func<TradeContext> open, Func<TradeContext, IQueryable<T>> which, CancellationToken cancellation)
    {
        await using var db = open.ToRead();
        return await which(db).ToListAsync(cancellation);
    }
}
