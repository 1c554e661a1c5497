using ChatShop.Trade.Listings;
using ChatShop.Trade.Shipping;

namespace ChatShop.Trade.Orders;

/// <summary>How an order's lines change: what more is needed, what comes free, what it costs then.</summary>
public static class Changing
{
    /// <summary>The lines as they would be. What was agreed keeps its price; what comes to it costs today's.</summary>
    /// <param name="order">The order as it is.</param>
    /// <param name="wishes">How much there should be of a listing; nothing takes it out.</param>
    /// <param name="listings">The listings wished for.</param>
    public static Result<ChangedLines> Change(Order order, IReadOnlyList<Wish> wishes, IReadOnlyDictionary<ListingId, Listing> listings)
    {
        var lines = order.Lines.ToList();
        var (more, less) = (new List<Wish>(), new List<Wish>());
        foreach (var wish in wishes)
        {
            if (!listings.TryGetValue(wish.Listing, out var listing))
                return new NoSuchListing();
            if (listing.Shop != order.Shop)
                return new OtherShopsGoods(listing.Product);
            if (wish.Quantity.Value < 0m || wish.Quantity.Value > Quantity.Most)
                return new QuantityOutOfRange(Quantity.Most);
            if (!wish.Quantity.Unit.ConvertsTo(listing.Stock.Unit))
                return new UnitsDiffer(listing.Product, listing.Price.Per.Unit, wish.Quantity.Unit);

            var unit = lines.FirstOrDefault(line => line.Listing == wish.Listing)?.Quantity.Unit ?? listing.Price.Per.Unit;
            var difference = wish.Quantity.In(unit) - Had(lines, wish.Listing, unit);
            if (difference.Value > 0m && listing.RefuseOrder(difference) is { } refusal)
                return refusal;
            if (difference.Value > 0m)
                more.Add(new Wish(wish.Listing, Add(lines, listing, difference)));
            else if (difference.Value < 0m)
                less.Add(new Wish(wish.Listing, Take(lines, wish.Listing, Quantity.Zero(unit) - difference)));
        }
        return lines.Count == 0 ? new NothingLeftOfOrder(order.Number) : Bounded(new ChangedLines(lines, more, less));
    }

    private static Result<ChangedLines> Bounded(ChangedLines changed)
    {
        if (changed.Lines.Select(line => line.Total.Currency).Distinct().Count() > 1)
            return new CurrenciesDiffer();
        var most = new Money(Placing.MostMinor, changed.Total.Currency);
        return changed.Total > most ? new TotalOutOfRange(most) : changed;
    }

    private static Quantity Had(List<OrderLine> lines, ListingId listing, Unit unit) => lines.Where(line => line.Listing == listing)
        .Aggregate(Quantity.Zero(unit), (sum, line) => sum + line.Quantity);

    private static Quantity Add(List<OrderLine> lines, Listing listing, Quantity quantity)
    {
        var at = lines.FindLastIndex(line => line.Listing == listing.Id && line.Price == listing.Price);
        var line = Placing.Line(listing, at < 0 ? quantity : lines[at].Quantity + quantity);
        if (at < 0)
            lines.Add(line);
        else
            lines[at] = line;
        return quantity;
    }

    private static Quantity Take(List<OrderLine> lines, ListingId listing, Quantity quantity)
    {
        var left = quantity;
        for (var i = lines.Count - 1; i >= 0 && left.Value > 0m; i--)
        {
            if (lines[i].Listing != listing)
                continue;
            var kept = lines[i].Quantity - left;
            left = Quantity.Zero(left.Unit) - kept; // Below zero once the line had enough.
            if (kept.Value <= 0m)
                lines.RemoveAt(i);
            else
                lines[i] = lines[i] with { Quantity = kept, Total = lines[i].Price.For(kept) };
        }
        return quantity;
    }
}

/// <summary>An order's lines as they would be.</summary>
/// <param name="Lines">All of them.</param>
/// <param name="More">What must still be taken from stock.</param>
/// <param name="Less">What goes back to it.</param>
public sealed record ChangedLines(IReadOnlyList<OrderLine> Lines, IReadOnlyList<Wish> More, IReadOnlyList<Wish> Less)
{
    /// <summary>What sending them costs; null for nothing.</summary>
    public Freight? Freight { get; init; }

    /// <summary>What they cost together, and to send.</summary>
    public Money Total => Money.Sum(Lines.Select(line => line.Total).Concat(Freight is { } freight ? [freight.Price] : []));
}
