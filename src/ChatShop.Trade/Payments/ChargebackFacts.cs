using ChatShop.Trade.Orders;
using ChatShop.Trade.People;

namespace ChatShop.Trade.Payments;

/// <summary>The provider says how a chargeback stands.</summary>
public sealed record RecordChargeback(string Provider, ProviderChargeback Told) : Command<ChargebackFollowed>;

/// <summary>A chargeback has begun or ended: sellers of what is touched and those who run the market are told.</summary>
/// <param name="Lost">How much the market bears, because the seller had the money already; nothing while it is open.</param>
/// <param name="Transfers">What becomes the sellers', because it waited for the bank.</param>
/// <param name="IsNews">Whether anything is different from before.</param>
public sealed record ChargebackFollowed(
    string Chargeback, IReadOnlyList<OrderTold> Orders, Money Amount, ChargebackStatus Status, Money Lost, bool IsNews, IReadOnlyList<PersonId> Operators,
    IReadOnlyList<Payouts.TransferId> Transfers) : Fact
{
    public override IEnumerable<Errand> Errands => Transfers.Select(transfer => new Payouts.SendTransfer(transfer));

    /// <summary>The status as texts name it, such as <c>open</c>.</summary>
    public string StatusName => Status.InTexts();

    /// <summary>Whether the market bears a part of it.</summary>
    public bool IsBorne => Lost.Minor > 0;

    public override NoticeKinds Kind => NoticeKinds.Payments;

    public override IEnumerable<Notice> Notices => !IsNews ? [] :
    [
        .. Orders.Select(order => new Notice(order.Seller, "seller", new MoneyContested(order, StatusName))),
        .. Operators.Select(person => new Notice(person, "operator", this)),
    ];
}

/// <summary>The bank of an order's buyer has taken the money back, or has decided.</summary>
internal sealed record MoneyContested(OrderTold Order, string StatusName) : Fact
{
    public override NoticeKinds Kind => NoticeKinds.Payments;
}

/// <summary>The bank of the buyer has the money and has not decided: nothing of it moves.</summary>
internal sealed record ContestedNow(OrderNumber Order) : Refusal;
