namespace ChatShop.Trade.Markets;

/// <summary>What the one who runs the market has decided: the <c>Market</c> settings.</summary>
/// <param name="Locale">What is spoken until a person shows another language: zh-CN or en.</param>
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
    int PaymentMinutes);
