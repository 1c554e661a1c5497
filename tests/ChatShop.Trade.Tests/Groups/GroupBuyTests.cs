using ChatShop.Trade.Groups;
using ChatShop.Trade.Listings;
using ChatShop.Trade.Orders;
using CsCheck;

namespace ChatShop.Trade.Tests.Groups;

/// <summary>What a group buy allows, and when it is full.</summary>
public sealed class GroupBuyTests
{
    private static readonly DateTimeOffset Friday = Some.Morning.AddDays(5);

    [Fact]
    public void Goods_that_are_not_for_sale_have_no_group()
    {
        var listing = Some.Listing();
        listing.Pause();
        Assert.IsType<NotForSale>(Begin(listing, People(20)).Refusal);
    }

    [Theory]
    [InlineData("1", false)]
    [InlineData("2", true)]
    [InlineData("2.5", false)]
    [InlineData("10000", true)]
    [InlineData("10001", false)]
    public void A_group_is_of_two_whole_people_at_least(string people, bool isFine) =>
        Assert.Equal(isFine, Begin(Some.Listing(), People(decimal.Parse(people, System.Globalization.CultureInfo.InvariantCulture))).Fact is not null);

    [Fact]
    public void A_goal_is_in_a_unit_the_goods_are_sold_in_and_no_more_than_there_is()
    {
        Assert.IsType<GoalUnitDiffers>(Begin(Some.Listing(), Goods(Some.Of(20, "box"))).Refusal);
        Assert.Equal(new NotEnoughStock("红富士苹果", Some.Of(250, "kg")), Begin(Some.Listing(jin: 500), Goods(Some.Of(251, "kg"))).Refusal);
        Assert.NotNull(Begin(Some.Listing(jin: 500), Goods(Some.Of(250, "kg"))).Fact);
        Assert.IsType<QuantityOutOfRange>(Begin(Some.Listing(), Goods(Some.Jin(0))).Refusal);
    }

    [Fact]
    public void A_price_is_per_what_the_goods_are_sold_by_and_in_their_money()
    {
        var (listing, terms) = (Some.Listing(), People(20));
        Assert.IsType<UnitsDiffer>(Begin(listing, terms with { Price = new Price(Some.Cny(400), Some.Of(1, "box")) }).Refusal);
        Assert.IsType<PriceOutOfRange>(Begin(listing, terms with { Price = new Price(Some.Cny(0), Some.Jin(1)) }).Refusal);
        Assert.IsType<PriceOutOfRange>(Begin(listing, terms with { Price = new Price(new Money(400, Currency.Usd), Some.Jin(1)) }).Refusal);
    }

    [Fact]
    public void It_ends_later_than_now_and_within_two_months()
    {
        Assert.IsType<GroupEndOutOfRange>(GroupBuy.Start(new GroupId(1), Some.Listing(), People(20), Some.Morning, Some.Morning).Refusal);
        Assert.IsType<GroupEndOutOfRange>(GroupBuy.Start(new GroupId(1), Some.Listing(), People(20), Some.Morning.AddDays(62), Some.Morning).Refusal);
    }

    [Fact]
    public void Who_joins_pays_the_groups_price_and_the_goods_are_set_aside()
    {
        var listing = Some.Listing(jin: 500);
        var group = Begin(listing, People(2)).Fact!;
        Assert.Null(group.RefuseJoin(listing, Some.Of(2.5m, "kg"), Some.Morning));
        var order = group.Join(new OrderNumber(1001), "key", listing, Some.Of(2.5m, "kg"), Some.Placement());

        Assert.Equal((Some.Cny(2000), Some.Jin(5)), (order.Total, order.Lines[0].Quantity));
        Assert.Equal((group.Id, true, false), (order.Group!.Value, order.WaitsForGroup, order.CountsForGroup));
        Assert.Equal(Some.Jin(5), listing.Reserved);
        Assert.IsType<GroupNotFull>(Paid(order).Ship(new Shipment(null, null), Friday));
        Assert.IsType<GroupKeepsAmount>(order.RefuseRewrite());
    }

