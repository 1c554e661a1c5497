using ChatShop.Storage.Acts;
using ChatShop.Trade;
using ChatShop.Trade.Ledgers;
using ChatShop.Trade.Orders;
using ChatShop.Trade.Payments;
using ChatShop.Trade.Payouts;
using ChatShop.Trade.Pools;
using Microsoft.EntityFrameworkCore;

namespace ChatShop.Storage.Payouts;

/// <summary>Hands on to sellers what became theirs.</summary>
internal static class TransferActs
{
    /// <summary>A transfer for each payment an order was paid by. What the seller owes the market is kept back.</summary>
    /// <param name="room">The act's room; what is released is posted already.</param>
    /// <param name="order">Whose money.</param>
    /// <param name="repaid">What of it has paid a loan back.</param>
    /// <param name="shares">What of it is others' who sold the goods together with the seller: of each payment the rest is the seller's.</param>
    public static async Task<IReadOnlyList<TransferId>> BeginAsync(ActRoom room, Order order, Money repaid, IReadOnlyList<PoolMoneyOf> shares)
    {
        var (begun, left) = (new List<TransferId>(), order.Earnings(room.Rules.FeePercent).ToList());
        foreach (var (shop, amount) in shares)
            begun.AddRange(await BeginAsync(room, order, shop, Order.KeepBack(await OwedAsync(room, order, shop), PoolMoney.Take(left, amount)), Money.Zero(amount.Currency)));
        return [.. begun, .. await BeginAsync(room, order, order.Shop, Order.KeepBack(await OwedAsync(room, order, order.Shop) + repaid, left), repaid)];
    }

    /// <summary>The same for the part of the market's share that is a station's agent's.</summary>
    public static async Task<IReadOnlyList<TransferId>> BeginForStationAsync(ActRoom room, Order order, ShopId agent) =>
        await BeginAsync(room, order, agent, order.StationShares(await OwedAsync(room, order, agent), room.Rules.FeePercent), Money.Zero(order.Total.Currency));

    private static async Task<Money> OwedAsync(ActRoom room, Order order, ShopId shop) => -await room.SumAsync(Account.Owed(shop), order.Total.Currency);

    private static async Task<IReadOnlyList<TransferId>> BeginAsync(ActRoom room, Order order, ShopId shop, IEnumerable<(PaymentId Payment, Money Kept, Money Left)> shares, Money repaid)
    {
        var begun = new List<TransferId>();
        foreach (var (paid, kept, left) in shares)
        {
            var toLender = repaid < kept ? repaid : kept; // It has gone there already; what else is kept back was owed to the market.
            repaid -= toLender;
            await room.PostAsync(Entry.Settled(order.Number, shop, kept - toLender));
            if (left.Minor <= 0)
                continue;
            var payment = await room.Db.Payments.SingleAsync(it => it.Id == paid);
            var transfer = Transfer.Begin(new TransferId(await room.NextNumberAsync("transfer")), order.Number, shop, payment, left, room.Now);
            room.Db.Transfers.Add(transfer);
            begun.Add(transfer.Id);
        }
        return begun;
    }

    /// <summary>What the seller had is taken back from where it lies, as far as it lies there; the rest the seller owes.</summary>
    /// <param name="room">The act's room.</param>
    /// <param name="order">Whose money.</param>
    /// <param name="refund">What goes back.</param>
    /// <param name="fee">How much of it was the market's.</param>
    /// <param name="fromOthers">How much of it had paid a loan back and has come back from there, or others give back.</param>
    public static async Task TakeBackAsync(ActRoom room, Order order, Refund refund, Money fee, Money fromOthers)
    {
        var (share, none) = (refund.Amount - fee - fromOthers, Money.Zero(fee.Currency));
        var transfer = await room.Db.Transfers.SingleOrDefaultAsync(it => it.Order == order.Number && it.Shop == order.Shop && it.Payment == refund.Payment && it.Status != TransferStatus.Dropped);
        if (transfer is null || share.Minor <= 0)
        {
            refund.FromTheSeller(fee, none, null);
            await room.PostAsync(Entry.Lent(order.Number, order.Shop, share));
            return;
        }
        var arrives = room.Rules.TransfersArrive(transfer.Provider);
        var there = transfer.Status != TransferStatus.Sent || arrives ? share : await AvailableAsync(room, order.Shop, share.Currency);
        var (wanted, waited) = (share < there ? share : there, transfer.Amount);
        refund.FromTheSeller(fee, wanted.Minor > 0 ? transfer.TakeBack(wanted) : none, transfer.Id);
        await room.PostAsync(Entry.Lent(order.Number, order.Shop, share - refund.FromAccount - (waited - transfer.Amount)));
    }

