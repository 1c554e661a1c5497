using ChatShop.Storage.Acts;
using ChatShop.Storage.Lending;
using ChatShop.Storage.Orders;
using ChatShop.Storage.Payouts;
using ChatShop.Storage.Pools;
using ChatShop.Storage.Subsidies;
using ChatShop.Trade;
using ChatShop.Trade.Ledgers;
using ChatShop.Trade.Lending;
using ChatShop.Trade.Orders;
using ChatShop.Trade.Payments;
using ChatShop.Trade.Payouts;
using Microsoft.EntityFrameworkCore;

namespace ChatShop.Storage.Payments;

/// <summary>Money on its way back to buyers, out of what is held or out of what the seller had.</summary>
internal static class RefundActs
{
    /// <summary>The seller gives money back: what has not left the barn then goes back on sale; what has, the buyer may keep.</summary>
    public static async Task<Result<OrderRefunded>> RefundAsync(ActRoom room, RefundOrder command)
    {
        if (await room.SoldByAsync(command.Seller, command.Order) is not { } order)
            return new NoSuchOrder(command.Order);
        if (order.RefuseRefund(command.Amount) is { } refusal)
            return refusal;

        var amount = command.Amount ?? order.Paid;
        await ChangeActs.DropPendingAsync(room, order);
        var refunds = await BeginAsync(room, order, amount);
        var isWhole = order.Paid.Minor == 0;
        IReadOnlyList<TransferId> transfers = [];
        if (isWhole)
            await room.EndRefundedAsync(order);
        else if (order.Status == OrderStatus.Disputed)
            transfers = (await ReleaseActs.CompleteAsync(room, order)).Transfers;
        await ComplaintActs.SettleAsync(room, order);
        return new OrderRefunded(await room.TellAsync(order), amount, isWhole, refunds, transfers);
    }

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
            {
                var (usual, after) = (room.Rules.FeePercent, left - part.Amount);
                var (feeBefore, feeAfter) = (order.FeeOf(left, usual), order.FeeOf(after, usual));
                var (had, has) = (left - feeBefore, after - feeAfter);
                var (others, pooled) = await PoolShares.TakeBackAsync(room, order, refund, had, had - has);
                var fromLender = await Repaying.GiveBackAsync(
                    room, order, new Sale(left - others, had - others), new Sale(after - (others - pooled), has - (others - pooled)));
                await TransferActs.TakeBackAsync(room, order, refund, feeBefore - feeAfter, fromLender + pooled);
                await Supporting.TakeBackAsync(room, order, refund, left, after);
                await TransferActs.TakeBackFromStationAsync(room, order, refund, order.StationShareOf(left, usual) - order.StationShareOf(after, usual));
            }
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
            refund.Id, refund.Amount, await room.TellAsync(order), news, failed ? await room.OperatorsAsync() : []);
    }

    /// <summary>Refunds of an order that failed are tried again, each once.</summary>
    public static async Task<Result<RefundRepeated>> RepeatAsync(ActRoom room, RepeatRefund command)
    {
        if (!(await room.OperatorsAsync()).Contains(command.Operator))
            return new OperatorsOnly();
        if (await room.OrderAsync(command.Order) is not { } order)
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
            await room.TellAsync(order), Money.Sum(again.Select(it => it.Amount)), [.. again.Select(it => it.Id)]);
    }

    private static async Task<Entry> EntryOfAsync(ActRoom room, Refund refund, Order order)
    {
        var payment = await room.Db.Payments.SingleAsync(it => it.Id == refund.Payment);
        return refund.FromSeller
            ? Entry.Returned(payment.Method!, refund.ProviderId!, order.Number, order.Shop, refund.Amount, refund.Fee, order.StationShop, refund.StationFee, refund.Pooled)
            : Entry.Refunded(payment.Method!, refund.ProviderId!, order.Number, refund.Amount);
    }

    /// <summary>Part of the money may go back while the order goes on; one that is over is told as refunded from now on.</summary>
    private static void EndIfOver(Order order, Refund refund)
    {
        var isOver = order.Status is OrderStatus.Canceled or OrderStatus.Rejected or OrderStatus.Expired
            || (order.Status == OrderStatus.Disputed && refund.Repeats is not null);
        if (order.Method == PaymentMethod.Online && isOver && order.Paid.Minor == 0) // Of one that is off the seller may keep the deposit.
            order.Refund();
    }

    private static async Task<RefundId> NextAsync(ActRoom room) => new(await room.NextNumberAsync("refund"));
}
