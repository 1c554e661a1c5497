using ChatShop.Trade.Groups;
using ChatShop.Trade.Listings;
using ChatShop.Trade.Payments;
using ChatShop.Trade.People;
using ChatShop.Trade.Pools;

namespace ChatShop.Trade.Orders;

/// <summary>Goods are set aside (or sold for cash) for this buyer.</summary>
/// <param name="Payment">What must be paid; null for cash.</param>
/// <param name="Low">Which goods run low because of it.</param>
public sealed record OrdersPlaced(
    IReadOnlyList<OrderTold> Orders, Money Total, PaymentId? Payment, DateTimeOffset PayBy, DeliverTo DeliverTo, IReadOnlyList<StockLow>? Low = null) : Fact
{
    public override IEnumerable<Notice> Notices =>
    [
        .. Payment is null ? Orders.Select(order => new Notice(order.Seller, "seller", new SaleMade(order))) : [],
        .. StockLow.Tell(Low),
    ];
}

/// <summary>A seller has something to send.</summary>
internal sealed record SaleMade(OrderTold Order) : Fact
{
    public override NoticeKinds Kind => NoticeKinds.Sales;

    /// <summary>What sellers hear of orders that are placed now; of those that count for a group they hear with the group.</summary>
    public static IEnumerable<Notice> Tell(IEnumerable<OrderTold> placed, IReadOnlyList<GroupMoved>? groups) => placed
        .Where(order => groups is null || groups.All(moved => moved.Order.Number != order.Number))
        .Select(order => new Notice(order.Seller, "seller", new SaleMade(order)));
}

/// <summary>The buyer will pay at the door.</summary>
/// <param name="Groups">The group buys that some of them count for from now on.</param>
public sealed record PaysOnDelivery(
    IReadOnlyList<OrderTold> Orders, Money Total, PaymentId Payment, IReadOnlyList<StockLow>? Low = null, IReadOnlyList<GroupMoved>? Groups = null) : Fact
{
    public override IEnumerable<Notice> Notices =>
        [.. SaleMade.Tell(Orders, Groups), .. (Groups ?? []).SelectMany(moved => moved.Notices), .. StockLow.Tell(Low)];

    public override IEnumerable<Errand> Errands => [new CloseCheckout(Payment)];
}

/// <summary>The buyer called it off; <paramref name="Refunds"/> is what goes back, if anything was paid.</summary>
public sealed record OrderCanceled(OrderTold Order, OrderStatus Before, IReadOnlyList<RefundId> Refunds, PaymentId? Payment) : Fact
{
    /// <summary>Whether money goes back.</summary>
    public bool IsRefunded => Refunds.Count > 0;

    /// <summary>Whether the seller has the money, or will have it, and must give it back by hand.</summary>
    public bool IsPaidByCode => Order.IsByCode && (Before == OrderStatus.Placed || Order.IsClaimed);

    public override NoticeKinds Kind => NoticeKinds.Cancellations;

    public override IEnumerable<Notice> Notices =>
        Before == OrderStatus.Placed || Order.IsClaimed ? [new Notice(Order.Seller, "seller", this)] : [];

    public override IEnumerable<Errand> Errands =>
        Before == OrderStatus.AwaitingPayment && Payment is { } payment ? [new CloseCheckout(payment)] : Refunds.Select(refund => new SendRefund(refund));
}

/// <summary>The seller can not deliver; <paramref name="Refunds"/> is what goes back, if anything was paid.</summary>
public sealed record OrderRejected(OrderTold Order, IReadOnlyList<RefundId> Refunds) : Fact
{
    /// <summary>Whether money goes back.</summary>
    public bool IsRefunded => Refunds.Count > 0;

    public override NoticeKinds Kind => IsRefunded ? NoticeKinds.Refunds : NoticeKinds.Cancellations;

    public override IEnumerable<Notice> Notices => [new Notice(Order.Buyer, "buyer", this)];

    public override IEnumerable<Errand> Errands => Refunds.Select(refund => new SendRefund(refund));
}

/// <summary>Nobody paid in time; the goods are on sale again, and orders that should have grown stay as they are.</summary>
public sealed record OrdersExpired(IReadOnlyList<OrderTold> Orders, IReadOnlyList<OrderTold> Unchanged) : Fact
{
    public override IEnumerable<Notice> Notices =>
    [
        .. Orders.Select(order => new Notice(order.Buyer, "buyer", new OrderExpired(order))),
        .. Unchanged.Select(order => new Notice(order.Buyer, "buyer", new ChangeExpired(order))),
        .. Orders.GroupBy(order => order.Seller).Select(orders => new Notice(orders.Key, "seller", new SalesUnpaid([.. orders]))),
    ];
}

/// <summary>Nobody paid the difference in time: the order stays as it was.</summary>
internal sealed record ChangeExpired(OrderTold Order) : Fact
{
    public override NoticeKinds Kind => NoticeKinds.Unpaid;
}

