using ChatShop.Storage.Acts;
using ChatShop.Trade;
using ChatShop.Trade.Ledgers;
using ChatShop.Trade.Orders;
using ChatShop.Trade.Payments;
using ChatShop.Trade.Payouts;
using Microsoft.EntityFrameworkCore;

namespace ChatShop.Storage.Payouts;

/// <summary>Hands on to sellers what became theirs.</summary>
internal static class TransferActs
{
    /// <summary>A transfer for each payment an order was paid by. What the seller owes the market is kept back.</summary>
    /// <param name="room">The act's room; what is released is posted already.</param>
    /// <param name="order">Whose money.</param>
    public static async Task<IReadOnlyList<TransferId>> BeginAsync(ActRoom room, Order order)
    {
        var none = Money.Zero(order.Total.Currency);
        var (owed, paid, before) = (-await room.SumAsync(Account.Owed(order.Shop), none.Currency), none, none);
        var begun = new List<TransferId>();
        foreach (var receipt in order.Receipts)
        {
            paid += receipt.Amount;
            var share = paid - order.FeeOf(paid, room.Rules.FeePercent) - before;
            before += share;
            var kept = owed < share ? owed : share;
            owed -= kept;
            if (kept.Minor > 0)
                await room.PostAsync(Entry.Settled(order.Number, order.Shop, kept));
            if (share > kept)
                begun.Add(await BeginAsync(room, order, receipt.Payment, share - kept));
        }
        return begun;
    }

    /// <summary>Hands on so much of one payment.</summary>
    public static async Task<TransferId> BeginAsync(ActRoom room, Order order, PaymentId paid, Money amount)
    {
        var payment = await room.Db.Payments.SingleAsync(it => it.Id == paid);
        var transfer = Transfer.Begin(new TransferId(await room.NextNumberAsync("transfer")), order.Number, order.Shop, payment, amount, room.Now);
        room.Db.Transfers.Add(transfer);
        return transfer.Id;
    }

    /// <summary>What lies on a seller's account at the provider and will not be taken back.</summary>
    public static async Task<Money> AvailableAsync(ActRoom room, ShopId shop, Currency currency)
    {
        var balance = await room.SumAsync(Account.Balance(shop), currency);
        return (await OpenRefundsAsync(room, shop))
            .Where(it => it.Amount.Currency == currency && it.Reversal == ReversalStatus.Due)
            .Aggregate(balance, (left, it) => left - it.FromAccount);
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
        var shop = await room.Db.Shops.SingleAsync(it => it.Id == transfer.Shop);
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