    /// <summary>A station's agent gives back the part of what goes back: out of what waits to be handed on, else the agent owes it.</summary>
    public static async Task TakeBackFromStationAsync(ActRoom room, Order order, Refund refund, Money part)
    {
        if (order.StationShop is not { } agent || part.Minor <= 0)
            return;
        refund.FromTheStation(part);
        await TakeWaitingAsync(room, refund, agent, part);
    }

    /// <summary>A shop gives back a part of what it has of another shop's order: out of what waits to be handed on, else it owes it.</summary>
    public static async Task TakeWaitingAsync(ActRoom room, Refund refund, ShopId shop, Money part)
    {
        var waiting = await room.Db.Transfers.Where(it => it.Order == refund.Order && it.Shop == shop && it.Status == TransferStatus.Waiting).OrderBy(it => it.Id).ToListAsync();
        foreach (var transfer in waiting.OrderBy(it => it.Payment != refund.Payment))
        {
            var before = transfer.Amount;
            transfer.TakeBack(part);
            part -= before - transfer.Amount;
        }
        await room.PostAsync(Entry.Lent(refund.Order, shop, part));
    }

    /// <summary>What lies on a seller's account at the provider and will not be taken back.</summary>
    public static async Task<Money> AvailableAsync(ActRoom room, ShopId shop, Currency currency)
    {
        var reversing = (await OpenRefundsAsync(room, shop)).Where(it => it.Amount.Currency == currency && it.Reversal == ReversalStatus.Due);
        return await room.SumAsync(Account.Balance(shop), currency) - Money.Sum(reversing.Select(it => it.FromAccount), currency);
    }

    public static async Task<Result<TransferBegun>> SendAsync(ActRoom room, BeginTransfer command)
    {
        if (await FindAsync(room, command.Transfer) is not { } transfer || !transfer.Send())
            return new NoSuchPayout();
        return new TransferBegun(transfer.Id);
    }

    public static async Task<Result<TransferMade>> RecordAsync(ActRoom room, RecordTransfer command)
    {
        if (await FindAsync(room, command.Transfer) is not { } transfer || !transfer.Arrive(command.ProviderId))
            return new NoSuchPayout();
        await room.PostAsync(room.Rules.TransfersArrive(transfer.Provider)
            ? Entry.HandedOver(command.ProviderId, transfer.Order, transfer.Shop, transfer.Amount)
            : Entry.Transferred(command.ProviderId, transfer.Order, transfer.Shop, transfer.Amount));
        return new TransferMade(transfer.Id, transfer.Order, transfer.Amount);
    }

    public static async Task<Result<TransferRefused>> RefuseAsync(ActRoom room, RefuseTransfer command)
    {
        if (await FindAsync(room, command.Transfer) is not { Status: TransferStatus.Due } transfer)
            return new NoSuchPayout();
        transfer.Refuse(command.Reason, room.Now);
        var shop = await room.ShopAsync(transfer.Shop);
        return new TransferRefused(
            transfer.Id, transfer.Order, shop.Name, transfer.Amount, command.Reason, transfer.Refusals == 1 ? await room.OperatorsAsync() : []);
    }

    public static async Task<Result<ReversalFollowed>> RecordReversalAsync(ActRoom room, RecordReversal command)
    {
        if (await room.Db.Refunds.SingleOrDefaultAsync(it => it.Id == command.Refund) is not { } refund || !refund.Reverse(command.ProviderId is not null))
            return new NoSuchPayout();
        var transfer = await room.Db.Transfers.SingleAsync(it => it.Id == refund.Transfer);
        if (command.ProviderId is { } id)
            await room.PostAsync(Entry.Reversed(
                room.Rules.TransfersArrive(transfer.Provider) ? Account.PaidOut(transfer.Shop) : Account.Balance(transfer.Shop),
                id, refund.Order, transfer.Shop, refund.FromAccount));
        else
        {
            transfer.Keep(refund.FromAccount);
            await room.PostAsync(Entry.Lent(refund.Order, transfer.Shop, refund.FromAccount));
        }
        return new ReversalFollowed(refund.Id, refund.FromAccount, command.ProviderId is not null);
    }

    /// <summary>Refunds that a seller bears and that have not come to an end.</summary>
    private static async Task<List<Refund>> OpenRefundsAsync(ActRoom room, ShopId shop) => await (
        from refund in room.Db.Refunds
        join order in room.Db.Orders on refund.Order equals order.Number
        where order.Shop == shop && refund.FromSeller && refund.Status == ProviderRefundStatus.Pending
        select refund).ToListAsync();

    private static Task<Transfer?> FindAsync(ActRoom room, TransferId id) => room.Db.Transfers.SingleOrDefaultAsync(it => it.Id == id);
}
