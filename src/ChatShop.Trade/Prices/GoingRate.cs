using ChatShop.Trade.Listings;

namespace ChatShop.Trade.Prices;

/// <summary>What goods go for in one kind of unit and one currency, over enough sellers that none of them can be recognized.</summary>
/// <remarks>
/// Each seller counts once, by the price in the middle of the own ones: who sells much weighs no more than who sells little.
/// The bounds are the quarters, so that one odd price moves nothing; all three are rounded, so that no seller's own price is told to the fen.
/// </remarks>
/// <param name="Low">A quarter of the sellers are below it; rounded down.</param>
/// <param name="Middle">Half of the sellers are below it; rounded to the nearest.</param>
/// <param name="High">A quarter of the sellers are above it; rounded up.</param>
/// <param name="Sellers">How many, at least <see cref="FewestSellers"/>.</param>
/// <param name="Quotes">How many prices they stand for.</param>
/// <param name="Change">By how many percent the middle of the latest two weeks is above that of the weeks before; null where either has too few sellers.</param>
public sealed record GoingRate(Price Low, Price Middle, Price High, int Sellers, int Quotes, int? Change)
{
    /// <summary>With fewer sellers nothing is told.</summary>
    public const int FewestSellers = 5;

    /// <summary>How far back prices count: four weeks, in days.</summary>
    public const int DaysCounted = 28;

    /// <summary>The latest days, which are held against those before.</summary>
    private const int LatestDays = 14;

    /// <summary>What goods go for, in each kind of unit that enough sellers sell them by; that of the most sellers first.</summary>
    /// <param name="quotes">The prices; older ones than <see cref="DaysCounted"/> do not count.</param>
    /// <param name="today">The market's day.</param>
    public static IReadOnlyList<GoingRate> Of(IEnumerable<Quote> quotes, DateOnly today) =>
    [
        .. quotes.Where(it => it.Day > today.AddDays(-DaysCounted) && it.Day <= today && it.Price is { Money.Minor: > 0, Per.Value: > 0m })
            .GroupBy(it => (it.Price.Money.Currency, Base: Base(it.Price.Per.Unit)))
            .Select(alike => OfAlike([.. alike], alike.Key.Currency, alike.Key.Base, today)).OfType<GoingRate>()
            .OrderByDescending(rate => rate.Sellers).ThenBy(rate => rate.Middle.Per.Unit.Code, StringComparer.Ordinal),
    ];

    private static GoingRate? OfAlike(List<Quote> quotes, Currency currency, Unit unit, DateOnly today)
    {
        if (Middles(quotes, unit) is not { Count: >= FewestSellers } sellers)
            return null;
        var shown = quotes.GroupBy(it => it.Price.Per.Unit).OrderByDescending(it => it.DistinctBy(one => one.Shop).Count())
            .ThenByDescending(it => it.Count()).ThenBy(it => it.Key.Code, StringComparer.Ordinal).First().Key;
        var size = new Quantity(1m, shown).In(unit).Value;
        var (low, middle, high) = (Quantiles.Of(sellers, 0.25m) * size, Quantiles.Of(sellers, 0.5m) * size, Quantiles.Of(sellers, 0.75m) * size);
        var step = Step(middle);
        return new GoingRate(
            Rounded(decimal.Floor(Steps(low))), Rounded(decimal.Round(Steps(middle), MidpointRounding.AwayFromZero)), Rounded(decimal.Ceiling(Steps(high))),
            sellers.Count, quotes.Count, ChangeOf(quotes, unit, today.AddDays(-LatestDays)));

        decimal Steps(decimal minor) => decimal.Round(minor / step, 8); // A third of three jin is one jin again.

        Price Rounded(decimal steps) => new(new Money((long)(Math.Max(steps, 1m) * step), currency), new Quantity(1m, shown));
    }

    /// <summary>A twentieth to a hundredth of the price itself: people say 1.20 and 12.50, and no seller is known by it.</summary>
    private static decimal Step(decimal minor) => minor switch { < 20m => 1m, < 200m => 5m, < 2_000m => 10m, < 20_000m => 100m, _ => 1_000m };

    private static int? ChangeOf(List<Quote> quotes, Unit unit, DateOnly latestAfter)
    {
        var (latest, before) = (Middles(quotes.Where(it => it.Day > latestAfter), unit), Middles(quotes.Where(it => it.Day <= latestAfter), unit));
        if (latest.Count < FewestSellers || before.Count < FewestSellers)
            return null;
        var then = Quantiles.Of(before, 0.5m);
        return (int)Math.Clamp(decimal.Round((Quantiles.Of(latest, 0.5m) - then) / then * 100m, MidpointRounding.AwayFromZero), -100m, 1_000m);
    }

    /// <summary>Each seller's own middle, in the smallest money for one of the unit, the lowest first.</summary>
    private static List<decimal> Middles(IEnumerable<Quote> quotes, Unit unit) =>
    [
        .. quotes.GroupBy(it => it.Shop).Select(shop => Quantiles.Of([.. shop.Select(it => it.Price.Money.Minor / it.Price.Per.In(unit).Value).Order()], 0.5m)).Order(),
    ];

    /// <summary>What prices by this unit are reckoned in: weights by jin, room by litre, what is counted by itself.</summary>
    private static Unit Base(Unit unit) => unit.Dimension switch { Dimension.Mass => Unit.Jin, Dimension.Volume => Unit.Of("l"), _ => unit };
}