/// <summary>Nobody paid for this order in time.</summary>
internal sealed record OrderExpired(OrderTold Order) : Fact
{
    public override NoticeKinds Kind => NoticeKinds.Unpaid;
}

/// <summary>Nobody paid for these orders of a seller in time: their goods are on sale again.</summary>
internal sealed record SalesUnpaid(IReadOnlyList<OrderTold> Orders) : Fact
{
    public override NoticeKinds Kind => NoticeKinds.Unpaid;
}

/// <summary>The goods are on their way.</summary>
public sealed record OrderShipped(OrderTold Order) : Fact
{
    public override NoticeKinds Kind => NoticeKinds.Shipping;

    public override IEnumerable<Notice> Notices => [new Notice(Order.Buyer, "buyer", this)];
}

/// <summary>The goods should have arrived: the buyer is asked once.</summary>
/// <param name="CountsFrom">The day from which the order counts as received when nobody answers.</param>
public sealed record ArrivalAsked(OrderTold Order, DateOnly CountsFrom) : Fact
{
    public override NoticeKinds Kind => NoticeKinds.Arrival;

    public override IEnumerable<Notice> Notices => [new Notice(Order.Buyer, "buyer", this)];
}

/// <summary>The buyer has the goods; <paramref name="Earned"/> is the seller's share.</summary>
/// <param name="Transfers">What is handed on to the seller's account; nothing while a bank contests it.</param>
public sealed record OrderReceived(OrderTold Order, Money Earned, bool ByClock, IReadOnlyList<Payouts.TransferId>? Transfers = null) : Fact
{
    /// <summary>What of it pays a loan back; null for nothing.</summary>
    public Money? Repaid { get; init; }

    /// <summary>What the others have of it who sold the goods together with the seller.</summary>
    public IReadOnlyList<PoolShareTold> Pooled { get; init; } = [];

    public override IEnumerable<Errand> Errands => (Transfers ?? []).Select(transfer => new Payouts.SendTransfer(transfer));

    public override NoticeKinds Kind => NoticeKinds.Payments;

    public override IEnumerable<Notice> Notices => ByClock
        ? [new Notice(Order.Seller, "seller", this), new Notice(Order.Buyer, "buyer", this)]
        : [new Notice(Order.Seller, "seller", this)];
}

/// <summary>The order is different now, or will be once the difference is paid.</summary>
/// <param name="Order">As it is now.</param>
/// <param name="Payment">What must be paid: the difference, or anew the whole of an unpaid order; null when nothing.</param>
/// <param name="Due">How much that is.</param>
/// <param name="Refunds">What goes back.</param>
/// <param name="Back">How much that is.</param>
/// <param name="Closed">A payment nobody should make any more.</param>
/// <param name="Waits">Whether the goods change only when the difference is paid.</param>
/// <param name="Low">Which goods run low because of it.</param>
public sealed record OrderChanged(
    OrderTold Order, PaymentId? Payment, Money? Due, IReadOnlyList<RefundId> Refunds, Money? Back, PaymentId? Closed, bool Waits, IReadOnlyList<StockLow>? Low = null) : Fact
{
    public override IEnumerable<Notice> Notices =>
    [
        .. Order.Status == OrderStatus.Placed && !Waits ? [new Notice(Order.Seller, "seller", new SaleChanged(Order))] : Array.Empty<Notice>(),
        .. StockLow.Tell(Low),
    ];

    public override IEnumerable<Errand> Errands =>
        [.. Refunds.Select(refund => new SendRefund(refund)), .. Closed is { } closed ? [new CloseCheckout(closed)] : Array.Empty<Errand>()];
}

/// <summary>What the seller has to send is different now.</summary>
internal sealed record SaleChanged(OrderTold Order) : Fact
{
    public override NoticeKinds Kind => NoticeKinds.Sales;
}

/// <summary>The buyer says something is wrong.</summary>
public sealed record OrderDisputed(OrderTold Order, string Reason, IReadOnlyList<string>? Photos = null, IReadOnlyList<PersonId>? Operators = null) : Fact
{
    public override IReadOnlyList<string> Shows => Photos ?? [];

    public override IEnumerable<Notice> Notices =>
        [new Notice(Order.Seller, "seller", this), .. (Operators ?? []).Select(person => new Notice(person, "operator", this))];
}

/// <summary>The seller gives money back; <paramref name="IsWhole"/> when nothing of it is left.</summary>
/// <param name="Transfers">What becomes the seller's with it, because it settles a dispute.</param>
public sealed record OrderRefunded(OrderTold Order, Money Amount, bool IsWhole, IReadOnlyList<RefundId> Refunds, IReadOnlyList<Payouts.TransferId>? Transfers = null) : Fact
{
    public override NoticeKinds Kind => NoticeKinds.Refunds;

    public override IEnumerable<Notice> Notices => [new Notice(Order.Buyer, "buyer", this)];

    public override IEnumerable<Errand> Errands =>
        [.. Refunds.Select(refund => new SendRefund(refund)), .. (Transfers ?? []).Select(transfer => new Payouts.SendTransfer(transfer))];
}
