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
    int PaymentMinutes)
{
    /// <summary>When people are told only what is about money.</summary>
    public QuietHours Quiet { get; init; }

    /// <summary>How long before an order counts as received its buyer is asked: two days, but not on the day it was sent.</summary>
    public TimeSpan AskArrivalBefore => TimeSpan.FromDays(Math.Clamp(AutoReceiveDays - 1, 0, 2));

    /// <summary>The day this is in the market.</summary>
    public DateOnly DayOf(DateTimeOffset at) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(at, TimeZone).DateTime);
}
