using ChatShop.Trade.Orders;
using ChatShop.Trade.Payments;
using ChatShop.Trade.Payouts;
using ChatShop.Trade.People;

namespace ChatShop.Trade.Presales;

/// <summary>From now on the goods are sold like any others.</summary>
/// <param name="Orders">Those whose rest is asked for.</param>
/// <param name="PayBy">The last day to pay it.</param>
public sealed record HarvestIn(ListingId Listing, string Product, IReadOnlyList<OrderTold> Orders, DateOnly PayBy) : Fact
{
    public override NoticeKinds Kind => NoticeKinds.Sales;

    public override IEnumerable<Notice> Notices => Orders.Select(order => new RestDue(order, PayBy).For(order.Buyer));
}

/// <summary>There is no harvest, or nobody has said that there is: everybody has the money back.</summary>
/// <param name="Seller">Whose goods they were.</param>
/// <param name="Undone">What becomes of their orders.</param>
/// <param name="ByClock">Whether the seller said nothing.</param>
public sealed record HarvestLost(ListingId Listing, string Product, PersonId Seller, UndoneOrders Undone, bool ByClock) : Fact
{
    public override NoticeKinds Kind => NoticeKinds.Cancellations;

    public override IEnumerable<Notice> Notices =>
    [
        .. ByClock ? [new Notice(Seller, "seller", this)] : Array.Empty<Notice>(), // Who gives it up knows.
        .. Undone.Orders.Select(order => new Notice(order.Buyer, "buyer", new DepositBack(order, Undone.BackOf([order]), ByClock))),
    ];

    public override IEnumerable<Errand> Errands => Undone.Errands;
}

/// <summary>The order is off, because there is nothing to be sent.</summary>
/// <param name="Back">What goes back; null when nothing was paid.</param>
internal sealed record DepositBack(OrderTold Order, Money? Back, bool ByClock) : Fact
{
    public override NoticeKinds Kind => Back is null ? NoticeKinds.Cancellations : NoticeKinds.Refunds;
}

/// <summary>The seller has been asked whether the harvest is in.</summary>
/// <param name="Orders">How many have paid a deposit.</param>
/// <param name="LastDay">After this day everything goes back.</param>
public sealed record HarvestAsked(ListingId Listing, string Product, PersonId Seller, int Orders, DateOnly LastDay) : Fact
{
    public override NoticeKinds Kind => NoticeKinds.Sales;

    public override IEnumerable<Notice> Notices => [new Notice(Seller, "seller", this)];
}

/// <summary>The rest of an order is to be paid, until the end of that day.</summary>
public sealed record RestDue(OrderTold Order, DateOnly PayBy) : Fact
{
    public override NoticeKinds Kind => NoticeKinds.Payments;

    /// <summary>Tells it.</summary>
    public Notice For(PersonId buyer) => new Notice(buyer, "buyer", this);
}

/// <summary>This is the last day to pay the rest.</summary>
public sealed record RestReminded(OrderTold Order, DateOnly PayBy) : Fact
{
    public override NoticeKinds Kind => NoticeKinds.Payments;

    public override IEnumerable<Notice> Notices => [new Notice(Order.Buyer, "buyer", this)];
}

/// <summary>It can be paid on its pay page.</summary>
public sealed record RestAsked(OrderTold Order, PaymentId Payment, Money Rest) : Fact;

/// <summary>All of it is paid: the seller can send it.</summary>
public sealed record RestPaid(OrderTold Order) : Fact
{
    public override NoticeKinds Kind => NoticeKinds.Sales;
}

/// <summary>The order is off, the goods are on sale again, and the deposit is the seller's, less the market's share.</summary>
/// <param name="Earned">What of it is the seller's.</param>
/// <param name="Transfers">How it gets there.</param>
/// <param name="Closed">The payment nobody should make any more; null when none was begun.</param>
/// <param name="Kept">What stays with the seller, of which the market has its share.</param>
/// <param name="ByClock">Whether the rest was not paid in time; else the buyer thought again.</param>
public sealed record DepositLeft(OrderTold Order, Money Earned, IReadOnlyList<TransferId> Transfers, PaymentId? Closed, Money Kept, bool ByClock) : Fact
{
    /// <summary>What was paid besides the deposit, and goes back.</summary>
    public Money? Back { get; init; }

    /// <summary>How.</summary>
    public IReadOnlyList<RefundId> Refunds { get; init; } = [];

    public override NoticeKinds Kind => ByClock ? NoticeKinds.Unpaid : NoticeKinds.Cancellations;

    public override IEnumerable<Notice> Notices =>
    [
        .. ByClock ? [new Notice(Order.Buyer, "buyer", this)] : Array.Empty<Notice>(), // Who thought again knows.
        new Notice(Order.Seller, "seller", this),
    ];

    public override IEnumerable<Errand> Errands =>
    [
        .. Refunds.Select(refund => new SendRefund(refund)), .. Transfers.Select(transfer => new SendTransfer(transfer)),
        .. Closed is { } closed ? [new CloseCheckout(closed)] : Array.Empty<Errand>(),
    ];
}
