using ChatShop.Trade;
using ChatShop.Trade.Audits;
using Microsoft.EntityFrameworkCore;

namespace ChatShop.Storage.Acts;

/// <summary>The head of the audit trail, which goes elsewhere once a day.</summary>
internal static class RootActs
{
    public static async Task<Result<RootSealed>> SealAsync(ActRoom room, SealRoot command) => new RootSealed(await RootAsync(room.Db, command.Day, CancellationToken.None));

    /// <summary>The head as it is now.</summary>
    public static async Task<AuditRoot> RootAsync(TradeContext db, DateOnly day, CancellationToken cancellation)
    {
        var last = await db.Acts.AsNoTracking().OrderByDescending(act => act.Id).Select(act => new { act.Id, act.Hash }).FirstOrDefaultAsync(cancellation);
        return new AuditRoot(day, last?.Id ?? 0, last?.Hash ?? "");
    }
}
