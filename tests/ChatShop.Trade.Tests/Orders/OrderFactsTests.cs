using ChatShop.Trade.Listings;
using ChatShop.Trade.Orders;
using ChatShop.Trade.Payments;
using ChatShop.Trade.Payouts;
using ChatShop.Trade.People;
using static ChatShop.Trade.Orders.OrderStatus;

namespace ChatShop.Trade.Tests.Orders;

/// <summary>Who hears of what happens to an order, and what is done with the money because of it.</summary>
public sealed class OrderFactsTests
{
    private static readonly StockLow[] Low = [new(new PersonId(3), [])];
    private static readonly RefundId[] Refunds = [new(4), new(5)];
    private static readonly Errand[] SendRefunds = [new SendRefund(new RefundId(4)), new SendRefund(new RefundId(5))];

    [Fact]
    public void A_seller_hears_of_a_sale_at_once_only_when_there_is_nothing_to_wait_for()
    {
        Assert.Equal([(Some.Seller, "seller"), (new PersonId(3), "seller")], Some.Heard(Placed(null)));
        Assert.IsType<SaleMade>(Placed(null).Notices.First().About);
        Assert.IsType<StockLow>(Assert.Single(Placed(new PaymentId(1)).Notices).About);

        static OrdersPlaced Placed(PaymentId? payment) => new([Some.Told()], Some.Cny(100), payment, Some.Morning, Some.Home, Low);
    }

    [Fact]
    public void Who_pays_at_the_door_after_all_makes_the_sale_and_the_pay_page_is_closed()
    {
        var pays = new PaysOnDelivery([Some.Told(), Some.Told(number: 1002, seller: 2)], Some.Cny(200), new PaymentId(1), Low);
        Assert.Equal([(Some.Seller, "seller"), (new PersonId(2), "seller"), (new PersonId(3), "seller")], Some.Heard(pays));
        Assert.Equal([new CloseCheckout(new PaymentId(1))], pays.Errands);
    }

    [Theory]
    [InlineData(AwaitingPayment, PaymentMethod.Online, false, false, false)]
    [InlineData(OrderStatus.Placed, PaymentMethod.Online, false, true, false)]
    [InlineData(OrderStatus.Placed, PaymentMethod.CollectionCode, false, true, true)]
    [InlineData(AwaitingPayment, PaymentMethod.CollectionCode, false, false, false)]
    [InlineData(AwaitingPayment, PaymentMethod.CollectionCode, true, true, true)]
    public void A_seller_hears_of_an_order_called_off_when_it_was_good_or_was_said_to_be_paid(
        OrderStatus before, PaymentMethod method, bool isClaimed, bool isHeard, bool isPaidByCode)
    {
        var canceled = new OrderCanceled(Some.Told(Canceled, method, isClaimed: isClaimed), before, [], null);
        Assert.Equal(isHeard ? [(Some.Seller, "seller")] : [], Some.Heard(canceled));
        Assert.Equal(isPaidByCode, canceled.IsPaidByCode);
    }

    [Fact]
    public void What_was_called_off_unpaid_closes_its_pay_page_and_what_was_paid_gives_the_money_back()
    {
        var unpaid = new OrderCanceled(Some.Told(Canceled), AwaitingPayment, [], new PaymentId(1));
        Assert.Equal((false, new CloseCheckout(new PaymentId(1))), (unpaid.IsRefunded, Assert.Single(unpaid.Errands)));
        var paid = new OrderCanceled(Some.Told(Canceled), OrderStatus.Placed, Refunds, new PaymentId(1));
        Assert.True(paid.IsRefunded);
        Assert.Equal(SendRefunds, paid.Errands);
        Assert.Empty(new OrderCanceled(Some.Told(Canceled), AwaitingPayment, [], null).Errands);
    }

