using ChatShop.Trade.Listings;
using ChatShop.Trade.Orders;
using ChatShop.Trade.Sales;

namespace ChatShop.Trade.Tests.Sales;

/// <summary>How sums of sales are made.</summary>
public sealed class SalesTallyTests
{
    private static readonly DateTimeOffset Evening = new(2026, 3, 1, 16, 30, 0, TimeSpan.Zero); // half past midnight in Shanghai

    private readonly SalesTally tally = new(Days.MonthOf(new DateOnly(2026, 3, 1)), TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai"));

    [Fact]
    public void A_sale_counts_on_the_day_it_is_where_the_market_is()
    {
        Add(1, 1, 10, "jin", 500);
        Assert.Equal(new DateOnly(2026, 3, 2), Assert.Single(tally.Tell().ByDay).Day);
    }

    [Fact]
    public void An_order_of_several_lines_is_one_order_and_one_buyer()
    {
        Add(1, 1, 1, "jin", 500);
        Add(1, 2, 1, "jin", 700);
        var sold = tally.Tell();
        Assert.Equal((1, 1, 1200L), (sold.Orders, sold.Buyers, sold.Totals[0].Minor));
        Assert.Equal([2L, 1L], sold.Goods.Select(good => good.Listing.Value));
    }

    [Fact]
    public void Kilograms_and_jin_are_one_sum_and_boxes_are_another()
    {
        Add(1, 1, 3, "jin", 300);
        Add(2, 1, 1, "kg", 200);
        Add(3, 1, 2, "box", 900);
        Assert.Equal(["2 box", "5 jin"], tally.Tell().Goods.Select(good => $"{good.Quantity}"));
    }

    [Fact]
    public void Money_of_two_currencies_is_never_added()
    {
        Add(1, 1, 1, "jin", 9900, Currency.Usd);
        Add(2, 2, 1, "jin", 500);
        Add(3, 2, 1, "jin", 500);
        Assert.Equal(["10.00 CNY", "99.00 USD"], tally.Tell().Totals.Select(total => $"{total}"));
    }

    [Fact]
    public void Where_nothing_was_sold_there_is_no_sum() => Assert.Empty(tally.Tell().Totals);

    private void Add(long order, long listing, decimal amount, string unit, long minor, Currency currency = Currency.Cny)
    {
        var (quantity, total) = (new Quantity(amount, Unit.Of(unit)), new Money(minor, currency));
        tally.Add(new OrderNumber(order), new PersonId(7), Evening, new OrderLine(new ListingId(listing), "苹果", quantity, new Price(total, quantity), total));
    }
}
