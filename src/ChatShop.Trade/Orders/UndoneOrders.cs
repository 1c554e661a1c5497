using ChatShop.Trade.Payments;

namespace ChatShop.Trade.Orders;

/// <summary>What becomes of several orders that fall through at once: their group is off, or there is no harvest.</summary>
/// <param name="Orders">As they are now.</param>
/// <param name="Counted">Those of them that had counted.</param>
/// <param name="Refunds">What goes back, and for which order.</param>
/// <param name="Closed">Payments nobody should make any more.</param>
public sealed record UndoneOrders(
    IReadOnlyList<OrderTold> Orders, IReadOnlyList<OrderNumber> Counted, IReadOnlyList<OrderRefund> Refunds, IReadOnlyList<PaymentId> Closed)
{
    /// <summary>Whether the seller had heard of any of them.</summary>
    public bool HasCounted => Counted.Count > 0;

    /// <summary>Those of the orders that had counted.</summary>
    public IEnumerable<OrderTold> HadCounted => Orders.Where(order => Counted.Contains(order.Number));

    /// <summary>What goes back; null when nothing was paid.</summary>
    public Money? Back => BackOf(Orders);

    /// <summary>What goes back of these orders; null when nothing was paid.</summary>
    public Money? BackOf(IEnumerable<OrderTold> orders)
    {
        var back = Refunds.Where(refund => orders.Any(order => order.Number == refund.Order)).Select(refund => refund.Amount).ToList();
        return back.Count == 0 ? null : Money.Sum(back);
    }

    internal IEnumerable<Errand> Errands =>
        [.. Refunds.SelectMany(refund => refund.Refunds).Select(refund => new SendRefund(refund)), .. Closed.Select(payment => new CloseCheckout(payment))];
}

/// <summary>What goes back for one of them.</summary>
public sealed record OrderRefund(OrderNumber Order, Money Amount, IReadOnlyList<RefundId> Refunds);
