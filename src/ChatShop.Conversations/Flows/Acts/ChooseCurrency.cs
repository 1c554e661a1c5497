using ChatShop.Trade;

namespace ChatShop.Conversations.Flows.Acts;

/// <summary>Shows prices in another currency too from now on; what is charged stays the market's.</summary>
internal sealed class ChooseCurrency : IAct
{
    public string Name => nameof(ChooseCurrency);

    public IReadOnlyList<string> Says => ["done", "own", "unknown"];

    public bool Changes => false;

    public Task<Done> RunAsync(Talk talk, FilledSlots slots)
    {
        var own = talk.Counter.Rules.Currency;
        var asked = Enum.GetValues<Currency>().FirstOrDefault(currency => talk.Hears($"currency.{currency.ToString().ToLowerInvariant()}"));
        var values = new Dictionary<string, object?> { ["own"] = Money.Zero(own).CurrencyCode, ["asked"] = Money.Zero(asked).CurrencyCode };
        if (asked == own)
        {
            talk.Profile.ShownIn = null;
            return Task.FromResult(new Done("own", values));
        }
        if (talk.Counter.Rules.Rates is not { } rates || rates.About(Money.Of(100m, own), asked) is not { } about)
        {
            values["known"] = talk.Counter.Rules.Rates is { } others ? others.ByCurrency.Keys.Select(currency => Money.Zero(currency).CurrencyCode).ToList() : [];
            return Task.FromResult(new Done("unknown", values));
        }
        talk.Profile.ShownIn = Money.Zero(asked).CurrencyCode;
        (values["hundred"], values["about"], values["asOf"]) = (Money.Of(100m, own), about, rates.AsOf);
        return Task.FromResult(new Done("done", values));
    }
}
