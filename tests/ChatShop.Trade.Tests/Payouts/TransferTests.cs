using ChatShop.Trade.Payments;
using ChatShop.Trade.Payouts;
using CsCheck;
using static ChatShop.Trade.Payouts.TransferStatus;

namespace ChatShop.Trade.Tests.Payouts;

/// <summary>A seller's share on its way: it shrinks while it waits, and is taken back once it was sent.</summary>
public sealed class TransferTests
{
    [Fact]
    public void It_is_part_of_the_money_that_came_and_goes_through_whoever_took_that()
    {
        var transfer = Waits(5000);
        Assert.Equal(("stripe", "ch_1", new PaymentId(7)), (transfer.Provider, transfer.Charge, transfer.Payment));
        Assert.Equal((new OrderNumber(1001), new ShopId(3)), (transfer.Order, transfer.Shop));
        Assert.Equal((Waiting, Some.Cny(5000), Some.Cny(0), Some.Morning), (transfer.Status, transfer.Left, transfer.Reversed, transfer.NextAt));
    }

    [Fact]
    public void It_is_sent_however_often_that_is_asked_for_until_it_has_arrived()
    {
        var transfer = Waits(5000);
        Assert.True(transfer.Send());
        Assert.Equal(Due, transfer.Status);
        Assert.True(transfer.Send());
        Assert.True(transfer.Arrive("tr_1"));
        Assert.False(transfer.Send());
        Assert.Equal((TransferStatus.Sent, "tr_1"), (transfer.Status, transfer.ProviderId));
    }

    [Fact]
    public void It_arrives_once_and_not_before_it_was_sent()
    {
        var transfer = Waits(5000);
        Assert.False(transfer.Arrive("tr_1"));
        Assert.Equal((Waiting, null), (transfer.Status, transfer.ProviderId));
        transfer.Send();
        Assert.True(transfer.Arrive("tr_1"));
        Assert.False(transfer.Arrive("tr_2"));
        Assert.Equal("tr_1", transfer.ProviderId);
    }

    [Fact]
    public void Each_try_has_a_key_of_its_own_and_the_same_try_the_same()
    {
        var transfer = Waits(5000);
        transfer.Send();
        Assert.Equal("tra4:1", transfer.Key);
        transfer.Send();
        Assert.Equal("tra4:1", transfer.Key);
        transfer.Refuse("no", Some.Morning);
        Assert.Equal("tra4:2", transfer.Key);
    }

    [Theory]
    [InlineData(1, 4)]
    [InlineData(2, 16)]
    [InlineData(3, 64)]
    [InlineData(4, 256)]
    [InlineData(5, 1024)]
    [InlineData(6, 1440)]
    [InlineData(7, 1440)]
    [InlineData(1000, 1440)]
    public void What_was_refused_waits_four_times_as_long_each_time_and_no_longer_than_a_day(int refusals, int minutes)
    {
        var transfer = Waits(5000);
        for (var i = 0; i < refusals; i++)
            transfer.Refuse("no account", Some.Morning);
        Assert.Equal((refusals, Some.Morning.AddMinutes(minutes)), (transfer.Refusals, transfer.NextAt));
    }

    [Fact]
    public void Why_it_was_refused_is_known_until_it_arrives_after_all()
    {
        var transfer = Waits(5000);
        transfer.Send();
        transfer.Refuse("no account", Some.Morning);
        Assert.Equal((Waiting, "no account"), (transfer.Status, transfer.Reason));
        transfer.Send();
        transfer.Arrive("tr_1");
        Assert.Equal((TransferStatus.Sent, null), (transfer.Status, transfer.Reason));
    }

    [Fact]
    public void What_waits_shrinks_and_nothing_is_taken_back_at_the_provider()
    {
        var transfer = Waits(5000);
        Assert.Equal(Some.Cny(0), transfer.TakeBack(Some.Cny(2000)));
        Assert.Equal((Waiting, Some.Cny(3000), Some.Cny(0)), (transfer.Status, transfer.Amount, transfer.Reversed));
    }

    [Theory]
    [InlineData(5000)]
    [InlineData(5001)]
    public void What_waits_and_is_taken_back_whole_is_never_sent(long fen)
    {
        var transfer = Waits(5000);
        transfer.TakeBack(Some.Cny(fen));
        Assert.Equal((Dropped, Some.Cny(0)), (transfer.Status, transfer.Amount));
        Assert.False(transfer.Send());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void What_was_sent_or_may_have_been_keeps_its_amount_and_is_taken_back_at_the_provider(bool hasArrived)
    {
        var transfer = Waits(5000);
        transfer.Send();
        if (hasArrived)
            transfer.Arrive("tr_1");
        Assert.Equal(Some.Cny(2000), transfer.TakeBack(Some.Cny(2000)));
        Assert.Equal((Some.Cny(5000), Some.Cny(2000), Some.Cny(3000)), (transfer.Amount, transfer.Reversed, transfer.Left));
        Assert.Equal(Some.Cny(3000), transfer.TakeBack(Some.Cny(4000)));
        Assert.Equal(Some.Cny(0), transfer.Left);
    }

    [Fact]
    public void What_the_provider_would_not_take_back_stays_with_the_seller()
    {
        var transfer = Waits(5000);
        transfer.Send();
        transfer.TakeBack(Some.Cny(2000));
        transfer.Keep(Some.Cny(500));
        Assert.Equal((Some.Cny(1500), Some.Cny(3500)), (transfer.Reversed, transfer.Left));
    }

    [Fact]
    public void However_it_is_taken_back_the_seller_is_left_with_the_rest_and_never_with_less_than_nothing() =>
        Gen.Select(Gen.Long[1, 10_000], Gen.Long[1, 10_000].Array[0, 5], Gen.Int[0, 5]).Sample((fen, backs, sentAfter) =>
        {
            var transfer = Waits(fen);
            for (var i = 0; i < backs.Length; i++)
            {
                if (i == sentAfter)
                    transfer.Send();
                transfer.TakeBack(Some.Cny(backs[i]));
            }
            Assert.Equal(Math.Max(0, fen - backs.Sum()), transfer.Left.Minor);
        });

    private static Transfer Waits(long fen)
    {
        var payment = Payment.Begin(new PaymentId(7), Some.Buyer, [new PaymentPart(new OrderNumber(1001), Some.Cny(fen), [])], Some.Morning, Some.Morning, "zh-CN");
        payment.Receive(Some.Cny(fen), "ch_1", "card");
        return Transfer.Begin(new TransferId(4), new OrderNumber(1001), new ShopId(3), payment, Some.Cny(fen), Some.Morning);
    }
}
