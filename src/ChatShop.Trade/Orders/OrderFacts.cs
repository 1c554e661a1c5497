using ChatShop.Trade.Payments;
using ChatShop.Trade.People;

namespace ChatShop.Trade.Orders;

/// <summary>An order as people are told it.</summary>
public sealed record OrderTold(
    OrderNumber Number, ShopId Shop, string ShopName, PersonId Seller, PersonId Buyer, IReadOnlyList<OrderLine> Lines,
    Money Total, PaymentMethod Method, PaymentId? Payment, OrderStatus Status, DeliverTo DeliverTo, Shipment? Shipment, string Key)
{
    /// <summary>Whether the one who brings it takes the money.</summary>
    public bool IsCash => Method == PaymentMethod.CashOnDelivery;

    /// <summary>The status as texts name it, such as <c>awaitingPayment</c>.</summary>
    public string StatusName => System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(Status.ToString());
}

/// <summary>Goods are set aside (or sold for cash) for this buyer.</summary>
/// <param name="Payment">What must be paid; null for cash.</param>
public sealed record OrdersPlaced(
    IReadOnlyList<OrderTold> Orders, Money Total, PaymentId? Payment, DateTimeOffset PayBy, DeliverTo DeliverTo) : Fact
{
    /// <inheritdoc/>
    public override IEnumerable<Notice> Notices =>
        Payment is null ? Orders.Select(order => new Notice(order.Seller, "seller", new SaleMade(order))) : [];
}

/// <summary>A seller has something to send.</summary>
public sealed record SaleMade(OrderTold Order) : Fact;

/// <summary>The buyer will pay at the door.</summary>
public sealed record PaysOnDelivery(IReadOnlyList<OrderTold> Orders, Money Total, PaymentId Payment) : Fact
{
    /// <inheritdoc/>
    public override IEnumerable<Notice> Notices => Orders.Select(order => new Notice(order.Seller, "seller", new SaleMade(order)));

    /// <inheritdoc/>
    public override IEnumerable<Errand> Errands => [new CloseCheckout(Payment)];
}

/// <summary>The buyer called it off; <paramref name="Refund"/> is what goes back, if anything was paid.</summary>
public sealed record OrderCanceled(OrderTold Order, OrderStatus Before, RefundId? Refund, PaymentId? Payment) : Fact
{
    /// <summary>Whether money goes back.</summary>
    public bool IsRefunded => Refund is not null;

    /// <inheritdoc/>
    public override IEnumerable<Notice> Notices =>
        Before == OrderStatus.Placed ? [new Notice(Order.Seller, "seller", this)] : [];

    /// <inheritdoc/>
    public override IEnumerable<Errand> Errands =>
        Refund is { } refund ? [new SendRefund(refund)]
        : Before == OrderStatus.AwaitingPayment && Payment is { } payment ? [new CloseCheckout(payment)]
        : [];
}

/// <summary>The seller can not deliver; <paramref name="Refund"/> is what goes back, if anything was paid.</summary>
public sealed record OrderRejected(OrderTold Order, RefundId? Refund) : Fact
{
    /// <summary>Whether money goes back.</summary>
    public bool IsRefunded => Refund is not null;

    /// <inheritdoc/>
    public override IEnumerable<Notice> Notices => [new Notice(Order.Buyer, "buyer", this)];

    /// <inheritdoc/>
    public override IEnumerable<Errand> Errands => Refund is { } refund ? [new SendRefund(refund)] : [];
}

/// <summary>Nobody paid in time; the goods are on sale again.</summary>
public sealed record OrdersExpired(IReadOnlyList<OrderTold> Orders) : Fact
{
    /// <inheritdoc/>
    public override IEnumerable<Notice> Notices => Orders.Select(order => new Notice(order.Buyer, "buyer", new OrderExpired(order)));
}

/// <summary>Nobody paid for this order in time.</summary>
public sealed record OrderExpired(OrderTold Order) : Fact;

/// <summary>The goods are on their way.</summary>
public sealed record OrderShipped(OrderTold Order) : Fact
{
    /// <inheritdoc/>
    public override IEnumerable<Notice> Notices => [new Notice(Order.Buyer, "buyer", this)];
}

/// <summary>The buyer has the goods; <paramref name="Earned"/> is the seller's share.</summary>
public sealed record OrderReceived(OrderTold Order, Money Earned, bool ByClock) : Fact
{
    /// <inheritdoc/>
    public override IEnumerable<Notice> Notices => ByClock
        ? [new Notice(Order.Seller, "seller", this), new Notice(Order.Buyer, "buyer", this)]
        : [new Notice(Order.Seller, "seller", this)];
}
