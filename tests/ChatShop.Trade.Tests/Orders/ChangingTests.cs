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
