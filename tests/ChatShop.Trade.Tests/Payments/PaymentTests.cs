using ChatShop.Trade.Listings;
using ChatShop.Trade.Orders;
using ChatShop.Trade.Payments;

namespace ChatShop.Trade.Tests.Payments;

/// <summary>What a buyer pays at once: it is paid once, by the very amount that was asked for.</summary>
public sealed class PaymentTests
{
    [Fact]
    public void What_is_asked_for_is_what_its_orders_cost_together()
    {
        var payment = Begun(5000, 3000, 1);
        Assert.Equal((Some.Cny(8001), PaymentStatus.Pending, "stripe"), (payment.Amount, payment.Status, payment.Provider));
        Assert.Equal((Some.Buyer, Some.Morning, Some.Morning.AddMinutes(30)), (payment.Buyer, payment.PayBy, payment.ExpiresAt));
        Assert.Equal("pay7:checkout:1", payment.CheckoutKey);
    }

    [Fact]
    public void It_is_received_once()
    {
        var payment = Begun(5000);
        Assert.Null(payment.Receive(Some.Cny(5000), "ch_1", "card"));
        Assert.Equal(new PaidAlready(new PaymentId(7)), payment.Receive(Some.Cny(5000), "ch_2", "alipay"));
        Assert.Equal((PaymentStatus.Paid, "ch_1", "card"), (payment.Status, payment.Charge, payment.Method));
    }

    [Theory]
    [InlineData(4999, Currency.Cny)]
    [InlineData(5001, Currency.Cny)]
    [InlineData(5000, Currency.Usd)]
    public void Another_amount_than_was_asked_for_is_taken_and_pays_for_nothing(long minor, Currency currency)
    {
        var payment = Begun(5000);
        Assert.Null(payment.Receive(new Money(minor, currency), "ch_1", "card"));
        Assert.Equal((PaymentStatus.Pending, "ch_1"), (payment.Status, payment.Charge));
    }

    [Fact]
    public void What_nobody_paid_can_be_closed_and_what_is_paid_stays_paid()
    {
        var (unpaid, paid) = (Begun(5000), Begun(5000));
        paid.Receive(Some.Cny(5000), "ch_1", "card");
        unpaid.Close();
        paid.Close();
        Assert.Equal((PaymentStatus.Closed, PaymentStatus.Paid), (unpaid.Status, paid.Status));
    }

    [Fact]
    public void Money_that_comes_after_it_was_closed_is_taken_so_that_it_can_go_back()
    {
        var payment = Begun(5000);
        payment.Close();
        Assert.Null(payment.Receive(Some.Cny(5000), "ch_1", "card"));
        Assert.Equal((PaymentStatus.Paid, "ch_1"), (payment.Status, payment.Charge));
    }

    [Fact]
    public void When_the_money_is_there_sellers_and_the_buyer_hear_of_it_and_of_what_runs_low()
    {
        var low = new StockLow(new PersonId(3), []);
        var received = new PaymentReceived(new PaymentId(7), Some.Buyer, Some.Cny(100), [Some.Told()], [Some.Told(seller: 2)], [], [low]);
        Assert.Equal([(Some.Seller, "seller"), (new PersonId(2), "seller"), (Some.Buyer, "buyer"), (new PersonId(3), "seller")], Some.Heard(received));
        Assert.Equal([typeof(SaleMade), typeof(SaleChanged), typeof(PaymentReceived), typeof(StockLow)], received.Notices.Select(notice => notice.About.GetType()));
    }

    [Fact]
    public void When_it_is_another_amount_only_those_who_run_the_market_hear_of_it()
    {
        var differs = new PaymentDiffers(new PaymentId(7), Some.Cny(100), Some.Cny(99), Some.Operators);
        var received = new PaymentReceived(new PaymentId(7), Some.Buyer, Some.Cny(99), [], [], [], Differs: differs);
        Assert.Equal(Some.Operators.Select(person => (person, "operator")), Some.Heard(received));
        Assert.All(received.Notices, notice => Assert.Same(differs, notice.About));
    }

    [Fact]
    public void It_came_too_late_when_nothing_waited_for_it_and_each_refund_is_sent()
    {
        Assert.True(Received([], []).CameTooLate);
        Assert.False(Received([Some.Told()], []).CameTooLate);
        Assert.False(Received([], [Some.Told()]).CameTooLate);
        Assert.Equal([new SendRefund(new RefundId(4)), new SendRefund(new RefundId(5))], Received([], []).Errands);

        static PaymentReceived Received(OrderTold[] placed, OrderTold[] changed) =>
            new(new PaymentId(7), Some.Buyer, Some.Cny(100), placed, changed, [new RefundId(4), new RefundId(5)]);
    }

    private static Payment Begun(params long[] fen) => Payment.Begin(
        new PaymentId(7), Some.Buyer, [.. fen.Select((part, i) => new PaymentPart(new OrderNumber(1001 + i), Some.Cny(part), []))],
        Some.Morning, Some.Morning.AddMinutes(30), "zh-CN");
}