    [Fact]
    public void A_buyer_hears_that_a_seller_can_not_deliver_and_what_was_paid_goes_back()
    {
        var (paid, unpaid) = (new OrderRejected(Some.Told(Rejected), Refunds), new OrderRejected(Some.Told(Rejected), []));
        Assert.Equal([(Some.Buyer, "buyer")], Some.Heard(paid));
        Assert.Equal(SendRefunds, paid.Errands);
        Assert.Equal((true, NoticeKinds.Refunds), (paid.IsRefunded, paid.Kind));
        Assert.Equal((false, NoticeKinds.Cancellations), (unpaid.IsRefunded, unpaid.Kind));
    }

    [Fact]
    public void Buyers_hear_which_orders_are_over_and_which_stay_as_they_were()
    {
        var expired = new OrdersExpired([Some.Told(Expired)], [Some.Told(OrderStatus.Placed, number: 1002, seller: 2)]);
        Assert.Equal([(Some.Buyer, "buyer"), (Some.Buyer, "buyer"), (Some.Seller, "seller")], Some.Heard(expired));
        Assert.Equal([typeof(OrderExpired), typeof(ChangeExpired), typeof(SalesUnpaid)], expired.Notices.Select(notice => notice.About.GetType()));
    }

    [Fact]
    public void A_buyer_hears_that_it_is_on_its_way_and_is_asked_whether_it_came()
    {
        Assert.Equal([(Some.Buyer, "buyer")], Some.Heard(new OrderShipped(Some.Told(Shipped))));
        Assert.Equal([(Some.Buyer, "buyer")], Some.Heard(new ArrivalAsked(Some.Told(Shipped), new DateOnly(2026, 3, 8))));
    }

    [Fact]
    public void A_seller_hears_what_was_earned_and_the_buyer_too_when_only_the_clock_said_so()
    {
        var said = new OrderReceived(Some.Told(Completed), Some.Cny(98), ByClock: false, [new TransferId(5)]);
        Assert.Equal([(Some.Seller, "seller")], Some.Heard(said));
        Assert.Equal([(Some.Seller, "seller"), (Some.Buyer, "buyer")], Some.Heard(said with { ByClock = true }));
        Assert.Equal([new SendTransfer(new TransferId(5))], said.Errands);
        Assert.Empty((said with { Transfers = null }).Errands);
    }

    [Theory]
    [InlineData(OrderStatus.Placed, false, true)]
    [InlineData(OrderStatus.Placed, true, false)]
    [InlineData(AwaitingPayment, false, false)]
    [InlineData(AwaitingPayment, true, false)]
    public void A_seller_hears_of_a_change_of_what_must_be_sent_once_it_holds(OrderStatus status, bool waits, bool isHeard)
    {
        var changed = new OrderChanged(Some.Told(status), null, null, [], null, null, waits);
        Assert.Equal(isHeard ? [(Some.Seller, "seller")] : [], Some.Heard(changed));
        Assert.Equal([(new PersonId(3), "seller")], Some.Heard(changed with { Waits = true, Low = Low }));
    }

    [Fact]
    public void A_change_gives_back_what_is_too_much_and_closes_the_page_nobody_should_pay_on()
    {
        var changed = new OrderChanged(Some.Told(), null, null, Refunds, Some.Cny(100), new PaymentId(1), Waits: false);
        Assert.Equal([.. SendRefunds, new CloseCheckout(new PaymentId(1))], changed.Errands);
        Assert.Equal(SendRefunds, (changed with { Closed = null }).Errands);
    }

    [Fact]
    public void A_buyer_hears_that_money_goes_back_and_what_is_settled_with_it_becomes_the_seller_s()
    {
        var refunded = new OrderRefunded(Some.Told(), Some.Cny(100), IsWhole: false, Refunds, [new TransferId(5)]);
        Assert.Equal([(Some.Buyer, "buyer")], Some.Heard(refunded));
        Assert.Equal([.. SendRefunds, new SendTransfer(new TransferId(5))], refunded.Errands);
        Assert.Equal(SendRefunds, (refunded with { Transfers = null }).Errands);
    }
}
