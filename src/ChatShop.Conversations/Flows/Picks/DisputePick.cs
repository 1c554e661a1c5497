using ChatShop.Trade;
using ChatShop.Trade.Orders;

namespace ChatShop.Conversations.Flows.Picks;

/// <summary>A dispute that is still open.</summary>
/// <param name="name">As flows name it.</param>
/// <param name="decides">Whether it is looked at by one who decides, who sees everybody's; else by the seller.</param>
internal sealed class DisputePick(string name, bool decides) : OrderPick(name)
{
    public override async Task<Picked> PickAsync(Talk talk, FilledSlots slots) =>
        decides && !(await talk.PersonAsync()).IsOperator ? Picked.Refused(new OperatorsOnly()) : await base.PickAsync(talk, slots);

    protected override Task<IReadOnlyList<OrderTold>> LookAsync(Talk talk) =>
        decides ? talk.Counter.Records.DisputesAsync(MostShown, talk.Cancellation) : SoldAsync(talk);

    protected override IEnumerable<OrderTold> Fitting(IReadOnlyList<OrderTold> orders) => orders.Where(order => order.Status == OrderStatus.Disputed);

    protected override bool MayName(Talk talk, OrderTold order) => decides || order.Seller == talk.Me;

    protected override Refusal? Refuse(OrderTold order) => order.Status == OrderStatus.Disputed ? null : new NotDisputed(order.Number);
}