    [Fact]
    public void Nobody_joins_at_the_last_instant_nor_after_it()
    {
        var listing = Some.Listing();
        var group = Begin(listing, People(2)).Fact!;
        Assert.Null(group.RefuseJoin(listing, Some.Jin(1), Friday.AddTicks(-1)));
        Assert.Equal(new GroupClosed("红富士苹果", GroupStatus.Missed), group.RefuseJoin(listing, Some.Jin(1), Friday));
    }

    [Fact]
    public void It_is_closed_once_and_says_how()
    {
        var group = Begin(Some.Listing(), People(2)).Fact!;
        Assert.Null(group.Fill(Friday));
        Assert.Equal(new GroupClosed("红富士苹果", GroupStatus.Full), group.Miss(Friday));
        Assert.Equal(new GroupClosed("红富士苹果", GroupStatus.Full), group.Cancel(Friday));
        Assert.Equal((GroupStatus.Full, Friday), (group.Status, group.ClosedAt));
    }

    [Fact]
    public void People_count_once_and_goods_each_time() => Gen.Select(Gen.Int[1, 5], Gen.Int[1, 20], Gen.Bool).Array[0, 20].Sample(joins =>
    {
        var listing = Some.Listing(jin: 500);
        var (byPeople, byGoods) = (Begin(listing, People(3)).Fact!, Begin(listing, Goods(Some.Of(10, "kg"))).Fact!);
        var orders = joins.Select((join, i) =>
        {
            var order = byGoods.Join(new OrderNumber(1001 + i), "key", listing, Some.Jin(join.Item2), Some.Placement() with { Buyer = new PersonId(join.Item1) });
            return join.Item3 ? Paid(order) : order;
        }).ToList();

        var tally = GroupTally.Of(byGoods, orders);

        var paid = joins.Where(join => join.Item3).ToList();
        Assert.Equal((paid.Select(join => join.Item1).Distinct().Count(), Some.Jin(paid.Sum(join => join.Item2))), (tally.People, tally.Goods));
        Assert.Equal((tally.People >= 3, tally.Goods.Value >= 20), (tally.Fills(byPeople), tally.Fills(byGoods)));
    }, iter: 500);

    [Fact]
    public void An_order_out_of_its_group_says_whether_its_goods_were_sold()
    {
        var group = Begin(Some.Listing(), People(2)).Fact!;
        Order Join() => group.Join(new OrderNumber(1001), "key", Some.Listing(), Some.Jin(1), Some.Placement());
        var (unpaid, paid, gone, contested) = (Join(), Paid(Join()), Join(), Paid(Join()));
        gone.Cancel();
        contested.Contest("dp_1");

        Assert.Equal((false, true, null, true), (unpaid.FallThrough(), paid.FallThrough(), gone.FallThrough(), contested.FallThrough()));
        Assert.Equal(
            (OrderStatus.Expired, OrderStatus.Rejected, OrderStatus.Canceled, OrderStatus.Disputed), // What the bank holds those who run the market decide about.
            (unpaid.Status, paid.Status, gone.Status, contested.Status));
        Assert.Null(paid.FallThrough());
    }

    [Fact]
    public void Its_money_is_not_paid_straight_to_the_seller_before_it_is_full()
    {
        var group = Begin(Some.Listing(), People(2)).Fact!;
        var order = group.Join(new OrderNumber(1001), "key", Some.Listing(), Some.Jin(1), Some.Placement());
        Assert.IsType<GroupNotByCode>(order.PayByCode(Friday));
        order.GoOn();
        Assert.Null(order.PayByCode(Friday));
    }

    private static GroupTerms People(decimal people) => new(Some.PerJin(400), new Quantity(people, Unit.Piece), CountsPeople: true, new DateOnly(2026, 3, 5));

    private static GroupTerms Goods(Quantity goal) => new(Some.PerJin(400), goal, CountsPeople: false, new DateOnly(2026, 3, 5));

    private static Result<GroupBuy> Begin(Listing listing, GroupTerms terms) => GroupBuy.Start(new GroupId(1), listing, terms, Friday, Some.Morning);

    private static Order Paid(Order order)
    {
        order.Confirm(new PaymentId(1));
        return order;
    }
}
