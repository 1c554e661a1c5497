using ChatShop.Trade.Listings;
using ChatShop.Trade.Orders;
using CsCheck;

namespace ChatShop.Trade.Tests.Orders;

/// <summary>An order that is changed holds what is wished for, at the price agreed for what was agreed.</summary>
public sealed class ChangingTests
{
    [Fact]
    public void Whatever_is_wished_for_is_held_and_stock_is_asked_for_the_difference_alone() =>
        Gen.Select(Gen.Int[1, 400], Gen.Int[1, 2000]).Sample((had, wanted) =>
        {
            var listing = Some.Listing(jin: 500);
            var order = Order(listing, had);
            var changed = Changing.Change(order, [new Wish(listing.Id, Some.Jin(wanted))], Of(listing));
            if (wanted - had > 500)
            {
                Assert.IsType<NotEnoughStock>(changed.Refusal);
                return;
            }
            Assert.Equal(wanted, changed.Fact!.Lines.Sum(line => line.Quantity.Value));
            Assert.Equal(wanted - had, Sum(changed.Fact.More) - Sum(changed.Fact.Less));
            Assert.Equal(Some.Cny(500 * wanted), changed.Fact.Total);
        });

    [Fact]
    public void What_comes_to_it_costs_the_price_of_today_and_what_was_agreed_stays()
    {
        var listing = Some.Listing();
        var order = Order(listing, 10);
        listing.Reprice(Some.PerJin(600));

        var changed = Changing.Change(order, [new Wish(listing.Id, Some.Jin(15))], Of(listing)).Fact!;

        Assert.Equal([Some.Cny(5000), Some.Cny(3000)], changed.Lines.Select(line => line.Total));
        order.Rewrite(changed.Lines);
        Assert.Equal(Some.Cny(3500), Changing.Change(order, [new Wish(listing.Id, Some.Jin(7))], Of(listing)).Fact!.Total); // the dear ones go first
    }

    [Fact]
    public void Nothing_of_the_only_goods_is_canceling_and_other_shops_have_orders_of_their_own()
    {
        var listing = Some.Listing();
        var other = Some.Listing(Some.Jin(5), Some.PerJin(300), id: 2, shop: 2);
        var order = Order(listing, 10);
        Assert.IsType<NothingLeftOfOrder>(Changing.Change(order, [new Wish(listing.Id, Some.Jin(0))], Of(listing)).Refusal);
        Assert.IsType<OtherShopsGoods>(Changing.Change(order, [new Wish(other.Id, Some.Jin(1))], Of(listing, other)).Refusal);
        Assert.IsType<UnitsDiffer>(Changing.Change(order, [new Wish(listing.Id, Some.Of(2, "box"))], Of(listing)).Refusal);
        Assert.IsType<QuantityOutOfRange>(Changing.Change(order, [new Wish(listing.Id, Some.Jin(-2))], Of(listing)).Refusal);
        Assert.IsType<NoSuchListing>(Changing.Change(order, [new Wish(new ListingId(9), Some.Jin(2))], Of(listing)).Refusal);
    }

    [Fact]
    public void Who_wishes_for_what_there_is_already_changes_nothing()
    {
        var listing = Some.Listing();
        var order = Order(listing, 10);
        var changed = Changing.Change(order, [new Wish(listing.Id, Some.Of(5, "kg"))], Of(listing)).Fact!;
        Assert.Equal(order.Lines, changed.Lines);
        Assert.Empty(changed.More.Concat(changed.Less));
    }

    [Fact]
    public void Other_goods_of_the_shop_come_in_a_line_of_their_own_in_their_own_unit()
    {
        var (apples, eggs) = (Some.Listing(), Some.Listing(Some.Of(20, "box"), new Price(Some.Cny(3000), Some.Of(1, "box")), id: 2));
        var order = Order(apples, 10);
        var changed = Changing.Change(order, [new Wish(eggs.Id, Some.Of(2, "box"))], Of(apples, eggs)).Fact!;
        Assert.Equal([(apples.Id, Some.Jin(10)), (eggs.Id, Some.Of(2, "box"))], changed.Lines.Select(line => (line.Listing, line.Quantity)));
        Assert.Equal([new Wish(eggs.Id, Some.Of(2, "box"))], changed.More);
        Assert.Equal(Some.Cny(11_000), changed.Total);
    }

