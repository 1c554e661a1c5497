namespace ChatShop.Trade.Payments;

/// <summary>Who takes a payment: the first route that fits the currency and the channel decides.</summary>
/// <param name="Currency">Only payments in it; null for any.</param>
/// <param name="Channel">Only buyers who ask there; null for any.</param>
/// <param name="Provider">The provider's name.</param>
public sealed record PaymentRoute(Currency? Currency, string? Channel, string Provider)
{
    /// <summary>Where nothing else is said.</summary>
    public const string Usual = "stripe";

    /// <summary>Who takes it.</summary>
    public static string Of(IEnumerable<PaymentRoute> routes, Currency currency, string channel) => routes
        .FirstOrDefault(route => (route.Currency ?? currency) == currency && (route.Channel ?? channel) == channel)?.Provider ?? Usual;
}
