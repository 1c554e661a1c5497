using ChatShop.Storage.Listings;
using ChatShop.Trade;
using ChatShop.Trade.Markets;
using ChatShop.Trade.Orders;
using ChatShop.Trade.Stations;
using Microsoft.EntityFrameworkCore;

namespace ChatShop.Storage.Stations;

/// <summary>Reads what is known of stations.</summary>
internal sealed class StoredStations(Func<TradeContext> open, MarketRules rules, TimeProvider clock) : IStationRecords
{
    public async Task<StationTold?> StationOfAsync(PersonId agent, CancellationToken cancellation)
    {
        await using var db = open.ToRead();
        if (await db.Stations.SingleOrDefaultAsync(it => it.Agent == agent, cancellation) is not { } station)
            return null;
        return new StationTold(
            station.Id, station.Name, station.Agent, station.Place!.Address, station.IsTrusted, rules.StationPercent,
            await db.Neighbors.CountAsync(it => it.Station == station.Id, cancellation));
    }

    public async Task<IReadOnlyList<NeighborTold>> NeighborsAsync(StationId station, CancellationToken cancellation)
    {
        await using var db = open.ToRead();
        return await TellAsync(db, await db.Neighbors.Where(it => it.Station == station).OrderBy(it => it.Id).ToListAsync(cancellation), cancellation);
    }

    public async Task<NeighborTold?> NeighborAsync(PersonId person, CancellationToken cancellation)
    {
        await using var db = open.ToRead();
        return (await TellAsync(db, await db.Neighbors.Where(it => it.Id == person).ToListAsync(cancellation), cancellation)).SingleOrDefault();
    }

    public Task<IReadOnlyList<ParcelTold>> WaitingAsync(StationId station, CancellationToken cancellation) =>
        ParcelsAsync(db => db.Orders.Where(it => it.Station == station && it.HandedOutAt == null && it.ArrivedAt != null).OrderBy(it => it.ArrivedAt), cancellation);

    public Task<IReadOnlyList<ParcelTold>> WaitingForAsync(PersonId buyer, CancellationToken cancellation) =>
        ParcelsAsync(db => db.Orders.Where(it => it.Buyer == buyer && it.HandedOutAt == null && it.ArrivedAt != null).OrderBy(it => it.ArrivedAt), cancellation);

    public Task<IReadOnlyList<ParcelTold>> ComingAsync(StationId station, CancellationToken cancellation) => ParcelsAsync(
        db => db.Orders.Where(it => it.Station == station && it.ArrivedAt == null && (it.Status == OrderStatus.Shipped || it.Status == OrderStatus.Placed)).OrderBy(it => it.Number),
        cancellation);

    public Task<IReadOnlyList<ParcelTold>> ToSendAsync(PersonId seller, CancellationToken cancellation) => ParcelsAsync(
        db => db.Orders.Where(it => it.Station != null && it.Status == OrderStatus.Placed && db.Shops.Any(shop => shop.Seller == seller && shop.Id == it.Shop)).OrderBy(it => it.Number),
        cancellation);

    private async Task<IReadOnlyList<ParcelTold>> ParcelsAsync(Func<TradeContext, IQueryable<Order>> which, CancellationToken cancellation)
    {
        await using var db = open.ToRead();
        var orders = await which(db).ToListAsync(cancellation);
        var shops = await db.ShopsAsync(orders.Select(order => order.Shop), cancellation);
        var ids = orders.Select(order => order.Station!.Value).Distinct().ToList();
        var names = await db.Stations.Where(it => ids.Contains(it.Id)).ToDictionaryAsync(it => it.Id, it => it.Name, cancellation);
        var buyers = orders.Select(order => order.Buyer).Distinct().ToList();
        var untold = (await db.People.Where(it => buyers.Contains(it.Id) && it.Channel == Station.Channel).Select(it => it.Id).ToListAsync(cancellation)).ToHashSet();
        var neighbors = (await db.Neighbors.Where(it => buyers.Contains(it.Id)).Select(it => it.Id).ToListAsync(cancellation)).ToHashSet();
        return [.. orders.Select(order => new ParcelTold(
            OrderTold.Of(order, shops[order.Shop]), names[order.Station!.Value], order.ArrivedAt, order.PickupCode, neighbors.Contains(order.Buyer), !untold.Contains(order.Buyer)))];
    }

    private async Task<IReadOnlyList<NeighborTold>> TellAsync(TradeContext db, List<Neighbor> neighbors, CancellationToken cancellation)
    {
        var stations = await db.Stations.Where(it => neighbors.Select(one => one.Station).Contains(it.Id)).ToDictionaryAsync(it => it.Id, cancellation);
        var ids = neighbors.Select(it => it.Id).ToList();
        var people = await db.People.Where(it => ids.Contains(it.Id)).ToDictionaryAsync(it => it.Id, cancellation);
        var now = clock.GetUtcNow();
        var told = new List<NeighborTold>();
        foreach (var it in neighbors)
        {
            var station = stations[it.Station];
            told.Add(new NeighborTold(
                it.Id, it.Name, it.Mark, it.Station, station.Name, station.Agent, it.HasPin, people[it.Id].Channel != Station.Channel,
                await db.HasWrittenAsync(it.Id), station.IsTrusted, it.Agrees(now)));
        }
        return told;
    }
}