    [Theory]
    [InlineData(15, 15)]
    [InlineData(4, 4)]
    [InlineData(0, 0)]
    public void Of_two_goods_only_the_one_spoken_of_changes_though_they_cost_the_same(int wished, int left)
    {
        var (apples, pears) = (Some.Listing(), Some.Listing(Some.Jin(500), Some.PerJin(500), id: 2));
        var order = Order(apples, 10);
        order.Rewrite(Changing.Change(order, [new Wish(pears.Id, Some.Jin(10))], Of(apples, pears)).Fact!.Lines);

        var changed = Changing.Change(order, [new Wish(apples.Id, Some.Jin(wished))], Of(apples, pears)).Fact!;

        Assert.Equal(left, changed.Lines.Where(line => line.Listing == apples.Id).Sum(line => line.Quantity.Value));
        Assert.Equal(Some.Jin(10), changed.Lines.Single(line => line.Listing == pears.Id).Quantity);
        Assert.All(changed.Lines, line => Assert.Equal(line.Price.For(line.Quantity), line.Total));
        Assert.DoesNotContain(changed.Lines, line => line.Quantity.Value == 0m);
    }

    [Fact]
    public void What_goes_back_is_said_in_the_unit_the_order_has_it_in()
    {
        var listing = Some.Listing();
        var order = Order(listing, 10);
        listing.Reprice(new Price(Some.Cny(1000), Some.Of(1, "kg")));
        var changed = Changing.Change(order, [new Wish(listing.Id, Some.Of(4, "kg"))], Of(listing)).Fact!;
        Assert.Equal([new Wish(listing.Id, Some.Jin(2))], changed.Less);
    }

    [Fact]
    public void It_may_cost_as_much_as_one_payment_can_be_and_no_fen_more()
    {
        var listing = Some.Listing(fenPerJin: Placing.MostMinor / 3);
        var order = Order(listing, 1);
        Assert.Equal(Some.Cny(Placing.MostMinor), Changing.Change(order, [new Wish(listing.Id, Some.Jin(3))], Of(listing)).Fact!.Total);
        listing.Reprice(Some.PerJin((Placing.MostMinor / 3) + 1));
        Assert.Equal(
            new TotalOutOfRange(Some.Cny(Placing.MostMinor)), Changing.Change(order, [new Wish(listing.Id, Some.Jin(3))], Of(listing)).Refusal);
    }

    [Fact]
    public void Goods_in_another_currency_do_not_come_to_it()
    {
        var (apples, dear) = (Some.Listing(), Some.Listing(Some.Jin(10), new Price(new Money(300, Currency.Usd), Some.Jin(1)), id: 2));
        Assert.IsType<CurrenciesDiffer>(Changing.Change(Order(apples, 10), [new Wish(dear.Id, Some.Jin(1))], Of(apples, dear)).Refusal);
    }

    [Fact]
    public void The_most_that_can_be_said_is_a_question_of_stock_and_more_than_that_is_none()
    {
        var listing = Some.Listing();
        var order = Order(listing, 10);
        Assert.IsType<NotEnoughStock>(Changing.Change(order, [new Wish(listing.Id, Some.Jin(Quantity.Most))], Of(listing)).Refusal);
        Assert.IsType<QuantityOutOfRange>(Changing.Change(order, [new Wish(listing.Id, Some.Jin(Quantity.Most + 1))], Of(listing)).Refusal);
    }

    /// <summary>An order whose own goods have left the stock that these tests speak of.</summary>
    private static Order Order(Listing listing, decimal jin)
    {
        var order = Placing.Place([new Wish(listing.Id, Some.Jin(jin))], Of(listing), Some.Placement(), () => (new OrderNumber(1001), "key"))[0];
        listing.Release(Some.Jin(jin));
        return order;
    }

    private static Dictionary<ListingId, Listing> Of(params Listing[] listings) => listings.ToDictionary(listing => listing.Id);

    private static decimal Sum(IEnumerable<Wish> wishes) => wishes.Sum(wish => wish.Quantity.Value);
}
