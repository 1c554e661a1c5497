using ChatShop.Storage.Acts;
using ChatShop.Storage.People;
using ChatShop.Trade;
using ChatShop.Trade.People;
using ChatShop.Trade.Stations;
using Microsoft.EntityFrameworkCore;

namespace ChatShop.Storage.Stations;

/// <summary>Opens stations and makes people their agents.</summary>
internal static class StationActs
{
    public static async Task<Result<StationOpened>> OpenAsync(ActRoom room, OpenStation command)
    {
        if (!(await room.OperatorsAsync()).Contains(command.Operator))
            return new Trade.Orders.OperatorsOnly();
        var station = await room.StationNamedAsync(command.Name);
        var isNew = station is null;
        if (station is null)
        {
            var opening = Station.Open(new StationId(await room.NextNumberAsync("station")), command.Name, room.Now);
            if (opening.Fact is not { } opened)
                return opening.Refusal!;
            room.Db.Stations.Add(station = opened);
        }
        room.Db.Passcodes.RemoveRange(await room.Db.Passcodes.Where(code => code.Station == station.Id).ToListAsync()); // The new one counts.
        var digits = await Passcodes.IssueAsync(room, PasscodeUse.Station, null, station.Id);
        return new StationOpened(station.Id, station.Name, isNew, digits, room.Now + Passcode.LifeFor(PasscodeUse.Station), room.Rules.StationPercent);
    }

    public static async Task<Result<StationCodeRead>> ReadCodeAsync(ActRoom room, ReadStationCode command)
    {
        var meant = await MeantAsync(room, command.Person, command.Code);
        return meant.Fact is { } it ? new StationCodeRead(it.Station.Id, it.Station.Name, room.Rules.StationPercent) : meant.Refusal!;
    }

    public static async Task<Result<AgentJoined>> BecomeAsync(ActRoom room, BecomeAgent command)
    {
        var meant = await MeantAsync(room, command.Person, command.Code);
        if (meant.Fact is not { } it)
            return meant.Refusal!;
        var (station, before) = (it.Station, it.Station.Agent);
        if (new DeliverTo(command.Address, command.Phone, station.Name).Refuse() is { } nowhere)
            return nowhere;
        var shop = await room.ShopOfAsync(command.Person);
        if (shop is null)
        {
            var opening = await ShopActs.OpenShopAsync(room, command.Person, station.Name);
            if (opening.Fact is null)
                return opening.Refusal!;
            shop = opening.Fact;
        }
        room.Db.Passcodes.Remove(it.Code);
        station.Appoint(command.Person, shop.Id, command.Address, command.Phone);
        foreach (var neighbor in await room.Db.Neighbors.Where(one => one.Station == station.Id).ToListAsync())
            if (!await room.Db.HasWrittenAsync(neighbor.Id))
                await PersonActs.RememberAsync(room, neighbor.Id, station.PlaceFor(neighbor.FullName, neighbor.Phone));
        return new AgentJoined(
            station.Id, station.Name, command.Person, station.Place!, room.Rules.StationPercent, before == command.Person ? null : before, await room.OperatorsAsync());
    }

    public static async Task<Result<StationTrusted>> TrustAsync(ActRoom room, TrustStation command)
    {
        if (!(await room.OperatorsAsync()).Contains(command.Operator))
            return new Trade.Orders.OperatorsOnly();
        if (await room.StationNamedAsync(command.Name) is not { } station)
            return new NoSuchStation(command.Name);
        station.Trust(command.IsTrusted);
        return new StationTrusted(station.Id, station.Name, command.IsTrusted, station.Agent);
    }

    public static async Task<Result<PinForgotten>> ForgetPinAsync(ActRoom room, ForgetPin command)
    {
        if (!(await room.OperatorsAsync()).Contains(command.Operator))
            return new Trade.Orders.OperatorsOnly();
        if (await room.StationNamedAsync(command.StationName) is not { } station)
            return new NoSuchStation(command.StationName);
        var all = await room.Db.Neighbors.Where(it => it.Station == station.Id).ToListAsync();
        if (all.Find(it => it.FullName == command.Neighbor) is not { } neighbor)
            return new NoSuchNeighbor(command.Neighbor);
        neighbor.ForgetPin();
        return new PinForgotten(station.Id, station.Name, neighbor.Id, neighbor.FullName, station.Agent);
    }

    /// <summary>The station a code is of, unless this person can not be its agent.</summary>
    private static async Task<Result<Meant>> MeantAsync(ActRoom room, PersonId person, string digits)
    {
        var read = await Passcodes.ReadAsync(room, PasscodeUse.Station, digits);
        if (read.Fact is not { } code)
            return read.Refusal!;
        if (await room.StationOfAsync(person) is { } other && other.Id != code.Station)
            return new AgentAlready(other.Name);
        return new Meant(code, await room.Db.Stations.SingleAsync(it => it.Id == code.Station));
    }

    private sealed record Meant(Passcode Code, Station Station);
}
