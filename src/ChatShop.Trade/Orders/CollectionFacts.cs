using ChatShop.Trade.Listings;
using ChatShop.Trade.Payments;
using ChatShop.Trade.People;
using ChatShop.Trade.Shops;

namespace ChatShop.Trade.Orders;

/// <summary>The buyer pays straight to the sellers, for all unpaid orders paid together whose shops have a collection code.</summary>
/// <param name="Way">The way the buyer would like; null for any.</param>
/// <param name="Locale">The language of the pay page for what is left.</param>
public sealed record PayByCode(PersonId Buyer, OrderNumber Order, CollectionWay? Way, string Locale) : Command<PaysByCode>, IAboutOrder;

/// <summary>The buyer pays on a pay page after all.</summary>
/// <param name="Locale">The language of the pay page.</param>
public sealed record PayOnline(PersonId Buyer, OrderNumber Order, string Locale) : Command<PaysOnline>, IAboutOrder;

/// <summary>The buyer says the money was sent.</summary>
/// <param name="Photos">Names of screenshots that show it.</param>
public sealed record ClaimPaid(PersonId Buyer, OrderNumber Order, IReadOnlyList<string> Photos) : Command<PaidClaimed>, IAboutOrder;

/// <summary>The seller has the money.</summary>
public sealed record ConfirmPaid(PersonId Seller, OrderNumber Order) : Command<PaidConfirmed>, IAboutOrder;

/// <summary>The seller does not see the money.</summary>
public sealed record DenyPaid(PersonId Seller, OrderNumber Order) : Command<PaidDenied>, IAboutOrder;

/// <summary>Reminds the seller of money that a buyer says was sent. Done by the clock, once.</summary>
public sealed record RemindOfClaim(OrderNumber Order) : Command<ClaimUnanswered>, IAboutOrder;

/// <summary>Nobody said in time that the money was sent. Done by the clock.</summary>
/// <param name="PayBy">Until when it waited: should it wait for longer by now, it stays.</param>
public sealed record ExpireCodeOrder(OrderNumber Order, DateTimeOffset PayBy) : Command<OrdersExpired>, IAboutOrder;

/// <summary>Orders wait for money on their sellers' collection codes.</summary>
/// <param name="Orders">These, each with the codes to show.</param>
/// <param name="Without">Orders paid together with them whose shops have none: they are still paid on a pay page.</param>
/// <param name="Payment">The payment of those; null when there are none.</param>
/// <param name="Closed">The payment nobody should make any more; null when none was begun.</param>
/// <param name="PayBy">Until when the goods are set aside.</param>
public sealed record PaysByCode(
    IReadOnlyList<OrderTold> Orders, IReadOnlyList<OrderTold> Without, PaymentId? Payment, PaymentId? Closed, DateTimeOffset PayBy) : Fact
{
    /// <summary>The pictures, in the order of the orders.</summary>
    public IReadOnlyList<string> Pictures => [.. Orders.SelectMany(order => order.Codes).Select(code => code.Photo)];

    public override IEnumerable<Errand> Errands => Closed is { } closed ? [new CloseCheckout(closed)] : [];
}

/// <summary>An order waits for money on a pay page again.</summary>
public sealed record PaysOnline(IReadOnlyList<OrderTold> Orders, Money Total, PaymentId Payment) : Fact;

/// <summary>The buyer says the money was sent: the seller is asked.</summary>
/// <param name="IsMore">Whether it was said before, and this only shows it.</param>
public sealed record PaidClaimed(OrderTold Order, IReadOnlyList<string> Photos, bool IsMore) : Fact
{
    public override IReadOnlyList<string> Shows => Photos;

    public override bool IsAboutMoney => true;

    public override IEnumerable<Notice> Notices => [new Notice(Order.Seller, "seller", this)];
}

/// <summary>The seller has the money: the goods are sold.</summary>
public sealed record PaidConfirmed(OrderTold Order, IReadOnlyList<StockLow>? Low = null) : Fact
{
    public override NoticeKinds Kind => NoticeKinds.Payments;

    public override IEnumerable<Notice> Notices => [new Notice(Order.Buyer, "buyer", this), .. StockLow.Tell(Low)];
}

/// <summary>The seller does not see the money: the goods are set aside for it anew, until <paramref name="PayBy"/>.</summary>
public sealed record PaidDenied(OrderTold Order, DateTimeOffset PayBy, int Minutes) : Fact
{
    public override bool IsAboutMoney => true;

    public override IEnumerable<Notice> Notices => [new Notice(Order.Buyer, "buyer", this)];
}

/// <summary>For a day the seller has not said whether the money has come.</summary>
public sealed record ClaimUnanswered(OrderTold Order) : Fact
{
    public override IEnumerable<Notice> Notices => [new Notice(Order.Seller, "seller", this), new Notice(Order.Buyer, "buyer", this)];
}

/// <summary>None of these shops has a collection code.</summary>
public sealed record NoCollectionCode(IReadOnlyList<string> Shops) : Refusal;

/// <summary>It is not paid by a collection code.</summary>
public sealed record NotByCode(OrderNumber Order) : Refusal;

/// <summary>Nobody says that its money was sent.</summary>
internal sealed record NotClaimed(OrderNumber Order) : Refusal;

/// <summary>The buyer says its money was sent, and the seller has not answered.</summary>
internal sealed record WaitsForSeller(OrderNumber Order) : Refusal;
