using ChatShop.Trade;
using ChatShop.Trade.Listings;
using ChatShop.Trade.Markets;
using Fluid;

namespace ChatShop.Conversations.Replies;

/// <summary>The currency a person wants to see prices in too: ¥5/jin (about €0.64).</summary>
/// <param name="Rates">What the market's currency is about in others.</param>
/// <param name="Currency">The one wanted.</param>
internal sealed record ShownIn(ExchangeRates Rates, Currency Currency)
{
    private const string Name = "shownIn";

    /// <summary>What a person chose, by its code; null where there is no rate for it any more.</summary>
    public static ShownIn? Chosen(string? code, ExchangeRates? rates) =>
        rates is not null && Enum.TryParse<Currency>(code, ignoreCase: true, out var currency) && rates.ByCurrency.ContainsKey(currency) ? new ShownIn(rates, currency) : null;

    /// <summary>What the text that is rendered now shows prices in too.</summary>
    public static ShownIn? Of(TemplateContext context) => context.AmbientValues.TryGetValue(Name, out var shown) ? shown as ShownIn : null;

    /// <summary>Lets a text show prices in it, and name the currencies.</summary>
    public void Tell(TemplateContext context)
    {
        context.AmbientValues[Name] = this;
        context.SetValue(Name, new { Own = Money.Zero(Rates.Of).CurrencyCode, Asked = Money.Zero(Currency).CurrencyCode, Rates.AsOf });
    }

    /// <summary>A price or a sum with what it is about; as it was written where that is not known.</summary>
    public string Write(object? value, string written, Wording wording) =>
        (value switch { Price price => price.Money, Money money => money, _ => (Money?)null }) is { } own && Rates.About(own, Currency) is { } about
            ? wording.WriteAbout(written, about)
            : written;
}
