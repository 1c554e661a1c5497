using ChatShop.Trade;
using ChatShop.Trade.Orders;
using ChatShop.Trade.Presales;

namespace ChatShop.Conversations.Flows.Picks;

/// <summary>An order that has come as far as what is to be done needs.</summary>
/// <param name="name">As flows name it.</param>
/// <param name="side">Whose orders, and how they stand for each other.</param>
/// <param name="fitting">How far an order may have come.</param>
internal sealed class StatusPick(string name, OrderSide side, params OrderStatus[] fitting) : OrderPick(name)
{
    protected override Task<IReadOnlyList<OrderTold>> LookAsync(Talk talk) => IsSeller ? SoldAsync(talk) : BoughtAsync(talk);

    protected override IEnumerable<OrderTold> Fitting(IReadOnlyList<OrderTold> orders) => orders
        .Where(order => fitting.Contains(order.Status) && !(WaitsForGroup(order) || WaitsForRest(order)))
        .DistinctBy(order => side == OrderSide.BoughtAtOnce ? order.Payment?.Value : order.Number.Value)
        .Take(side == OrderSide.BoughtLast ? 1 : MostShown);

    protected override bool MayName(Talk talk, OrderTold order) => (IsSeller ? order.Seller : order.Buyer) == talk.Me;

    protected override Refusal? Refuse(OrderTold order) =>
        order.Status != OrderStatus.Placed ? null
        : WaitsForGroup(order) ? new GroupNotFull(order.Number)
        : WaitsForRest(order) ? new RestNotPaid(order.Number, order.Rest!.Value, order.IsRestDue) : null;

    private bool WaitsForGroup(OrderTold order) => side is OrderSide.SoldToSend or OrderSide.SoldToGiveUp && order.WaitsForGroup;

    private bool WaitsForRest(OrderTold order) => side == OrderSide.SoldToSend && order.WaitsForHarvest;

    private bool IsSeller => side is OrderSide.Sold or OrderSide.SoldToSend or OrderSide.SoldToGiveUp;
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
    /// <summary>What this person sold and need not wait to send: its group is full, or it joins none, and all of it is paid.</summary>
    SoldToSend,
    /// <summary>What this person sold and may give up: the same, whether all of it is paid or only a deposit.</summary>
    SoldToGiveUp,
}
