using ChatShop.Trade.People;

namespace ChatShop.Trade.Orders;

/// <summary>Orders goods; each shop gets an order of its own, all paid by one payment.</summary>
/// <param name="Locale">The language of the pay page.</param>
public sealed record PlaceOrder(
    PersonId Buyer, IReadOnlyList<Wish> Wishes, DeliverTo DeliverTo, PaymentMethod Method, string Locale) : Command<OrdersPlaced>;

/// <summary>So much of one listing.</summary>
public sealed record Wish(ListingId Listing, Quantity Quantity);

/// <summary>The buyer pays at the door instead of online.</summary>
public sealed record PayOnDelivery(PersonId Buyer, OrderNumber Order) : Command<PaysOnDelivery>;

/// <summary>The buyer calls it off.</summary>
public sealed record CancelOrder(PersonId Buyer, OrderNumber Order) : Command<OrderCanceled>;

/// <summary>The seller can not deliver.</summary>
public sealed record RejectOrder(PersonId Seller, OrderNumber Order) : Command<OrderRejected>;

/// <summary>Nobody paid in time: the goods go back on sale. Done by the clock.</summary>
public sealed record ExpireOrders(PaymentId Payment) : Command<OrdersExpired>;

/// <summary>The seller has sent it.</summary>
public sealed record ShipOrder(PersonId Seller, OrderNumber Order, Shipment Shipment) : Command<OrderShipped>;

/// <summary>The buyer has it; <paramref name="Buyer"/> is null when the clock says so.</summary>
public sealed record ReceiveOrder(PersonId? Buyer, OrderNumber Order) : Command<OrderReceived>;
