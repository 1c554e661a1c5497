using ChatShop.Storage.Acts;
using ChatShop.Storage.Orders;
using ChatShop.Storage.Payouts;
using ChatShop.Trade;
using ChatShop.Trade.Ledgers;
using ChatShop.Trade.Orders;
using ChatShop.Trade.Payments;
using ChatShop.Trade.Payouts;
using ChatShop.Trade.People;
using Microsoft.EntityFrameworkCore;

namespace ChatShop.Storage.Payments;

/// <summary>Money on its way back to buyers, out of what is held or out of what the seller had.</summary>
internal static class GivingBack
{
    /// <summary>Writes down that so much of what an order was paid is to go back: one refund for each payment it came by.</summary>
    public static async Task<IReadOnlyList<RefundId>> BeginAsync(ActRoom room, Order order, Money amount)
    {
        var left = order.Paid;
        var refunds = new List<RefundId>();
        foreach (var part in order.GiveBack(amount))
        {
            var payment = await room.Db.Payments.SingleAsync(it => it.Id == part.Payment);
            var refund = Refund.Begin(await NextAsync(room), payment.Id, payment.Charge!, order.Number, part.Amount);
            if (order.ReleasedAt is not null)
                await TakeFromSellerAsync(room, order, refund, order.FeeOf(left, room.Rules.FeePercent) - order.FeeOf(left - part.Amount, room.Rules.FeePercent));
            left -= part.Amount;
            room.Db.Refunds.Add(refund);
            refunds.Add(refund.Id);
        }
        return refunds;
    }

    /// <summary>Money that nothing waited for goes back whole.</summary>
    public static async Task<RefundId> BeginUnusedAsync(ActRoom room, Payment payment, Order order, Money amount)
    {
        var refund = Refund.Begin(await NextAsync(room), payment.Id, payment.Charge!, order.Number, amount);
        room.Db.Refunds.Add(refund);
        return refund.Id;
    }

    public static async Task<Result<RefundFollowed>> RecordAsync(ActRoom room, RecordRefund command)
    {
        if (await room.Db.Refunds.SingleOrDefaultAsync(it => it.Id == command.Refund) is not { } refund)
            return new NoSuchPayment();
        var order = await room.Db.Orders.SingleAsync(it => it.Number == refund.Order);
        var news = refund.Follow(command.Told);
        if (news == RefundNews.Back)
        {
            await room.PostAsync(await EntryOfAsync(room, refund, order));
            EndIfOver(order, refund);
        }
        else if (news != RefundNews.None)
        {
            if (news == RefundNews.Failed && command.Told.Failure is not null)
                await room.PostAsync(await EntryOfAsync(room, refund, order)); // It had gone, and nobody heard of it before it came back.
            if (news == RefundNews.SentBack || command.Told.Failure is not null)
                await room.PostAsync(Entry.RefundFailed(command.Told.Failure ?? $"{command.Told.Id}:failed", await EntryOfAsync(room, refund, order)));
            if (order.Method == PaymentMethod.Online)
                order.Reopen();
        }
        var failed = news is RefundNews.Failed or RefundNews.SentBack;
        return new RefundFollowed(
            refund.Id, refund.Amount, (await OrderActs.TellAsync(room, [order]))[0], news, failed ? await room.OperatorsAsync() : []);
    }

    /// <summary>Refunds of an order that failed are tried again, each once.</summary>
    public static async Task<Result<RefundRepeated>> RepeatAsync(ActRoom room, RepeatRefund command)
    {
        if (!(await room.Db.People.SingleAsync(it => it.Id == command.Operator)).Roles.HasFlag(PersonRoles.Operator))
            return new OperatorsOnly();
        if (await room.Db.Orders.SingleOrDefaultAsync(it => it.Number == command.Order) is not { } order)
            return new NoSuchOrder(command.Order);
        var all = await room.Db.Refunds.Where(it => it.Order == order.Number).OrderBy(it => it.Id).ToListAsync();
        var failed = all.Where(it => it.Status == ProviderRefundStatus.Failed && all.TrueForAll(other => other.Repeats != it.Id)).ToList();
        if (failed.Count == 0)
            return new NoRefundFailed(order.Number);
        var again = new List<Refund>();
        foreach (var refund in failed)
            again.Add(refund.Repeat(await NextAsync(room)));
        room.Db.Refunds.AddRange(again);
        return new RefundRepeated(
            (await OrderActs.TellAsync(room, [order]))[0], again.Select(it => it.Amount).Aggregate((sum, one) => sum + one), [.. again.Select(it => it.Id)]);
    }

    /// <summary>What the seller had is taken back from where it lies, as far as it lies there; the rest the seller owes.</summary>
    private static async Task TakeFromSellerAsync(ActRoom room, Order order, Refund refund, Money fee)
    {
        var (share, none) = (refund.Amount - fee, Money.Zero(fee.Currency));
        var transfer = await room.Db.Transfers.SingleOrDefaultAsync(it => it.Order == order.Number && it.Payment == refund.Payment && it.Status != TransferStatus.Dropped);
        if (transfer is null || share.Minor <= 0)
        {
            refund.FromTheSeller(fee, none, null);
            await room.PostAsync(Entry.Lent(order.Number, order.Shop, share));
            return;
        }
        var arrives = room.Rules.TransfersArrive(transfer.Provider);
        var there = transfer.Status != TransferStatus.Sent || arrives ? share : await TransferActs.AvailableAsync(room, order.Shop, share.Currency);
        var (wanted, waited) = (share < there ? share : there, transfer.Amount);
        refund.FromTheSeller(fee, wanted.Minor > 0 ? transfer.TakeBack(wanted) : none, transfer.Id);
        await room.PostAsync(Entry.Lent(order.Number, order.Shop, share - refund.FromAccount - (waited - transfer.Amount)));
    }

    private static async Task<Entry> EntryOfAsync(ActRoom room, Refund refund, Order order)
    {
        var payment = await room.Db.Payments.SingleAsync(it => it.Id == refund.Payment);
        return refund.FromSeller
            ? Entry.Returned(payment.Method!, refund.ProviderId!, order.Number, order.Shop, refund.Amount, refund.Fee)
            : Entry.Refunded(payment.Method!, refund.ProviderId!, order.Number, refund.Amount);
    }

    /// <summary>Part of the money may go back while the order goes on; one that is over is told as refunded from now on.</summary>
    private static void EndIfOver(Order order, Refund refund)
    {
        var isOver = order.Status is OrderStatus.Canceled or OrderStatus.Rejected or OrderStatus.Expired
            || (order.Status == OrderStatus.Disputed && refund.Repeats is not null && order.Paid.Minor == 0);
        if (order.Method == PaymentMethod.Online && isOver)
            order.Refund();
    }

    private static async Task<RefundId> NextAsync(ActRoom room) => new(await room.NextNumberAsync("refund"));
}
