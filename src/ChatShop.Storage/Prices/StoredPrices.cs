using ChatShop.Storage.Listings;
using ChatShop.Storage.Search;
using ChatShop.Trade;
using ChatShop.Trade.Listings;
using ChatShop.Trade.Markets;
using ChatShop.Trade.Prices;
using ChatShop.Trade.Sales;
using Microsoft.EntityFrameworkCore;

namespace ChatShop.Storage.Prices;

/// <summary>Reads what was paid for goods, and what is asked now.</summary>
internal sealed class StoredPrices(Func<TradeContext> open, ISearchIndex search, MarketRules rules) : IPriceRecords
{
    /// <summary>How many listings for sale are looked at for each name: more sellers than any village has of one kind of goods.</summary>
    private const int MostListings = 2000;

    public async Task<PricesTold> PricesAsync(IReadOnlyList<string> names, DateOnly today, CancellationToken cancellation)
    {
        await using var db = open.ToRead();
        var queries = names.Select(SearchWords.OfQuery).Where(words => words.Count > 0).ToList();
        if (queries.Count == 0)
            return new PricesTold([], []);
        var forSale = await search.FindAsync(db, [.. queries.Select(words => words.ToList())], MostListings, cancellation);
        return new PricesTold(
            GoingRate.Of(await PaidAsync(db, queries, today, cancellation), today),
            GoingRate.Of(await AskedAsync(db, forSale, queries, today, cancellation), today));
    }

    /// <summary>An order keeps the name its goods had then: that is the one that must fit, whether or not they are still for sale.</summary>
    private async Task<IReadOnlyList<Quote>> PaidAsync(
        TradeContext db, List<IReadOnlySet<string>> queries, DateOnly today, CancellationToken cancellation)
    {
        var (from, until) = Days.EndingWith(today, GoingRate.DaysCounted).In(rules.TimeZone);
        var held = queries.SelectMany(words => Written(words.MaxBy(word => word.Length)!)).Distinct().ToList(); // What can not fit need not be read.
        var lines = from order in db.Orders
                    where order.PlacedAt >= @from && order.PlacedAt < until && !order.WaitsForHarvest
                    from line in order.Lines
                    where held.Any(word => line.Product.Contains(word))
                    select new { order.Shop, order.Status, order.Method, order.PlacedAt, line.Product, line.Price };
        var quotes = new List<Quote>();
        await foreach (var it in lines.AsAsyncEnumerable().WithCancellation(cancellation))
            if (PricesTold.IsPaid(it.Status, it.Method) && Fits(queries, it.Product))
                quotes.Add(new Quote(it.Shop, it.Price, rules.DayOf(it.PlacedAt)));
        return quotes;
    }

    private static async Task<IReadOnlyList<Quote>> AskedAsync(
        TradeContext db, IReadOnlyList<ListingId> listings, List<IReadOnlySet<string>> queries, DateOnly today, CancellationToken cancellation)
    {
        var offers = await db.Listings.Where(it => it.Status == ListingStatus.Active && listings.Contains(it.Id))
            .Select(it => new { it.Shop, it.Product, it.Price }).ToListAsync(cancellation);
        return [.. offers.Where(it => Fits(queries, it.Product)).Select(it => new Quote(it.Shop, it.Price, today))];
    }

    /// <summary>A folded word as people write it: pear, Pear, PEAR.</summary>
    private static string[] Written(string word) => [word, word.ToUpperInvariant(), word[..1].ToUpperInvariant() + word[1..]];

    private static bool Fits(List<IReadOnlySet<string>> queries, string product) => queries.Any(words => StoredListings.Fit(words, product) >= 1);
}
