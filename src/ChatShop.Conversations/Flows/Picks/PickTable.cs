using ChatShop.Trade.Orders;

namespace ChatShop.Conversations.Flows.Picks;

/// <summary>Everything that something can be picked from, by the name behind <c>from</c>.</summary>
internal static class PickTable
{
    /// <summary>The picks.</summary>
    public static IReadOnlyDictionary<string, IPick> All { get; } = new IPick[]
    {
        new MarketPick(), new OwnListingPick(), new LastOrderPick(), new BasketPick(), new CollectionWayPick(),
        new JoinCodePick(), new JoinPick(), GroupPick.OfOwnShop("my open groups"), GroupPick.Joined("groups joined"), new JoinedPick(), new PayoutPick(), new LoanPick(), new PersonPick(), new ReceiptPick(),
        new GoodsTalkedPick(), new StationCodePick(), new NeighborPick(), new PoolGoodsPick(), new PoolCodePick(), new PoolPick(), new PresaleSaid(), new PresalePick(), new RestPick("orders with a rest"), new DepositPick("orders with a deposit"),
        new StatusPick("orders to ship", OrderSide.SoldToSend, OrderStatus.Placed),
        new StatusPick("orders to give up", OrderSide.SoldToGiveUp, OrderStatus.Placed),
        new StatusPick("orders to refund", OrderSide.Sold, OrderStatus.Placed, OrderStatus.Shipped, OrderStatus.Received, OrderStatus.Completed, OrderStatus.Disputed),
        new StatusPick("orders to receive", OrderSide.Bought, OrderStatus.Shipped, OrderStatus.Disputed),
        new StatusPick("orders to cancel", OrderSide.Bought, OrderStatus.AwaitingPayment, OrderStatus.Placed),
        new StatusPick("orders to change", OrderSide.Bought, OrderStatus.AwaitingPayment, OrderStatus.Placed),
        new StatusPick("orders to dispute", OrderSide.Bought, OrderStatus.Shipped, OrderStatus.Received, OrderStatus.Completed),
        new StatusPick("orders to review", OrderSide.BoughtLast, OrderStatus.Shipped, OrderStatus.Received, OrderStatus.Completed, OrderStatus.Disputed),
        new StatusPick("orders to pay", OrderSide.BoughtAtOnce, OrderStatus.AwaitingPayment),
        new CodeOrderPick("orders paid by code", isSeller: false), new CodeOrderPick("money on my code", isSeller: true),
        new DisputePick("disputes to answer", decides: false), new DisputePick("disputes to decide", decides: true),
    }.ToDictionary(pick => pick.Name);
}
