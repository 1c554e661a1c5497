using ChatShop.Trade.Orders;
using ChatShop.Trade.Payments;

namespace ChatShop.Trade.Receipts;

/// <summary>What came in for an order and what went back: what a buyer shows to an employer or a tax office.</summary>
/// <param name="Order">The order as it is now.</param>
/// <param name="PlacedAt">When the buyer agreed.</param>
/// <param name="Payments">What came in, the earliest first; one at least.</param>
/// <param name="Refunds">What went back or is on its way, in the order it was begun.</param>
public sealed record ReceiptTold(OrderTold Order, DateTimeOffset PlacedAt, IReadOnlyList<ReceivedMoney> Payments, IReadOnlyList<ReturnedMoney> Refunds)
{
    /// <summary>Such as <c>R1001</c>; once more money has moved another one, <c>R1001-1</c>: two papers with other sums have other numbers.</summary>
    public string Number => Payments.Count + Refunds.Count is > 1 and var moves
        ? string.Create(System.Globalization.CultureInfo.InvariantCulture, $"R{Order.Number}-{moves - 1}")
        : $"R{Order.Number}";

    /// <summary>Everything that came in.</summary>
    public Money Paid => Money.Sum(Payments.Select(payment => payment.Amount));

    /// <summary>Everything that went back or is on its way; what the provider could not give back is not in it.</summary>
    public Money Refunded => Money.Sum(
        Refunds.Where(refund => refund.Status != ProviderRefundStatus.Failed).Select(refund => refund.Amount), Order.Total.Currency);

    /// <summary>What the buyer has paid in the end.</summary>
    public Money Left => Paid - Refunded;

    /// <summary>Whether any of it came through a payment provider: what is paid at the door never does.</summary>
    public bool IsOnline => Payments.Any(payment => payment.Payment is not null);
}

/// <summary>Money that came in for one order.</summary>
/// <param name="Payment">Ours; null for what was paid to the seller by hand.</param>
/// <param name="Method">How, such as <c>card</c>, <c>wechat_pay</c>, <c>alipay</c>, <c>cash</c> or <c>code</c>.</param>
/// <param name="Amount">This order's share, where several were paid at once.</param>
/// <param name="At">When it was booked; what was paid by hand counts as paid when the goods count as received.</param>
/// <param name="Reference">The provider's id of the money; null for what was paid by hand.</param>
public sealed record ReceivedMoney(PaymentId? Payment, string Method, Money Amount, DateTimeOffset At, string? Reference);

/// <summary>Money that goes back for one order.</summary>
/// <param name="Amount">How much.</param>
/// <param name="Status">How far it has come.</param>
/// <param name="At">When it was back; null while it is not.</param>
/// <param name="Reference">The provider's id of it; null until it answered.</param>
public sealed record ReturnedMoney(Money Amount, ProviderRefundStatus Status, DateTimeOffset? At, string? Reference);
