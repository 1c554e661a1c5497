using ChatShop.Trade.Orders;
using ChatShop.Trade.People;

namespace ChatShop.Trade.Payments;

/// <summary>The provider says how a refund stands.</summary>
public sealed record RecordRefund(RefundId Refund, ProviderRefund Told) : Command<RefundFollowed>;

/// <summary>A refund has moved on; the buyer is told when the money is back, those who run the market when it is not.</summary>
public sealed record RefundFollowed(
    RefundId Refund, Money Amount, OrderTold Order, RefundNews News, IReadOnlyList<PersonId>? Operators = null) : Fact
{
    public override NoticeKinds Kind => NoticeKinds.Refunds;

    /// <summary>Whether the buyer has the money now.</summary>
    public bool IsBack => News == RefundNews.Back;

    /// <summary>Whether the buyer had it, and the bank has sent it back.</summary>
    public bool IsSentBack => News == RefundNews.SentBack;

    public override IEnumerable<Notice> Notices => News == RefundNews.None ? [] :
        [new Notice(Order.Buyer, "buyer", this), .. (Operators ?? []).Select(person => new Notice(person, "operator", this))];
}

/// <summary>One who runs the market has a refund that failed tried again.</summary>
public sealed record RepeatRefund(PersonId Operator, OrderNumber Order) : Command<RefundRepeated>, IAboutOrder;

/// <summary>A refund that failed is tried again.</summary>
public sealed record RefundRepeated(OrderTold Order, Money Amount, IReadOnlyList<RefundId> Refunds) : Fact
{
    public override IEnumerable<Errand> Errands => Refunds.Select(refund => new SendRefund(refund));
}

/// <summary>No refund of this order has failed.</summary>
public sealed record NoRefundFailed(OrderNumber Order) : Refusal;

/// <summary>Ask the provider to give the money back.</summary>
public sealed record SendRefund(RefundId Refund) : Errand;
