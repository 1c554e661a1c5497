using System.Globalization;

namespace ChatShop.Trade.Markets;

/// <summary>What one unit of the market's currency is about in others: only to be looked at, nothing is charged by it.</summary>
/// <param name="Of">The market's currency.</param>
/// <param name="ByCurrency">How much of each other currency one unit of it is: exact, more than 0.</param>
/// <param name="AsOf">The day they were looked up.</param>
public sealed record ExchangeRates(Currency Of, IReadOnlyDictionary<Currency, decimal> ByCurrency, DateOnly AsOf)
{
    /// <summary>The most of another currency that one unit may be.</summary>
    private const decimal Most = 1_000_000m;

    /// <summary>About how much this is, rounded to the smallest unit, half away from zero; null where that is not known.</summary>
    public Money? About(Money money, Currency currency) =>
        money.Currency == Of && ByCurrency.TryGetValue(currency, out var rate) ? Money.Of(money.Amount * rate, currency) : null;

    /// <summary>Reads <c>EUR=0.128, USD=0.14</c> and a day such as <c>2026-11-01</c>.</summary>
    /// <returns>The rates; null when the text is none.</returns>
    public static ExchangeRates? Parse(Currency of, string rates, string day)
    {
        var byCurrency = new Dictionary<Currency, decimal>();
        foreach (var one in rates.Split(',', StringSplitOptions.TrimEntries))
        {
            var parts = one.Split('=', StringSplitOptions.TrimEntries);
            if (parts is not [{ Length: 3 } code, var said] || !Enum.TryParse<Currency>(code, ignoreCase: true, out var currency) || currency == of
                || !decimal.TryParse(said, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var rate) || rate is <= 0m or > Most || !byCurrency.TryAdd(currency, rate))
                return null;
        }
        return DateOnly.TryParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var asOf) ? new ExchangeRates(of, byCurrency, asOf) : null;
    }
}
