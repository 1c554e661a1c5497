namespace ChatShop.Trade.Markets;

/// <summary>What the one who runs the market has decided: the <c>Market</c> settings.</summary>
/// <param name="Locale">What is spoken until a person shows another language: zh-CN, en, it.</param>
/// <param name="TimeZone">Where today is.</param>
/// <param name="Currency">What prices are in when nothing is said.</param>
/// <param name="FeePercent">The market's share of a sale, 0 to 100.</param>
/// <param name="AutoReceiveDays">Days after shipping until an order counts as received.</param>
/// <param name="PaymentMinutes">How long goods are set aside for an unpaid order.</param>
public sealed record MarketRules(
    string Locale,
    TimeZoneInfo TimeZone,
    Currency Currency,
    decimal FeePercent,
    int AutoReceiveDays,
    int PaymentMinutes)
{
    /// <summary>What a station's agent gets of an order, out of the market's share: 0 to <see cref="FeePercent"/>, of what was paid.</summary>
    public decimal StationPercent { get; init; }

    /// <summary>What stands before a telephone number that has no country's in front; null where none is reached by SMS.</summary>
    public string? PhonePrefix { get; init; }

    /// <summary>When people are told only what is about money.</summary>
    public QuietHours Quiet { get; init; }

    /// <summary>Who takes which payment; where none fits, Stripe.</summary>
    public IReadOnlyList<Payments.PaymentRoute> Routes { get; init; } = [];

    /// <summary>Who takes a payment in this currency of a buyer on this channel.</summary>
    public string ProviderFor(Currency currency, string channel) => Payments.PaymentRoute.Of(Routes, currency, channel);

    /// <summary>At which provider sellers' money lies until it is paid out.</summary>
    public string PayoutProvider { get; init; } = Payments.PaymentRoute.Usual;

    /// <summary>Providers whose transfers are in the seller's own hands at once.</summary>
    public IReadOnlyCollection<string> DirectProviders { get; init; } = ["wechatpay"];

    /// <summary>Whether what this provider transfers needs no payout after it.</summary>
    public bool TransfersArrive(string provider) => DirectProviders.Contains(provider);

    /// <summary>The most money, in main units, that moves without being asked for twice; null for no such limit.</summary>
    public decimal? LargestUnasked { get; init; }

    /// <summary>The province the market is in, by its code, so that freight inside it is known; null where nobody said.</summary>
    public string? Province { get; init; }

    /// <summary>What pay pages call the freight of an order, in the market's language.</summary>
    public string FreightName { get; init; } = "Freight";

    /// <summary>What prices are about in other currencies; null where nobody wrote it down.</summary>
    public ExchangeRates? Rates { get; init; }

    /// <summary>On what terms money is lent to sellers; none where nobody lends.</summary>
    public IReadOnlyList<Lending.LoanOffer> LoanOffers { get; init; } = [];

    /// <summary>The most that is lent, in percent of what the shop's sales of the last months brought.</summary>
    public decimal LoanMostOfSales { get; init; } = 50m;

    /// <summary>How long before an order counts as received its buyer is asked: two days, but not on the day it was sent.</summary>
    public TimeSpan AskArrivalBefore => TimeSpan.FromDays(Math.Clamp(AutoReceiveDays - 1, 0, 2));

    /// <summary>When this day is over in the market, in UTC.</summary>
    public DateTimeOffset EndOf(DateOnly day)
    {
        var midnight = day.AddDays(1).ToDateTime(TimeOnly.MinValue);
        return new DateTimeOffset(midnight, TimeZone.GetUtcOffset(midnight)).ToUniversalTime();
    }

    /// <summary>The day this is in the market.</summary>
    public DateOnly DayOf(DateTimeOffset at) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(at, TimeZone).DateTime);
}
