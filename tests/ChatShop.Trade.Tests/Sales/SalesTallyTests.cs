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
        Assert.Equal([(Some.Of(2, "box"), Some.Cny(900)), (Some.Jin(5), Some.Cny(500))], tally.Tell().Goods.Select(good => (good.Quantity, good.Money)));
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
    public void The_currency_of_most_orders_comes_first_on_however_many_days_they_were()
    {
        Add(1, 1, 1, "jin", 100, Currency.Usd, day: 1);
        Add(2, 1, 1, "jin", 200, Currency.Usd, day: 2);
        Add(3, 2, 1, "jin", 9900, Currency.Cny, day: 1);
        Assert.Equal([new Money(300, Currency.Usd), Some.Cny(9900)], tally.Tell().Totals);
    }

    [Fact]
    public void Days_stand_in_order_and_each_can_be_asked_for()
    {
        Add(1, 1, 1, "jin", 200, day: 2);
        Add(2, 1, 1, "jin", 100, day: 0);
        Add(3, 1, 1, "jin", 300, day: 2);
        var (told, first) = (tally.Tell(), new DateOnly(2026, 3, 2));
        Assert.Equal([new DaySold(first, Some.Cny(100), 1), new DaySold(first.AddDays(2), Some.Cny(500), 2)], told.ByDay);
        Assert.Equal([told.ByDay[1]], told.On(first.AddDays(2)));
        Assert.Empty(told.On(first.AddDays(1)));
    }

    [Fact]
    public void Of_goods_that_brought_the_same_those_that_were_put_up_first_come_first()
    {
        Add(1, 2, 1, "jin", 500);
        Add(2, 1, 1, "jin", 500);
        Assert.Equal([1L, 2L], tally.Tell().Goods.Select(good => good.Listing.Value));
    }

    [Fact]
    public void Where_nothing_was_sold_there_is_no_sum() => Assert.Empty(tally.Tell().Totals);

    private void Add(long order, long listing, decimal amount, string unit, long minor, Currency currency = Currency.Cny, int day = 0)
    {
        var (quantity, total) = (new Quantity(amount, Unit.Of(unit)), new Money(minor, currency));
        tally.Add(new OrderNumber(order), new PersonId(7), Evening.AddDays(day), new OrderLine(new ListingId(listing), "苹果", quantity, new Price(total, quantity), total));
    }
}
