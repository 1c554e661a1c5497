using ChatShop.Trade;
using ChatShop.Understanding.Goods;

namespace ChatShop.Conversations.Flows;

/// <summary>Finds listings by what people call goods, also where the seller calls them otherwise.</summary>
public static class GoodsSearch
{
    /// <summary>What another name of a part finds comes near, and is no more than that.</summary>
    private const decimal OnlyNear = 0.75m;

    /// <summary>The listings, best first; without words, what came last.</summary>
    internal static Task<IReadOnlyList<ListingFound>> FindAsync(Talk talk, string? words, int limit) =>
        FindAsync(talk.Counter.Records, words, limit, talk.Cancellation, wholeIsEnough: true);

    /// <summary>The same for whoever looks and does not write.</summary>
    public static async Task<IReadOnlyList<ListingFound>> FindAsync(
        ITradeRecords records, string? words, int limit, CancellationToken cancellation, bool wholeIsEnough = false)
    {
        var found = await records.FindListingsAsync(words, limit, cancellation, wholeIsEnough);
        if (string.IsNullOrWhiteSpace(words) || found.Any(it => it.Fit >= 1))
            return found;
        var best = found.ToDictionary(it => it.Listing.Id);
        var (names, isWhole) = OtherNames.Of(words);
        foreach (var name in names)
            await AddAsync(name, 0, isWhole ? 1 : OnlyNear);
        foreach (var variety in best.Values.Any(it => it.Fit >= 1) ? [] : Varieties.Of(words))
            await AddAsync(variety, 1, 1);
        return [.. best.Values.OrderByDescending(it => it.Fit).ThenBy(it => it.Listing.Id.Value).Take(limit)];

        async Task AddAsync(string name, decimal least, decimal most)
        {
            foreach (var other in await records.FindListingsAsync(name, limit, cancellation, wholeIsEnough || least >= 1))
            {
                var fit = Math.Min(other.Fit, most);
                if (fit >= least && (!best.TryGetValue(other.Listing.Id, out var known) || known.Fit < fit))
                    best[other.Listing.Id] = other with { Fit = fit };
            }
        }
    }
}
