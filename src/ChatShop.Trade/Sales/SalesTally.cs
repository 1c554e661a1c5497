using ChatShop.Trade.Orders;

namespace ChatShop.Trade.Sales;

/// <summary>Adds up what a shop sold, line by line.</summary>
public sealed class SalesTally(Days days, TimeZoneInfo zone)
{
    private readonly Dictionary<(DateOnly Day, Currency Currency), (Money Money, HashSet<OrderNumber> Orders)> byDay = [];
    private readonly Dictionary<(ListingId Listing, Currency Currency), List<GoodSold>> goods = [];
    private readonly HashSet<PersonId> buyers = [];

    /// <summary>The orders that count as sold: the buyer has paid or will pay at the door, and nothing was called off, argued about or given back. Where only a deposit was paid, nothing is sold yet.</summary>
    public static IReadOnlyList<OrderStatus> Counted { get; } =
        [OrderStatus.Placed, OrderStatus.Shipped, OrderStatus.Received, OrderStatus.Completed];

    /// <summary>Counts one line of an order that counts.</summary>
    /// <param name="order">The order's number.</param>
    /// <param name="buyer">Who bought.</param>
    /// <param name="at">When.</param>
    /// <param name="line">What.</param>
    public void Add(OrderNumber order, PersonId buyer, DateTimeOffset at, OrderLine line)
    {
        var day = (DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(at, zone).DateTime), line.Total.Currency);
        if (!byDay.TryGetValue(day, out var sold))
            sold = (Money.Zero(line.Total.Currency), []);
        sold.Orders.Add(order);
        byDay[day] = (sold.Money + line.Total, sold.Orders);
        buyers.Add(buyer);
        Add(line);
    }

    /// <summary>The sums.</summary>
    public SalesTold Tell()
    {
        var totals = byDay.GroupBy(it => it.Key.Currency)
            .OrderByDescending(it => it.Sum(day => day.Value.Orders.Count)).ThenBy(it => it.Key)
            .Select(it => Money.Sum(it.Select(day => day.Value.Money)));
        return new SalesTold(
            days, [.. totals],
            [.. byDay.OrderBy(it => it.Key).Select(it => new DaySold(it.Key.Day, it.Value.Money, it.Value.Orders.Count))],
            [.. goods.Values.SelectMany(it => it).OrderByDescending(it => it.Money.Minor).ThenBy(it => it.Listing.Value)],
            byDay.Values.SelectMany(it => it.Orders).Distinct().Count(), buyers.Count);
    }

    /// <summary>Goods once sold by 斤 and then by 公斤 are one sum; by 斤 and then by 箱 they are two.</summary>
    private void Add(OrderLine line)
    {
        var key = (line.Listing, line.Total.Currency);
        if (!goods.TryGetValue(key, out var known))
            goods[key] = known = [];
        var at = known.FindIndex(it => line.Quantity.Unit.ConvertsTo(it.Quantity.Unit));
        if (at < 0)
            known.Add(new GoodSold(line.Listing, line.Product, line.Quantity, line.Total));
        else
            known[at] = known[at] with { Quantity = known[at].Quantity + line.Quantity, Money = known[at].Money + line.Total };
    }
}
