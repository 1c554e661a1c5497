using ChatShop.Trade.Listings;
using ChatShop.Trade.Orders;
using ChatShop.Trade.Prices;
using CsCheck;

namespace ChatShop.Trade.Tests.Prices;

/// <summary>What goods go for: over enough sellers, each once, moved by no odd price.</summary>
public sealed class GoingRateTests
{
    private static readonly DateOnly Today = new(2026, 3, 29);

    private static readonly Gen<Quote> AnyQuote = Gen.Select(Gen.Long[1, 12], Gen.Long[1, 100_000], Gen.OneOf("jin", "kg", "liang", "box", "bag"), Gen.Int[0, 40])
        .Select(it => new Quote(new ShopId(it.Item1), new Price(Some.Cny(it.Item2), Some.Of(1, it.Item3)), Today.AddDays(-it.Item4)));

    [Fact]
    public void Five_sellers_make_a_rate_and_four_do_not()
    {
        var rate = Assert.Single(GoingRate.Of(Sold(100, 110, 120, 130, 140), Today));
        Assert.Equal((Some.PerJin(110), Some.PerJin(120), Some.PerJin(130), 5, 5), (rate.Low, rate.Middle, rate.High, rate.Sellers, rate.Quotes));
        Assert.Empty(GoingRate.Of(Sold(100, 110, 120, 130), Today));
    }

    [Fact]
    public void Who_sells_a_hundred_times_counts_once()
    {
        var loud = Enumerable.Repeat(Quote(9, 900), 100);
        Assert.Empty(GoingRate.Of([.. loud, .. Sold(100, 110, 120)], Today));
        var rate = Assert.Single(GoingRate.Of([.. loud, .. Sold(100, 110, 120, 130)], Today));
        Assert.Equal((Some.PerJin(120), 104), (rate.Middle, rate.Quotes));
    }

    [Fact]
    public void Jin_and_kilograms_are_one_family_and_boxes_another()
    {
        var rate = Assert.Single(GoingRate.Of([.. Sold(100, 100, 100), Quote(8, 200, "kg"), Quote(9, 10, "liang"), .. Enumerable.Range(1, 4).Select(shop => Quote(shop, 5000, "box"))], Today));
        Assert.Equal((Some.PerJin(100), 5), (rate.Middle, rate.Sellers));
        Assert.Equal(["box", "jin"], GoingRate.Of([.. Sold(1, 2, 3, 4, 5), .. Enumerable.Range(1, 6).Select(shop => Quote(shop, 5000, "box"))], Today).Select(it => it.Middle.Per.Unit.Code));
    }

    [Fact]
    public void What_is_sold_by_three_jin_is_told_by_one() =>
        Assert.Equal(Some.PerJin(335), Assert.Single(GoingRate.Of(Enumerable.Range(1, 5).Select(shop =>
            new Quote(new ShopId(shop), new Price(Some.Cny(1000), Some.Jin(3)), Today)), Today)).High with { Money = Some.Cny(335) });

    [Fact]
    public void Other_money_is_never_mixed()
    {
        var dollars = Enumerable.Range(1, 3).Select(shop => new Quote(new ShopId(shop), new Price(new Money(100, Currency.Usd), Some.Jin(1)), Today));
        Assert.Empty(GoingRate.Of([.. Sold(100, 110, 120), .. dollars], Today));
    }

    [Fact]
    public void The_trend_holds_the_latest_two_weeks_against_those_before()
    {
        IEnumerable<Quote> before = Sold(100, 100, 100, 100, 100).Select(it => it with { Day = Today.AddDays(-20) });
        Assert.Equal(20, Assert.Single(GoingRate.Of([.. before, .. Sold(120, 120, 120, 120, 120)], Today)).Change);
        Assert.Equal(-10, Assert.Single(GoingRate.Of([.. before, .. Sold(90, 90, 90, 90, 90)], Today)).Change);
        Assert.Null(Assert.Single(GoingRate.Of([.. before, .. Sold(120, 120, 120, 120)], Today)).Change);
    }

    [Fact]
    public void What_was_paid_more_than_four_weeks_ago_is_forgotten()
    {
        Assert.Single(GoingRate.Of(Sold(1, 2, 3, 4, 5).Select(it => it with { Day = Today.AddDays(-27) }), Today));
        Assert.Empty(GoingRate.Of(Sold(1, 2, 3, 4, 5).Select(it => it with { Day = Today.AddDays(-28) }), Today));
    }

    [Fact]
    public void No_rate_is_told_of_fewer_than_five_and_its_bounds_are_in_order() => AnyQuote.Array[0, 60].Sample(quotes =>
    {
        foreach (var rate in GoingRate.Of(quotes, Today))
        {
            Assert.InRange(rate.Sellers, GoingRate.FewestSellers, 12);
            Assert.True(rate.Low.Money.Minor > 0 && rate.Low.Money <= rate.Middle.Money && rate.Middle.Money <= rate.High.Money);
        }
    });

    [Fact]
    public void Whatever_one_seller_asks_the_range_stays_within_what_the_others_ask() => Gen.Select(Gen.Long[100, 10_000].Array[5, 20], Gen.Long[1, Price.MostMinor]).Sample((others, odd) =>
    {
        var rate = Assert.Single(GoingRate.Of([.. Sold(others), Quote(99, odd)], Today));
        // Rounding moves a bound by less than one step, a twentieth of a price of two yuan and less of any other.
        Assert.True(rate.Low.Money.Minor >= others.Min() - 100 && rate.High.Money.Minor <= others.Max() + 100, $"{rate} of {string.Join(' ', others)} and {odd}");
    });

    [Fact]
    public void The_order_in_which_prices_come_changes_nothing() => AnyQuote.Array[0, 60].Sample(quotes =>
        Assert.Equal(GoingRate.Of(quotes, Today), GoingRate.Of(quotes.Reverse(), Today)));

    [Theory]
    [InlineData(OrderStatus.Placed, PaymentMethod.Online, true)]
    [InlineData(OrderStatus.Shipped, PaymentMethod.CollectionCode, true)]
    [InlineData(OrderStatus.Completed, PaymentMethod.CashOnDelivery, true)]
    [InlineData(OrderStatus.Placed, PaymentMethod.CashOnDelivery, false)]
    [InlineData(OrderStatus.Shipped, PaymentMethod.CashOnDelivery, false)]
    [InlineData(OrderStatus.AwaitingPayment, PaymentMethod.Online, false)]
    [InlineData(OrderStatus.Refunded, PaymentMethod.Online, false)]
    [InlineData(OrderStatus.Disputed, PaymentMethod.Online, false)]
    public void Only_what_was_paid_for_is_a_price(OrderStatus status, PaymentMethod method, bool isPaid) => Assert.Equal(isPaid, PricesTold.IsPaid(status, method));

    private static Quote Quote(long shop, long fen, string unit = "jin") => new(new ShopId(shop), new Price(Some.Cny(fen), Some.Of(1, unit)), Today);

    private static IEnumerable<Quote> Sold(params IReadOnlyList<long> fen) => fen.Select((price, i) => Quote(i + 1, price));
}
