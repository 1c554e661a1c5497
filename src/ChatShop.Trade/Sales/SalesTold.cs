namespace ChatShop.Trade.Sales;

/// <summary>What a shop sold in some days, as its seller is told it.</summary>
/// <param name="Days">The days asked for.</param>
/// <param name="Totals">The money, one amount for each currency; that of the most orders first. Empty when nothing was sold.</param>
/// <param name="ByDay">Days on which something was sold, in order; one for each currency.</param>
/// <param name="Goods">What was sold, that of the most money first.</param>
/// <param name="Orders">How many orders.</param>
/// <param name="Buyers">How many people ordered.</param>
public sealed record SalesTold(
    Days Days, IReadOnlyList<Money> Totals, IReadOnlyList<DaySold> ByDay, IReadOnlyList<GoodSold> Goods, int Orders, int Buyers)
{
    /// <summary>What was sold on one day.</summary>
    public IReadOnlyList<DaySold> On(DateOnly day) => [.. ByDay.Where(it => it.Day == day)];
}

/// <summary>What was sold on a day in one currency.</summary>
public sealed record DaySold(DateOnly Day, Money Money, int Orders);

/// <summary>How much of a listing was sold, and for how much.</summary>
public sealed record GoodSold(ListingId Listing, string Product, Quantity Quantity, Money Money);
