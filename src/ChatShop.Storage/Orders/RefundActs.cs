using ChatShop.Storage.Acts;
using ChatShop.Storage.Payments;
using ChatShop.Trade;
using ChatShop.Trade.Orders;
using ChatShop.Trade.Payouts;

namespace ChatShop.Storage.Orders;

/// <summary>The seller gives money back.</summary>
internal static class RefundActs
{
    public static async Task<Result<OrderRefunded>> RefundAsync(ActRoom room, RefundOrder command)
    {
        if (await OrderActs.SoldByAsync(room, command.Seller, command.Order) is not { } order)
            return new NoSuchOrder(command.Order);
        if (Refuse(order, command.Amount) is { } refusal)
            return refusal;

        var amount = command.Amount ?? order.Paid;
        await ChangeActs.DropPendingAsync(room, order);
        var refunds = await GivingBack.BeginAsync(room, order, amount);
        var isWhole = order.Paid.Minor == 0;
        IReadOnlyList<TransferId> transfers = [];
        if (isWhole)
            await EndAsync(room, order);
        else if (order.Status == OrderStatus.Disputed)
            transfers = (await ReleaseActs.CompleteAsync(room, order)).Transfers;
        await ComplaintActs.SettleAsync(room, order);
        return new OrderRefunded((await OrderActs.TellAsync(room, [order]))[0], amount, isWhole, refunds, transfers);
    }

    /// <summary>Why so much can not go back; null when it can.</summary>
    public static Refusal? Refuse(Order order, Money? amount) => order switch
    {
        { Status: OrderStatus.AwaitingPayment } => new NotPaidYet(order.Number),
        { Method: not PaymentMethod.Online } => new PaidByHand(order.Number, order.Method == PaymentMethod.CollectionCode),
        { Paid.Minor: 0 } => new TooLate(order.Number, order.Status),
        _ when amount is { } asked && (asked.Currency != order.Paid.Currency || asked.Minor <= 0 || asked > order.Paid) =>
            new RefundOutOfRange(order.Number, order.Paid),
        _ => order.RefuseMoney(),
    };

    /// <summary>Nothing of what was paid is left. What has not left the barn goes back on sale; what has, the buyer may keep.</summary>
    public static async Task EndAsync(ActRoom room, Order order)
    {
        if (order.Status != OrderStatus.Placed)
        {
            order.Refund();
            return;
        }
        await OrderActs.ForEachListingAsync(room, order, (listing, line) => listing.TakeBack(line.Quantity));
        order.Reject();
    }
}
