using ChatShop.Trade.Orders;

namespace ChatShop.Conversations.Flows.Picks;

/// <summary>The order a receipt is wanted of: one that was paid; who bought nothing means what was sold.</summary>
internal sealed class ReceiptPick() : OrderPick("receipts")
{
    /// <remarks>Whoever has only orders that wait for their money means the latest, and is told how to pay.</remarks>
    protected override async Task<IReadOnlyList<OrderTold>> LookAsync(Talk talk)
    {
        var records = talk.Counter.Records;
        if (await records.PaidByAsync(talk.Me, MostShown, talk.Cancellation) is { Count: > 0 } paid)
            return paid;
        return await records.OrdersByAsync(talk.Me, 1, talk.Cancellation) is [{ Status: OrderStatus.AwaitingPayment or OrderStatus.Placed or OrderStatus.Shipped }] unpaid
            ? unpaid
            : await records.PaidToAsync(talk.Me, MostShown, talk.Cancellation);
    }

    protected override IEnumerable<OrderTold> Fitting(IReadOnlyList<OrderTold> orders) => orders;

    protected override bool MayName(Talk talk, OrderTold order) => order.Buyer == talk.Me || order.Seller == talk.Me;
}
