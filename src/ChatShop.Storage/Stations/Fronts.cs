using ChatShop.Storage.Acts;
using ChatShop.Trade;
using ChatShop.Trade.Stations;
using Microsoft.EntityFrameworkCore;

namespace ChatShop.Storage.Stations;

/// <summary>An agent acts for a neighbour: looked at before each act, in its transaction.</summary>
internal static class Fronts
{
    /// <summary>Why not; null when nobody else is acted for, or it may be.</summary>
    public static async Task<Refusal?> RefuseAsync(ActRoom room, Act act, object command)
    {
        if (act.For is not { } whom)
            return null;
        var station = act.Actor is { } actor ? await room.StationOfAsync(actor) : null;
        var neighbor = await room.Db.Neighbors.SingleOrDefaultAsync(it => it.Id == whom);
        return ActingFor.Refuse(command, whom, neighbor, station, await room.Db.HasWrittenAsync(whom), room.Now);
    }

    /// <summary>It is done: what the neighbour agreed to is no agreement to anything else.</summary>
    public static async Task SpendAsync(ActRoom room, Act act, object command)
    {
        if (act.For is { } whom && ActingFor.AgreementTo(command.GetType()) != Agreement.Never)
            (await room.Db.Neighbors.SingleAsync(it => it.Id == whom)).Spend();
    }
}
