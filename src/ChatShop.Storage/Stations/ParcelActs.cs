using ChatShop.Storage.Acts;
using ChatShop.Storage.Orders;
using ChatShop.Trade;
using ChatShop.Trade.Orders;
using ChatShop.Trade.Stations;
using Microsoft.EntityFrameworkCore;

namespace ChatShop.Storage.Stations;

/// <summary>Parcels that come to a station and are taken there.</summary>
internal static class ParcelActs
{
    public static async Task<Result<ParcelsArrived>> ArriveAsync(ActRoom room, MarkArrived command)
    {
        if (await room.StationOfAsync(command.Agent) is not { } station)
            return new AgentsOnly();
        var waiting = await WaitingAsync(room, station);
        var neighbors = await room.Db.Neighbors.Where(it => it.Station == station.Id).ToListAsync();
        var (arrived, notOurs, notSent, before) = (new List<ParcelArrived>(), new List<OrderNumber>(), new List<OrderNumber>(), new List<OrderNumber>());
        foreach (var number in command.Orders.Distinct())
        {
            if (await room.Db.Orders.SingleOrDefaultAsync(it => it.Number == number && it.Station == station.Id) is not { } order)
            {
                notOurs.Add(number);
                continue;
            }
            var isTold = (await room.Db.People.SingleAsync(it => it.Id == order.Buyer)).Channel != Station.Channel;
            var code = isTold ? waiting.Find(it => it.Buyer == order.Buyer)?.PickupCode ?? NewCode(waiting, neighbors, room.Now) : null;
            switch (order.Arrive(code, room.Now, room.Now.AddDays(room.Rules.AutoReceiveDays)))
            {
                case null:
                    waiting.Add(order);
                    arrived.Add(new ParcelArrived(await room.TellAsync(order), station.Name, code, isTold));
                    break;
                case AlreadyDone: before.Add(number); break;
                case NotShippedYet: notSent.Add(number); break;
                default: notOurs.Add(number); break;
            }
        }
        return arrived.Count + before.Count == 0 ? new NothingArrived(notOurs, notSent) : new ParcelsArrived(station.Id, station.Name, arrived, before, notOurs, notSent);
    }

    public static async Task<Result<ParcelsHandedOut>> HandOutAsync(ActRoom room, HandOut command)
    {
        if (await room.StationOfAsync(command.Agent) is not { } station)
            return new AgentsOnly();
        if (await room.RefuseGuessAsync() is { } wait)
            return wait;
        var meant = await MeantAsync(room, station, command);
        if (meant.Fact is not { } taken)
            return meant.Refusal!;
        var (received, others) = (new List<OrderReceived>(), new List<OrderTold>());
        foreach (var order in taken.Orders)
        {
            order.HandOut(room.Now);
            if (order.Receive() is not null)
            {
                others.Add(await room.TellAsync(order)); // Received by the clock already, or in dispute: the goods go out all the same.
                continue;
            }
            await ComplaintActs.SettleAsync(room, order);
            var released = await ReleaseActs.CompleteAsync(room, order);
            received.Add(new OrderReceived(await room.TellAsync(order), released.Earned, ByClock: false, released.Transfers) { Repaid = released.Repaid });
        }
        var isTold = (await room.Db.People.SingleAsync(it => it.Id == taken.Orders[0].Buyer)).Channel != Station.Channel;
        return new ParcelsHandedOut(station.Id, station.Name, taken.Orders[0].DeliverTo.Recipient, received, others, isTold);
    }

    /// <summary>The parcels these digits open.</summary>
    private static async Task<Result<Taken>> MeantAsync(ActRoom room, Station station, HandOut command)
    {
        var waiting = (await WaitingAsync(room, station)).Where(it => command.Neighbor is null || it.Buyer == command.Neighbor).ToList();
        if (waiting.Count == 0)
            return new NothingWaits();
        var buyers = waiting.Where(it => it.PickupCode == command.Digits).Select(it => it.Buyer).Distinct().ToList();
        if (buyers.Count == 0)
            foreach (var neighbor in await room.Db.Neighbors.Where(it => it.Station == station.Id).ToListAsync())
                if (waiting.Exists(it => it.Buyer == neighbor.Id) && neighbor.Is(command.Digits, room.Now, byCodeAlone: await room.Db.HasWrittenAsync(neighbor.Id)))
                    buyers.Add(neighbor.Id);
        return buyers.Count switch
        {
            0 => new WrongPin(),
            1 => new Taken([.. waiting.Where(it => it.Buyer == buyers[0])]),
            _ => new WhosePin(),
        };
    }

    private static Task<List<Order>> WaitingAsync(ActRoom room, Station station) =>
        room.Db.Orders.Where(it => it.Station == station.Id && it.HandedOutAt == null && it.ArrivedAt != null).OrderBy(it => it.ArrivedAt).ToListAsync();

    /// <summary>Four digits that open nothing else here.</summary>
    private static string NewCode(List<Order> waiting, List<Neighbor> neighbors, DateTimeOffset now)
    {
        while (true)
        {
            var digits = NeighborActs.Draw(Neighbor.PinDigits);
            if (!waiting.Exists(it => it.PickupCode == digits) && !neighbors.Exists(it => it.Is(digits, now, byCodeAlone: false)))
                return digits;
        }
    }

    private sealed record Taken(IReadOnlyList<Order> Orders);
}
