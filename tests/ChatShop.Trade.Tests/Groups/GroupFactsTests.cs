using ChatShop.Trade.Groups;
using ChatShop.Trade.Orders;
using ChatShop.Trade.Payments;

namespace ChatShop.Trade.Tests.Groups;

/// <summary>Who hears of a group buy, and what is done about its money.</summary>
public sealed class GroupFactsTests
{
    private static readonly PersonId Other = new(8);

    [Fact]
    public void Who_is_in_it_hears_once_that_it_is_full_and_the_seller_gets_one_list()
    {
        var filled = new GroupFilled(Told(GroupStatus.Full), [Some.Told(number: 1001), Some.Told(number: 1002), Some.Told(number: 1003) with { Buyer = Other }], IsEarly: false);
        Assert.Equal([(Some.Seller, "seller"), (Some.Buyer, "buyer"), (Other, "buyer")], Some.Heard(filled));
        Assert.Equal(2, filled.Notices.Select(notice => notice.About).OfType<JoinFilled>().First().Orders.Count);
    }

    [Fact]
    public void Below_the_goal_everybody_hears_why_and_all_money_goes_back()
    {
        var undone = new UndoneOrders(
            [Some.Told(number: 1001), Some.Told(number: 1002) with { Buyer = Other }], [new OrderNumber(1001)],
            [new OrderRefund(new OrderNumber(1001), Some.Cny(800), [new RefundId(4)])], [new PaymentId(2)]);
        var missed = new GroupUndone(Told(GroupStatus.Missed), undone);

        Assert.Equal([(Some.Seller, "seller"), (Some.Buyer, "buyer"), (Other, "buyer")], Some.Heard(missed));
        Assert.Equal([new SendRefund(new RefundId(4)), new CloseCheckout(new PaymentId(2))], missed.Errands);
        Assert.Equal([Some.Cny(800), null], missed.Notices.Select(notice => notice.About).OfType<JoinUndone>().Select(join => join.Back));
        Assert.Equal([true, false], missed.Notices.Select(notice => notice.About).OfType<JoinUndone>().Select(join => join.IsAboutMoney));
        Assert.Equal([(Some.Buyer, "buyer"), (Other, "buyer")], Some.Heard(missed with { Group = Told(GroupStatus.Canceled) })); // Who called it off knows.
        Assert.Equal(missed.Errands, new GroupEnded(null, missed).Errands);
    }

    [Fact]
    public void The_seller_hears_of_a_join_once_it_is_paid_and_of_leaving_only_then()
    {
        var grew = new GroupMoved(Told(), Some.Told(), null);
        var placed = new OrdersPlaced([Some.Told()], Some.Cny(800), null, Some.Morning, Some.Home);
        Assert.Equal([(Some.Seller, "seller")], Some.Heard(new GroupJoined(Told(), placed, grew)));
        Assert.Empty(Some.Heard(new GroupJoined(Told(), placed, null)));
        Assert.Empty(Some.Heard(new GroupLeft(Told(), new UndoneOrders([Some.Told()], [], [], []))));
        Assert.Equal([(Some.Seller, "seller")], Some.Heard(new GroupLeft(Told(), new UndoneOrders([Some.Told()], [new OrderNumber(1001)], [], []))));
    }

    [Fact]
    public void Of_what_counts_for_a_group_the_seller_does_not_hear_as_of_something_to_send()
    {
        var received = new PaymentReceived(new PaymentId(1), Some.Buyer, Some.Cny(800), [Some.Told()], [], [], Groups: [new GroupMoved(Told(), Some.Told(), null)]);
        Assert.Equal(["PaymentReceived", "GroupGrew"], received.Notices.Select(notice => notice.About.GetType().Name));
        Assert.Equal(["SaleMade", "PaymentReceived"], (received with { Groups = null }).Notices.Select(notice => notice.About.GetType().Name));
    }

    [Fact]
    public void What_is_missing_is_never_less_than_nothing()
    {
        Assert.Equal(new GroupAmount(Some.Of(12, "piece"), true), Told(there: 8).Missing);
        Assert.Equal(new GroupAmount(Some.Of(0, "piece"), true), Told(there: 21).Missing);
    }

    private static GroupTold Told(GroupStatus status = GroupStatus.Open, decimal there = 8) => new(
        new GroupId(1), new ShopId(1), "王婶的店", Some.Seller, new ListingId(1), "红富士苹果", Some.PerJin(400), new GroupAmount(Some.Of(20, "piece"), true),
        new DateOnly(2026, 3, 5), Some.Morning.AddDays(5), status, new GroupAmount(Some.Of(there, "piece"), true), (int)there, Some.Jin(20));
}
