using ChatShop.Trade;
using ChatShop.Trade.Orders;

namespace ChatShop.Conversations.Flows.Picks;

/// <summary>An order that has come as far as what is to be done needs.</summary>
/// <param name="name">As flows name it.</param>
/// <param name="side">Whose orders, and how they stand for each other.</param>
/// <param name="fitting">How far an order may have come.</param>
internal sealed class StatusPick(string name, OrderSide side, params OrderStatus[] fitting) : OrderPick(name)
{
    protected override Task<IReadOnlyList<OrderTold>> LookAsync(Talk talk) => IsSeller ? SoldAsync(talk) : BoughtAsync(talk);

    protected override IEnumerable<OrderTold> Fitting(IReadOnlyList<OrderTold> orders) => orders
        .Where(order => fitting.Contains(order.Status) && !(side == OrderSide.SoldToSend && order.WaitsForGroup))
        .DistinctBy(order => side == OrderSide.BoughtAtOnce ? order.Payment?.Value : order.Number.Value)
        .Take(side == OrderSide.BoughtLast ? 1 : MostShown);

    protected override bool MayName(Talk talk, OrderTold order) => (IsSeller ? order.Seller : order.Buyer) == talk.Me;

    protected override Refusal? Refuse(OrderTold order) =>
        side == OrderSide.SoldToSend && order is { WaitsForGroup: true, Status: OrderStatus.Placed } ? new GroupNotFull(order.Number) : null;

    private bool IsSeller => side is OrderSide.Sold or OrderSide.SoldToSend;
}

/// <summary>From which side orders are looked at.</summary>
internal enum OrderSide
{
    /// <summary>What this person bought.</summary>
    Bought,
    /// <summary>What this person bought; orders of one payment are one thing, since they are paid together.</summary>
    BoughtAtOnce,
    /// <summary>What this person bought; without a number the latest is meant.</summary>
    BoughtLast,
    /// <summary>What this person sold.</summary>
    Sold,
    /// <summary>What this person sold and need not wait to send: its group is full, or it joins none.</summary>
    SoldToSend,
}
