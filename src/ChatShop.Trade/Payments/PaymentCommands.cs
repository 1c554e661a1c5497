using ChatShop.Trade.Groups;
using ChatShop.Trade.Listings;
using ChatShop.Trade.Orders;
using ChatShop.Trade.People;
using ChatShop.Trade.Presales;

namespace ChatShop.Trade.Payments;

/// <summary>The provider has opened a checkout for a payment.</summary>
public sealed record RecordCheckout(PaymentId Payment, Checkout Checkout) : Command<CheckoutRecorded>;

/// <summary>The provider says the money is there.</summary>
public sealed record RecordPayment(PaymentId Payment, Checkout Checkout) : Command<PaymentReceived>;

/// <summary>The pay page is there.</summary>
public sealed record CheckoutRecorded(PaymentId Payment, Uri? PayUrl) : Fact;

/// <summary>The money is there. Orders that waited for it are placed or changed; for the others it goes back.</summary>
/// <param name="Low">Which goods run low because of it.</param>
/// <param name="Differs">Set when it is not what was asked for: then nothing is placed and nothing goes back before somebody has looked.</param>
/// <param name="Groups">The group buys that some of what is placed counts for from now on.</param>
public sealed record PaymentReceived(
    PaymentId Payment, PersonId Buyer, Money Amount, IReadOnlyList<OrderTold> Placed, IReadOnlyList<OrderTold> Changed, IReadOnlyList<RefundId> Refunds,
    IReadOnlyList<StockLow>? Low = null, PaymentDiffers? Differs = null, IReadOnlyList<GroupMoved>? Groups = null) : Fact
{
    public override NoticeKinds Kind => NoticeKinds.Payments;

    public override IEnumerable<Notice> Notices => Differs is not null ? Differs.Notices :
    [
        .. SaleMade.Tell(Placed, Groups),
        .. Changed.Select(order => new Notice(order.Seller, "seller", new SaleChanged(order))),
        .. Rested.Select(order => new Notice(order.Seller, "seller", new RestPaid(order))),
        new Notice(Buyer, "buyer", this),
        .. (Groups ?? []).SelectMany(moved => moved.Notices),
        .. StockLow.Tell(Low),
    ];

    public override IEnumerable<Errand> Errands => Refunds.Select(refund => new SendRefund(refund));

    /// <summary>Whether the money goes back, since nothing waited for it any more.</summary>
    public bool CameTooLate => Placed.Count == 0 && Changed.Count == 0 && Rested.Count == 0;

    /// <summary>Orders of which only the rest was not paid.</summary>
    public IReadOnlyList<OrderTold> Rested { get; init; } = [];
}

/// <summary>Money came that is not what was asked for: it is held, nothing is placed, and those who run the market look at it.</summary>
public sealed record PaymentDiffers(PaymentId Payment, Money Due, Money Paid, IReadOnlyList<PersonId> Operators) : Fact
{
    public override IEnumerable<Notice> Notices => Operators.Select(person => new Notice(person, "operator", this));
}

/// <summary>Nobody should pay this any more: tell the provider; what was paid all the same comes to light there.</summary>
public sealed record CloseCheckout(PaymentId Payment) : Errand;

/// <summary>It was paid before: told twice, done once.</summary>
internal sealed record PaidAlready(PaymentId Payment) : Refusal;

/// <summary>There is no such payment.</summary>
public sealed record NoSuchPayment : Refusal;
