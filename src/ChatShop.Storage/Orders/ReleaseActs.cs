using ChatShop.Storage.Acts;
using ChatShop.Storage.Lending;
using ChatShop.Storage.Payouts;
using ChatShop.Storage.Pools;
using ChatShop.Storage.Subsidies;
using ChatShop.Trade;
using ChatShop.Trade.Ledgers;
using ChatShop.Trade.Lending;
using ChatShop.Trade.Orders;
using ChatShop.Trade.Payouts;
using ChatShop.Trade.Pools;
using Microsoft.EntityFrameworkCore;

namespace ChatShop.Storage.Orders;

/// <summary>What is held for an order becomes the seller's.</summary>
internal static class ReleaseActs
{
    /// <summary>The buyer has the goods: what is held becomes the seller's, less the market's share, and the order is done.</summary>
    /// <remarks>While the buyer's bank contests the money it stands still; the order is received, and done once the bank has decided.</remarks>
    public static async Task<Released> CompleteAsync(ActRoom room, Order order)
    {
        if (order.RefuseMoney() is not null)
            return new Released(Money.Zero(order.Total.Currency), []);
        var released = await ReleaseAsync(room, order);
        order.Complete(room.Now);
        return released;
    }

    /// <summary>The buyer leaves the deposit: it becomes the seller's, less the market's share, and the order is off.</summary>
    public static async Task<Released> ForfeitAsync(ActRoom room, Order order, OrderStatus over)
    {
        var released = await ReleaseAsync(room, order, isSold: false);
        order.Leave(over, room.Now);
        return released;
    }

    /// <summary>Once; a second time it says only what the seller has.</summary>
    /// <param name="room">The act's room.</param>
    /// <param name="order">Whose money.</param>
    /// <param name="isSold">Whether the buyer has the goods for it: public money supports nothing else, and a station has handed nothing else out.</param>
    private static async Task<Released> ReleaseAsync(ActRoom room, Order order, bool isSold = true)
    {
        var isHeld = order.Method == PaymentMethod.Online;
        var total = isHeld ? order.Paid : order.Total;
        var fee = order.FeeOf(total, room.Rules.FeePercent);
        if (order.ReleasedAt is not null || total.Minor <= 0)
            return new Released(total - fee - await PoolShares.OfOthersAsync(room, order), []);
        await room.PostAsync(isHeld
            ? Entry.Released(order.Number, order.Shop, total, fee)
            : Entry.PaidByHand(order.Method == PaymentMethod.CollectionCode ? Causes.Code : Causes.Cash, order.Number, order.Shop, total, fee));
        var shares = await PoolShares.PayAsync(room, order, total - fee);
        var others = Money.Sum(shares.Select(share => share.Amount), total.Currency);
        var (own, told) = (total - fee - others, await PoolShares.TellAsync(room, shares));
        if (!isHeld)
            return new Released(own, []) { Pooled = told };
        if (isSold)
            await Supporting.GrantAsync(room, order, total);
        var repaid = await Repaying.TakeAsync(room, order, new Sale(total - others, own)); // A loan is paid back by what the shop sells of its own.
        return new Released(own, [.. await TransferActs.BeginAsync(room, order, repaid, shares), .. isSold ? await StationEarnsAsync(room, order, total) : []])
        {
            Repaid = repaid.Minor > 0 ? repaid : null,
            Pooled = told,
        };
    }

    /// <summary>The agent of the station it went to gets a part of the market's share, of money that the market held; of the own shop's sales none.</summary>
    private static async Task<IReadOnlyList<TransferId>> StationEarnsAsync(ActRoom room, Order order, Money total)
    {
        var part = order.StationShareOf(total, room.Rules.FeePercent);
        if (part.Minor <= 0 || await room.Db.Stations.Where(it => it.Id == order.Station).Select(it => it.Shop).SingleOrDefaultAsync() is not { } agent || agent == order.Shop)
            return [];
        order.EarnFor(agent);
        await room.PostAsync(Entry.StationEarned(order.Number, agent, part));
        return await TransferActs.BeginForStationAsync(room, order, agent);
    }
}

/// <summary>What a seller has of an order, and how it gets there.</summary>
internal sealed record Released(Money Earned, IReadOnlyList<TransferId> Transfers)
{
    /// <summary>What of it pays a loan back; null for nothing.</summary>
    public Money? Repaid { get; init; }

    /// <summary>What the others have of it who sold the goods together with the seller.</summary>
    public IReadOnlyList<PoolShareTold> Pooled { get; init; } = [];
}
