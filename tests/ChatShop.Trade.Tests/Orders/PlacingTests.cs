using ChatShop.Trade.Listings;
using ChatShop.Trade.Orders;
using CsCheck;

namespace ChatShop.Trade.Tests.Orders;

/// <summary>What may be ordered, and what an order then says.</summary>
public sealed class PlacingTests
{
    [Fact]
    public void Ten_kilos_of_goods_sold_by_the_jin_read_twenty_jin_in_the_order()
    {
        var listing = Some.Listing(jin: 500, fenPerJin: 500);
        var order = Assert.Single(Place(listing, new Wish(listing.Id, Some.Of(10, "kg"))));
        var line = Assert.Single(order.Lines);
        Assert.Equal((Some.Jin(20), Some.Cny(10_000)), (line.Quantity, line.Total));
        Assert.Equal(Some.Jin(20), listing.Reserved);
    }

    [Fact]
    public void Goods_of_two_shops_become_two_orders_of_one_payment()
    {
        var (one, two) = (Some.Listing(Some.Jin(10), Some.PerJin(500), id: 1, shop: 1), Some.Listing(Some.Jin(10), Some.PerJin(300), id: 2, shop: 2));
        var number = 1001;
        var orders = Placing.Place(
            [new(one.Id, Some.Jin(2)), new(two.Id, Some.Jin(3)), new(one.Id, Some.Jin(1))],
            new Dictionary<ListingId, Listing> { [one.Id] = one, [two.Id] = two }, Some.Placement(), () => (new OrderNumber(number++), $"key{number}"));

        Assert.Equal([(1L, 1500L), (2L, 900L)], orders.Select(order => (order.Shop.Value, order.Total.Minor)));
        Assert.Equal([1001L, 1002L], orders.Select(order => order.Number.Value));
        Assert.Single(orders.Select(order => order.Payment).Distinct());
    }

    [Fact]
    public void Goods_sold_for_cash_leave_the_stock_at_once()
    {
        var listing = Some.Listing(jin: 10);
        Placing.Place([new(listing.Id, Some.Jin(4))], Only(listing), Some.Placement(PaymentMethod.CashOnDelivery), () => (new OrderNumber(1001), "key"));
        Assert.Equal((Some.Jin(6), Some.Jin(0)), (listing.Stock, listing.Reserved));
    }

    [Theory]
    [InlineData("0", "jin", nameof(QuantityOutOfRange))]
    [InlineData("-3", "jin", nameof(QuantityOutOfRange))]
    [InlineData("0.00001", "jin", nameof(QuantityOutOfRange))]
    [InlineData("99999999999", "jin", nameof(QuantityOutOfRange))]
    [InlineData("2", "box", nameof(UnitsDiffer))]
    [InlineData("2", "l", nameof(UnitsDiffer))]
    [InlineData("501", "jin", nameof(NotEnoughStock))]
    [InlineData("0.0001", "jin", nameof(TooLittle))]
    [InlineData("500", "jin", "")]
    public void A_wish_is_refused_by_name(string value, string unit, string refused)
    {
        var listing = Some.Listing(jin: 500);
        var quantity = Some.Of(decimal.Parse(value, System.Globalization.CultureInfo.InvariantCulture), unit);
        Assert.Equal(refused, Refuse(listing, quantity)?.GetType().Name ?? "");
        Assert.Equal(Some.Jin(0), listing.Reserved);
    }

    [Fact]
    public void What_nobody_sells_and_what_is_paused_or_taken_away_can_not_be_ordered()
    {
        var listing = Some.Listing();
        Assert.IsType<NoSuchListing>(Placing.Refuse([new(new ListingId(99), Some.Jin(1))], Only(listing)));
        listing.Pause();
        Assert.IsType<NotForSale>(Refuse(listing, Some.Jin(1)));
        listing.Delete();
        Assert.IsType<NotForSale>(Refuse(listing, Some.Jin(1)));
    }

    [Fact]
    public void Yuan_and_dollars_can_not_be_paid_together()
    {
        var (one, two) = (Some.Listing(), Some.Listing(Some.Jin(10), new Price(new Money(300, Currency.Usd), Some.Jin(1)), id: 2));
        var both = new Dictionary<ListingId, Listing> { [one.Id] = one, [two.Id] = two };
        Assert.IsType<CurrenciesDiffer>(Placing.Refuse([new(one.Id, Some.Jin(1)), new(two.Id, Some.Jin(1))], both));
    }

    [Fact]
    public void More_than_one_payment_can_be_is_refused_also_in_sum()
    {
        var listing = Some.Listing(jin: 1000, fenPerJin: 50_000_000);
        Assert.Null(Refuse(listing, Some.Jin(1)));
        Assert.Equal(new TotalOutOfRange(Some.Cny(Placing.MostMinor)), Refuse(listing, Some.Jin(2)));
        Assert.IsType<TotalOutOfRange>(Placing.Refuse([new(listing.Id, Some.Jin(1)), new(listing.Id, Some.Jin(1))], Only(listing)));
    }

    [Fact]
    public void As_much_as_one_payment_can_be_may_be_ordered_at_once_or_in_parts()
    {
        var listing = Some.Listing(jin: 1000, fenPerJin: Placing.MostMinor / 3);
        Assert.Null(Refuse(listing, Some.Jin(3)));
        Assert.Null(Placing.Refuse([new(listing.Id, Some.Jin(1)), new(listing.Id, Some.Jin(2))], Only(listing)));
    }

    [Fact]
    public void However_often_the_same_goods_are_wished_for_they_count_together()
    {
        var listing = Some.Listing(jin: 10);
        var wish = new Wish(listing.Id, Some.Jin(4));
        Assert.Null(Placing.Refuse([wish, wish], Only(listing)));
        Assert.Equal(new NotEnoughStock("红富士苹果", Some.Jin(10)), Placing.Refuse([wish, wish, wish], Only(listing)));
    }

    [Fact]
    public void More_money_than_a_number_can_hold_is_refused_too()
    {
        var listing = Some.Listing(Some.Of(Quantity.Most, "t"), new Price(Some.Cny(Price.MostMinor), Some.Of(0.0001m, "g")));
        Assert.Equal(new TotalOutOfRange(Some.Cny(Placing.MostMinor)), Refuse(listing, Some.Of(Quantity.Most, "t")));
    }

    [Fact]
    public void Any_sane_price_and_any_sane_wish_has_an_answer() =>
        Gen.Select(Some.SanePrice, Some.SaneValue, Some.Mass, Some.SaneValue, Some.Mass).Sample((money, per, priced, wished, unit) =>
        {
            var listing = Some.Listing(new Quantity(Quantity.Most, Unit.Of("t")), new Price(money, new Quantity(per, priced)));
            var refusal = Refuse(listing, new Quantity(wished, unit));
            if (refusal is null)
                Assert.InRange(Place(listing, new Wish(listing.Id, new Quantity(wished, unit)))[0].Total.Minor, 1, Placing.MostMinor);
            else
                Assert.True(refusal is TotalOutOfRange or TooLittle or NotEnoughStock, $"{refusal}");
        });

    private static IReadOnlyList<Order> Place(Listing listing, Wish wish) =>
        Placing.Place([wish], Only(listing), Some.Placement(), () => (new OrderNumber(1001), "key"));

    private static Refusal? Refuse(Listing listing, Quantity quantity) => Placing.Refuse([new(listing.Id, quantity)], Only(listing));

    private static Dictionary<ListingId, Listing> Only(Listing listing) => new() { [listing.Id] = listing };
}
