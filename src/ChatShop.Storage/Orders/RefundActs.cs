using ChatShop.Storage.Acts;
using ChatShop.Storage.Payments;
using ChatShop.Trade;
using ChatShop.Trade.Ledgers;
using ChatShop.Trade.Orders;

namespace ChatShop.Storage.Orders;

/// <summary>What happens when something is wrong with what came: the buyer says so, the seller gives money back.</summary>
internal static class RefundActs
{
    public static async Task<Result<OrderDisputed>> DisputeAsync(ActRoom room, DisputeOrder command)
    {
        if (await OrderActs.BoughtByAsync(room, command.Buyer, command.Order) is not { } order)
            return new NoSuchOrder(command.Order);
        if (order.Dispute() is { } refusal)
            return refusal;
        return new OrderDisputed((await OrderActs.TellAsync(room, [order]))[0], command.Reason, command.Photos);
    }

    public static async Task<Result<OrderRefunded>> RefundAsync(ActRoom room, RefundOrder command)
    {
        if (await OrderActs.SoldByAsync(room, command.Seller, command.Order) is not { } order)
            return new NoSuchOrder(command.Order);
        if (order.Status == OrderStatus.AwaitingPayment)
            return new NotPaidYet(order.Number);
        if (order.Method == PaymentMethod.CashOnDelivery)
            return new PaidByHand(order.Number);
        var amount = command.Amount ?? order.Paid;
        if (order.Paid.Minor == 0)
            return new TooLate(order.Number, order.Status);
        if (amount.Currency != order.Paid.Currency || amount.Minor <= 0 || amount > order.Paid)
            return new RefundOutOfRange(order.Number, order.Paid);

        await ChangeActs.DropPendingAsync(room, order);
        var refunds = await PaymentActs.GiveBackAsync(room, order, amount);
        var isWhole = order.Paid.Minor == 0;
        if ((isWhole ? await EndAsync(room, order) : await SettleAsync(room, order)) is { } refusal)
            return refusal;
        return new OrderRefunded((await OrderActs.TellAsync(room, [order]))[0], amount, isWhole, refunds);
    }

    /// <summary>What has not left the barn goes back on sale; what has, the buyer may keep.</summary>
    private static async Task<Refusal?> EndAsync(ActRoom room, Order order)
    {
        if (order.Status != OrderStatus.Placed)
            return order.Refund();
        await OrderActs.ForEachListingAsync(room, order, (listing, line) => listing.TakeBack(line.Quantity));
        return order.Reject();
    }

    /// <summary>Part of the money settles a dispute: the rest is the seller's.</summary>
    private static async Task<Refusal?> SettleAsync(ActRoom room, Order order)
    {
        if (order.Status != OrderStatus.Disputed)
            return null;
        await ReleaseAsync(room, order);
        return order.Complete(room.Now);
    }

    /// <summary>What is held for an order becomes the seller's, less the market's share; once.</summary>
    /// <returns>What the seller has of it.</returns>
    public static async Task<Money> ReleaseAsync(ActRoom room, Order order)
    {
        var total = order.Method == PaymentMethod.Online ? order.Paid : order.Total;
        var fee = total.Percent(room.Rules.FeePercent);
        if (order.ReleasedAt is null && total.Minor > 0)
            await room.PostAsync(order.Method == PaymentMethod.Online
                ? Entry.Released(order.Number, order.Shop, total, fee)
                : Entry.PaidInCash(order.Number, order.Shop, total, fee));
        return total - fee;
    }
}
