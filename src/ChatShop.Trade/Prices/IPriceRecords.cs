using ChatShop.Trade.Orders;

namespace ChatShop.Trade.Prices;

/// <summary>What goods go for in the market.</summary>
public interface IPriceRecords
{
    /// <summary>What was paid for goods in the last weeks, and what is asked for them now, as far as enough sellers stand behind it.</summary>
    /// <param name="names">What the goods are called; any of them finds, as the search does: 苹果 also 红富士苹果.</param>
    /// <param name="today">The market's day.</param>
    /// <param name="cancellation">Ends the wait.</param>
    Task<PricesTold> PricesAsync(IReadOnlyList<string> names, DateOnly today, CancellationToken cancellation);
}

/// <summary>What goods go for.</summary>
/// <param name="Paid">What was paid, one for each kind of unit; empty where too few sold.</param>
/// <param name="Asked">What is asked now; empty where too few offer it.</param>
public sealed record PricesTold(IReadOnlyList<GoingRate> Paid, IReadOnlyList<GoingRate> Asked)
{
    /// <summary>Whether money has come for an order like this, so that its price is one that was paid.</summary>
    public static bool IsPaid(OrderStatus status, PaymentMethod method) => status is OrderStatus.Received or OrderStatus.Completed
        || (status is OrderStatus.Placed or OrderStatus.Shipped && method != PaymentMethod.CashOnDelivery);
}
