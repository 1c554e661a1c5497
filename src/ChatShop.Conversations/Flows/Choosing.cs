using ChatShop.Trade.Listings;

namespace ChatShop.Conversations.Flows;

/// <summary>Which of the things shown a person means: by number, by name, by "the second one".</summary>
internal static class Choosing
{
    private const int MostCounted = 8;

    /// <summary>The option whose number or very name was said; null when none was.</summary>
    public static Option? Exactly(Talk talk, IList<Option> options)
    {
        var said = talk.Folded;
        if (said.Length == 0 || options.Count == 0)
            return null;
        for (var i = 0; i < Math.Min(options.Count, MostCounted); i++)
            if (talk.Counter.Words.Heard($"number.{i + 1}").Contains(said))
                return options[i];
        if (talk.Hears("last"))
            return options[^1];
        if (talk.Hears("cheapest") || talk.Hears("dearest"))
            return Priced(options, cheapest: talk.Hears("cheapest"));
        var named = options.Where(option => NameFit.Fold(option.Name) == said).ToList();
        return named.Count == 1 ? named[0] : null;
    }

    /// <summary>便宜的那个: the one that costs least; null when that can not be told or two cost the same.</summary>
    private static Option? Priced(IList<Option> options, bool cheapest)
    {
        if (options.Any(option => option.Cost is null))
            return null;
        var best = cheapest ? options.Min(option => option.Cost) : options.Max(option => option.Cost);
        return options.Count(option => option.Cost == best) == 1 ? options.Single(option => option.Cost == best) : null;
    }

    /// <summary>What the least unit of each costs, where all are sold in units that compare.</summary>
    public static IReadOnlyList<decimal?> Costs(IReadOnlyList<Price> prices) =>
        [.. prices.Select(price => prices.All(other => other.Per.Unit.ConvertsTo(price.Per.Unit) && other.Money.Currency == price.Money.Currency)
            ? price.Money.Amount / price.Per.Size
            : (decimal?)null)];

    /// <summary>The only option whose name holds what was said; null when none or several do.</summary>
    public static Option? Nearly(Talk talk, IReadOnlyList<Option> options)
    {
        var fits = options.Select(option => (Option: option, Fit: NameFit.Of(talk.Said.Text, option.Name))).ToList();
        var best = fits.Count == 0 ? 0 : fits.Max(it => it.Fit);
        return best >= 0.5 && fits.Count(it => it.Fit == best) == 1 ? fits.Single(it => it.Fit == best).Option : null;
    }
}
