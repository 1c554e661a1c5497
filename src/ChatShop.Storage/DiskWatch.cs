using System.Data.Common;
using ChatShop.Storage.Acts;
using Microsoft.EntityFrameworkCore;

namespace ChatShop.Storage;

/// <summary>Whether acts can still be written down.</summary>
public sealed class DiskWatch
{
    /// <summary>More than a tiny row that fits into a page that is there already.</summary>
    private const int Room = 64 * 1024;

    private readonly WatchedWriter writer;

    internal DiskWatch(WatchedWriter writer) => this.writer = writer;

    /// <summary>Why they can not; null when they can. While the last one failed, something is written on trial and taken back.</summary>
    public async Task<string?> TroubleAsync(CancellationToken cancellation)
    {
        if (writer.Trouble is null)
            return null;
        try
        {
            await writer.WriteAsync(TryRoomAsync, cancellation);
            return null;
        }
        catch (Exception full) when (full is DbException or DbUpdateException)
        {
            return writer.Trouble ?? full.Message;
        }
    }

    private static async Task<bool> TryRoomAsync(TradeContext db)
    {
        var trial = new string('x', Room);
        await db.Database.ExecuteSqlAsync($"INSERT INTO numbers (name, last) VALUES ({trial}, 0)");
        await db.Database.ExecuteSqlAsync($"DELETE FROM numbers WHERE name = {trial}");
        return true;
    }
}
