using ChatShop.Trade.Orders;
using ChatShop.Trade.Payments;
using CsCheck;

namespace ChatShop.Trade.Tests.Orders;

/// <summary>What of an order's money may go back, and what of it becomes the seller's.</summary>
public sealed class OrderMoneyTests
{
    [Fact]
    public void What_goes_back_comes_out_of_the_latest_payment_first_and_no_fen_is_lost()
    {
        var order = Paid(5000, 3000);
        Assert.Equal(Some.Cny(8000), order.Paid);

        Assert.Equal([new Receipt(new PaymentId(8), Some.Cny(3000)), new Receipt(new PaymentId(1), Some.Cny(500))], order.GiveBack(Some.Cny(3500)));
        Assert.Equal(Some.Cny(4500), order.Paid);
        Assert.Equal([new Receipt(new PaymentId(1), Some.Cny(4500))], order.GiveBack(Some.Cny(4500)));
        Assert.Throws<InvalidOperationException>(() => order.GiveBack(Some.Cny(1)));
    }

    [Fact]
    public void A_payment_that_went_back_whole_is_gone_and_one_that_did_not_is_not_touched()
    {
        var order = Paid(5000, 3000);
        Assert.Equal([new Receipt(new PaymentId(8), Some.Cny(3000))], order.GiveBack(Some.Cny(3000)));
        Assert.Equal([new Receipt(new PaymentId(1), Some.Cny(5000))], order.Receipts);
    }

    [Fact]
    public void More_than_was_paid_can_not_go_back_and_then_nothing_does()
    {
        var order = Paid(5000, 3000);
        Assert.Throws<InvalidOperationException>(() => order.GiveBack(Some.Cny(8001)));
        Assert.Equal(Some.Cny(8000), order.Paid);
    }

    [Fact]
    public void Its_money_moves_again_once_every_bank_has_decided()
    {
        var order = Paid(5000);
        Assert.Null(order.RefuseMoney());
        order.Contest("dp_1");
        order.Contest("dp_2");
        order.Settle("dp_1");
        Assert.Equal(["dp_2"], order.Contests);
        Assert.Equal(new ContestedNow(order.Number), order.RefuseMoney());
        order.Settle("dp_2");
        Assert.Null(order.RefuseMoney());
    }

    [Theory]
    [InlineData(null, 200)]
    [InlineData(0, 0)]
    [InlineData(5, 500)]
    public void The_market_s_share_is_the_one_of_the_day_the_order_was_placed(int? percent, long fee)
    {
        var order = Order.Place(new OrderNumber(1001), new ShopId(1), "key", Some.Placement() with { FeePercent = percent }, Some.Order().Lines);
        Assert.Equal(Some.Cny(fee), order.FeeOf(Some.Cny(10_000), usualPercent: 2));
    }

    [Theory]
    [InlineData(1, "")]
    [InlineData(8000, "")]
    [InlineData(0, nameof(RefundOutOfRange))]
    [InlineData(-1, nameof(RefundOutOfRange))]
    [InlineData(8001, nameof(RefundOutOfRange))]
    public void No_more_goes_back_than_was_paid(long fen, string refused) =>
        Assert.Equal(refused, Paid(5000, 3000).RefuseRefund(Some.Cny(fen))?.GetType().Name ?? "");

    [Fact]
    public void What_can_not_go_back_is_refused_by_name()
    {
        Assert.IsType<NotPaidYet>(Some.Order().RefuseRefund(null));
        var byCode = Some.Order();
        byCode.PayByCode(Some.Morning);
        byCode.ConfirmPaid();
        Assert.Equal(new PaidByHand(byCode.Number, IsByCode: true), byCode.RefuseRefund(null));
        Assert.Equal(new PaidByHand(byCode.Number, IsByCode: false), Some.Order(PaymentMethod.CashOnDelivery).RefuseRefund(null));
        Assert.IsType<RefundOutOfRange>(Paid(5000).RefuseRefund(new Money(1, Currency.Usd)));
        var (returned, contested) = (Paid(5000), Paid(5000));
        returned.GiveBack(Some.Cny(5000));
        Assert.IsType<TooLate>(returned.RefuseRefund(null));
        contested.Contest("dp_1");
        Assert.IsType<ContestedNow>(contested.RefuseRefund(null));
        contested.Settle("dp_1");
        Assert.Null(contested.RefuseRefund(null));
    }

    [Fact]
    public void Of_all_that_was_paid_the_market_takes_its_share_once_and_what_is_owed_is_kept_back_first() =>
        Gen.Select(Gen.Long[1, 100_000].Array[1, 5], Gen.Long[0, 600_000], Gen.Int[0, 10_000]).Sample((fen, owed, hundredths) =>
        {
            var order = Paid(fen);
            var shares = order.Shares(Some.Cny(owed), hundredths / 100m).ToList();
            var earned = (order.Paid - order.FeeOf(order.Paid, hundredths / 100m)).Minor;
            Assert.Equal(Math.Min(owed, earned), shares.Sum(share => share.Kept.Minor));
            Assert.Equal(earned - Math.Min(owed, earned), shares.Sum(share => share.Left.Minor));
            Assert.All(shares, share => Assert.True(share.Kept.Minor >= 0 && share.Left.Minor >= 0));
            Assert.All(shares.SkipWhile(share => share.Left.Minor == 0).Skip(1), share => Assert.Equal(0, share.Kept.Minor));
        });

    /// <summary>An order that was paid so much, and as much more each time it was changed.</summary>
    private static Order Paid(params long[] fen)
    {
        var order = Some.Order(PaymentMethod.Online, fen[0]);
        Assert.Null(order.Confirm(new PaymentId(1)));
        for (var i = 1; i < fen.Length; i++)
            order.Change(new PendingChange(order.Lines, new PaymentId(7 + i), Some.Cny(fen[i]), [], []));
        return order;
    }
}
