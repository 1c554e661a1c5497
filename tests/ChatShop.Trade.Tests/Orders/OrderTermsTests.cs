using ChatShop.Trade.Orders;
using static ChatShop.Trade.Orders.OrderStatus;

namespace ChatShop.Trade.Tests.Orders;

/// <summary>What an order says, and how that changes without its state moving on.</summary>
public sealed class OrderTermsTests
{
    private static readonly OrderLine Pears = new(new ListingId(2), "雪花梨", Some.Jin(2), Some.PerJin(300), Some.Cny(600));

    [Fact]
    public void An_order_says_what_the_buyer_agreed_to()
    {
        var order = Some.Order();
        Assert.Equal((new OrderNumber(1001), new ShopId(1), "key", Some.Buyer), (order.Number, order.Shop, order.Key, order.Buyer));
        Assert.Equal((Some.Home, Some.Morning, Some.Morning.AddMinutes(30)), (order.DeliverTo, order.PlacedAt, order.PayBy));
    }

    [Theory]
    [InlineData(true, false, false)]
    [InlineData(false, true, false)]
    [InlineData(false, false, true)]
    public void It_can_be_changed_until_it_is_sent_or_over(bool isPaid, bool isSent, bool isCanceled)
    {
        var order = Some.Order();
        Assert.Null(order.RefuseChange());
        if (isPaid || isSent)
            order.Confirm(new PaymentId(1));
        if (isSent)
            order.Ship(new Shipment(null, null), Some.Morning);
        if (isCanceled)
            order.Cancel();
        Assert.Equal(isPaid ? null : new TooLate(order.Number, isSent ? Shipped : Canceled), order.RefuseChange());
    }

    [Fact]
    public void Where_it_goes_and_when_each_stay_where_nothing_else_is_said()
    {
        var order = Some.Order();
        var (elsewhere, day) = (Some.Home with { Address = "张家湾1号" }, new DateOnly(2026, 3, 8));
        order.Redirect(elsewhere, null);
        Assert.Equal((elsewhere, null), (order.DeliverTo, order.WantedOn));
        order.Redirect(null, day);
        Assert.Equal((elsewhere, day), (order.DeliverTo, order.WantedOn!.Value));
        order.Redirect(Some.Home, null);
        Assert.Equal((Some.Home, day), (order.DeliverTo, order.WantedOn!.Value));
    }

    [Fact]
    public void Other_lines_take_the_place_of_those_there_were_and_what_waited_for_money_is_off()
    {
        var order = Some.Order();
        order.Await(new PendingChange([Pears], new PaymentId(8), Some.Cny(600), [], []));
        order.Rewrite([Pears]);
        Assert.Equal([Pears], order.Lines);
        Assert.Null(order.Pending);
        order.Rewrite(order.Lines);
        Assert.Equal([Pears], order.Lines);
    }

    [Fact]
    public void Lines_that_wait_for_their_difference_hold_once_it_is_paid()
    {
        var order = Some.Order();
        order.Confirm(new PaymentId(1));
        var change = new PendingChange([.. order.Lines, Pears], new PaymentId(8), Some.Cny(600), [], []);
        order.Await(change);
        Assert.Equal((Some.Cny(5000), change), (order.Total, order.Pending));

        order.Change(change);

        Assert.Equal((Some.Cny(5600), Some.Cny(5600), null), (order.Total, order.Paid, order.Pending));
        Assert.Equal([new Receipt(new PaymentId(1), Some.Cny(5000)), new Receipt(new PaymentId(8), Some.Cny(600))], order.Receipts);
    }

    [Fact]
    public void An_unpaid_order_can_wait_for_another_payment_until_another_time()
    {
        var order = Some.Order();
        order.AskAnew(new PaymentId(8), Some.Morning.AddHours(2));
        Assert.Equal((new PaymentId(8), Some.Morning.AddHours(2)), (order.Payment!.Value, order.PayBy));
    }

    [Fact]
    public void What_became_the_seller_s_did_so_the_first_time_whatever_was_argued_about_later()
    {
        var order = Some.Order();
        order.Confirm(new PaymentId(1));
        order.Ship(new Shipment(null, null), Some.Morning);
        order.Receive();
        Assert.Null(order.ReleasedAt);
        order.Complete(Some.Morning);
        order.Dispute();
        Assert.Null(order.Complete(Some.Morning.AddDays(3)));
        Assert.Equal(Some.Morning, order.ReleasedAt);
    }
}
