using ChatShop.Storage.Acts;
using ChatShop.Trade;
using ChatShop.Trade.People;
using ChatShop.Trade.Stations;
using Microsoft.EntityFrameworkCore;

namespace ChatShop.Storage.Stations;

/// <summary>The stations and neighbours an act is about.</summary>
internal static class StationsInRoom
{
    /// <summary>The station this person is the agent of; null when of none.</summary>
    public static Task<Station?> StationOfAsync(this ActRoom room, PersonId agent) => room.Db.Stations.SingleOrDefaultAsync(it => it.Agent == agent);

    /// <summary>The station of this name; null when there is none.</summary>
    public static async Task<Station?> StationNamedAsync(this ActRoom room, string name) =>
        (await room.Db.Stations.ToListAsync()).Find(it => string.Equals(it.Name, name.Trim(), StringComparison.OrdinalIgnoreCase));

    /// <summary>A neighbour of this agent's station, and the station; null when they are none.</summary>
    public static async Task<(Station Station, Neighbor Neighbor)?> NeighborOfAsync(this ActRoom room, PersonId agent, PersonId neighbor) =>
        await room.StationOfAsync(agent) is { } station && await room.Db.Neighbors.SingleOrDefaultAsync(it => it.Id == neighbor && it.Station == station.Id) is { } known
            ? (station, known)
            : null;

    /// <summary>Whether somebody has written to the market themselves, on any channel.</summary>
    public static Task<bool> HasWrittenAsync(this TradeContext db, PersonId person) =>
        db.People.AnyAsync(it => (it.Id == person || it.JoinedTo == person) && it.Conversation != "");

    /// <summary>The station an order of this buyer to this address goes to; null for none.</summary>
    public static async Task<Station?> StationForAsync(this ActRoom room, PersonId buyer, string address)
    {
        var own = await room.Db.Neighbors.Where(it => it.Id == buyer).Select(it => (StationId?)it.Station).SingleOrDefaultAsync();
        if (own is { } id && !await room.Db.HasWrittenAsync(buyer))
            return await room.Db.Stations.SingleAsync(it => it.Id == id);
        var stations = await room.Db.Stations.Where(it => it.Agent != null).Select(it => new { it.Id, it.Name }).ToListAsync();
        return stations.Where(it => address.Contains(it.Name, StringComparison.OrdinalIgnoreCase)).MaxBy(it => it.Name.Length) is { } meant
            ? await room.Db.Stations.SingleAsync(it => it.Id == meant.Id)
            : null;
    }

    /// <summary>An order goes where it is to go: to a station where the buyer has no phone, or the address names one.</summary>
    /// <returns>Where to.</returns>
    public static async Task<(Station? Station, DeliverTo DeliverTo)> DirectAsync(this ActRoom room, PersonId buyer, DeliverTo said) =>
        await room.StationForAsync(buyer, said.Address) is { Place: { } place } station ? (station, said with { Address = place.Address }) : (null, said);

    /// <summary>Why no PIN is looked at now; null when one is.</summary>
    public static async Task<Refusal?> RefuseGuessAsync(this ActRoom room)
    {
        var since = room.Now - Guessing.Window;
        var wrong = await room.Db.Acts.AsNoTracking().Where(act => act.Outcome == nameof(WrongPin) && act.At > since)
            .OrderBy(act => act.Id).Select(act => new { act.Actor, act.At }).ToListAsync();
        return Guessing.Refuse(room.Actor, [.. wrong.Select(act => (act.Actor is { } who ? new PersonId(who) : (PersonId?)null, act.At))], room.Now);
    }
}
