using ChatShop.Trade.Payments;
using ChatShop.Trade.Payouts;
using static ChatShop.Trade.Payments.ProviderRefundStatus;

namespace ChatShop.Trade.Tests.Payments;

/// <summary>Money on its way back to a buyer: each word of the provider counts once, and nothing is taken from a seller twice.</summary>
public sealed class RefundTests
{
    [Theory]
    [InlineData(Pending, Pending, RefundNews.None, Pending)]
    [InlineData(Pending, Succeeded, RefundNews.Back, Succeeded)]
    [InlineData(Pending, Failed, RefundNews.Failed, Failed)]
    [InlineData(Succeeded, Pending, RefundNews.None, Succeeded)]
    [InlineData(Succeeded, Succeeded, RefundNews.None, Succeeded)]
    [InlineData(Succeeded, Failed, RefundNews.SentBack, Failed)]
    [InlineData(Failed, Pending, RefundNews.None, Failed)]
    [InlineData(Failed, Succeeded, RefundNews.None, Failed)]
    [InlineData(Failed, Failed, RefundNews.None, Failed)]
    public void What_failed_stays_failed_and_what_succeeded_may_still_fail(
        ProviderRefundStatus from, ProviderRefundStatus told, RefundNews news, ProviderRefundStatus to)
    {
        var refund = Begun();
        refund.Follow(new ProviderRefund("re_1", from));
        Assert.Equal(news, refund.Follow(new ProviderRefund("re_1", told)));
        Assert.Equal((to, "re_1"), (refund.Status, refund.ProviderId));
    }

    [Fact]
    public void What_is_held_comes_from_nobody_s_account()
    {
        var refund = Begun();
        Assert.Equal((new RefundId(4), new PaymentId(7), "ch_1", new OrderNumber(1001)), (refund.Id, refund.Payment, refund.Charge, refund.Order));
        Assert.Equal((Some.Cny(1000), Some.Cny(0), Some.Cny(0)), (refund.Amount, refund.Fee, refund.FromAccount));
        Assert.Equal((false, ReversalStatus.None, null), (refund.FromSeller, refund.Reversal, refund.Repeats));
    }

    [Theory]
    [InlineData(980, ReversalStatus.Due)]
    [InlineData(1, ReversalStatus.Due)]
    [InlineData(0, ReversalStatus.None)]
    public void What_the_seller_had_is_taken_back_at_the_provider_as_far_as_it_lies_there(long fromAccount, ReversalStatus due)
    {
        var refund = Begun().FromTheSeller(Some.Cny(20), Some.Cny(fromAccount), new TransferId(5));
        Assert.Equal((true, Some.Cny(20), Some.Cny(fromAccount), new TransferId(5)), (refund.FromSeller, refund.Fee, refund.FromAccount, refund.Transfer!.Value));
        Assert.Equal(due, refund.Reversal);
    }

    [Theory]
    [InlineData(true, ReversalStatus.Done)]
    [InlineData(false, ReversalStatus.Refused)]
    public void What_the_provider_says_of_taking_it_back_is_news_once(bool isBack, ReversalStatus to)
    {
        var refund = Begun().FromTheSeller(Some.Cny(20), Some.Cny(980), new TransferId(5));
        Assert.True(refund.Reverse(isBack));
        Assert.False(refund.Reverse(!isBack));
        Assert.Equal(to, refund.Reversal);
    }

    [Fact]
    public void Where_nothing_has_to_be_taken_back_nothing_is()
    {
        var refund = Begun();
        Assert.False(refund.Reverse(isBack: true));
        Assert.Equal(ReversalStatus.None, refund.Reversal);
    }

    [Fact]
    public void A_refund_that_failed_is_tried_again_as_another_one_for_the_same_money()
    {
        var failed = Begun().FromTheSeller(Some.Cny(20), Some.Cny(980), new TransferId(5));
        failed.Reverse(isBack: true);
        failed.Follow(new ProviderRefund("re_1", Failed));

        var again = failed.Repeat(new RefundId(6));

        Assert.Equal((new RefundId(6), failed.Id), (again.Id, again.Repeats!.Value));
        Assert.Equal((Pending, null), (again.Status, again.ProviderId));
        Assert.Equal((failed.Payment, failed.Charge, failed.Order, failed.Amount), (again.Payment, again.Charge, again.Order, again.Amount));
        Assert.Equal((true, failed.Fee, failed.FromAccount, failed.Transfer), (again.FromSeller, again.Fee, again.FromAccount, again.Transfer));
        Assert.False(again.Reverse(isBack: true)); // What was taken back from the seller is not taken twice.
    }

    [Fact]
    public void Giving_back_taking_back_and_trying_again_have_keys_of_their_own()
    {
        var refund = Begun();
        Assert.Equal(["ref4", "ref4:reversal", "ref6"], [refund.Key, refund.ReversalKey, refund.Repeat(new RefundId(6)).Key]);
    }

    private static Refund Begun() => Refund.Begin(new RefundId(4), new PaymentId(7), "ch_1", new OrderNumber(1001), Some.Cny(1000));
}
