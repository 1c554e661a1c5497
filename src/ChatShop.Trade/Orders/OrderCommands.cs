using ChatShop.Trade.People;

namespace ChatShop.Trade.Orders;

/// <summary>What is asked for, or was done, with one order: so the audit trail names it.</summary>
public interface IAboutOrder
{
    /// <summary>Which.</summary>
    OrderNumber Order { get; }
}

/// <summary>Orders goods; each shop gets an order of its own, all paid by one payment.</summary>
/// <param name="Locale">The language of the pay page.</param>
/// <param name="WantedOn">The day the buyer would like it; null when none was said.</param>
public sealed record PlaceOrder(
    PersonId Buyer, IReadOnlyList<Wish> Wishes, DeliverTo DeliverTo, PaymentMethod Method, string Locale, DateOnly? WantedOn = null) : Command<OrdersPlaced>;

/// <summary>So much of one listing.</summary>
public sealed record Wish(ListingId Listing, Quantity Quantity);

/// <summary>The buyer pays at the door instead of online.</summary>
public sealed record PayOnDelivery(PersonId Buyer, OrderNumber Order) : Command<PaysOnDelivery>, IAboutOrder;

/// <summary>The buyer calls it off.</summary>
public sealed record CancelOrder(PersonId Buyer, OrderNumber Order) : Command<OrderCanceled>, IAboutOrder;

/// <summary>The seller can not deliver.</summary>
public sealed record RejectOrder(PersonId Seller, OrderNumber Order) : Command<OrderRejected>, IAboutOrder;

/// <summary>Nobody paid in time: the goods go back on sale. Done by the clock.</summary>
public sealed record ExpireOrders(PaymentId Payment) : Command<OrdersExpired>;

/// <summary>The seller has sent it.</summary>
public sealed record ShipOrder(PersonId Seller, OrderNumber Order, Shipment Shipment) : Command<OrderShipped>, IAboutOrder;

/// <summary>Asks the buyer whether it has arrived. Done by the clock, once.</summary>
public sealed record AskArrival(OrderNumber Order) : Command<ArrivalAsked>, IAboutOrder;

/// <summary>The buyer has it; <paramref name="Buyer"/> is null when the clock says so.</summary>
public sealed record ReceiveOrder(PersonId? Buyer, OrderNumber Order) : Command<OrderReceived>, IAboutOrder;

/// <summary>Changes what was ordered before it is sent: where to, when, how much of what.</summary>
/// <param name="DeliverTo">Where to instead; null when that stays.</param>
/// <param name="WantedOn">The day wanted instead; null when that stays.</param>
/// <param name="Wishes">How much there should be of these listings of the shop; nothing of one takes it out.</param>
/// <param name="Locale">The language of the pay page for a difference.</param>
public sealed record ChangeOrder(
    PersonId Buyer, OrderNumber Order, DeliverTo? DeliverTo, DateOnly? WantedOn, IReadOnlyList<Wish> Wishes, string Locale) : Command<OrderChanged>, IAboutOrder;

/// <summary>The buyer says something is wrong with what came, or did not come.</summary>
/// <param name="Reason">In the buyer's words.</param>
/// <param name="Photos">Names of photos that show it.</param>
public sealed record DisputeOrder(PersonId Buyer, OrderNumber Order, string Reason, IReadOnlyList<string>? Photos = null) : Command<OrderDisputed>, IAboutOrder;

/// <summary>The seller gives money back.</summary>
/// <param name="Amount">How much; null for all that was paid.</param>
public sealed record RefundOrder(PersonId Seller, OrderNumber Order, Money? Amount) : Command<OrderRefunded>, IAboutOrder;
