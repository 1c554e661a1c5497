using ChatShop.Trade.Orders;

namespace ChatShop.Conversations.Flows.Picks;

/// <summary>An order on a collection code that waits for this person's word; where none does, the last one.</summary>
/// <param name="name">As flows name it.</param>
/// <param name="isSeller">Whether the seller speaks: claimed ones wait for the seller, the others for the buyer.</param>
internal sealed class CodeOrderPick(string name, bool isSeller) : OrderPick(name)
{
    protected override Task<IReadOnlyList<OrderTold>> LookAsync(Talk talk) => isSeller ? SoldAsync(talk) : BoughtAsync(talk);

    protected override IEnumerable<OrderTold> Fitting(IReadOnlyList<OrderTold> orders)
    {
        var byCode = orders.Where(order => order.IsByCode).ToList();
        var open = byCode.Where(order => order.Status == OrderStatus.AwaitingPayment).ToList();
        var mine = open.Where(order => order.IsClaimed == isSeller).ToList();
        return mine.Count > 0 ? mine : open.Count > 0 ? open : byCode.Take(1);
    }

    protected override bool MayName(Talk talk, OrderTold order) => (isSeller ? order.Seller : order.Buyer) == talk.Me;
}
