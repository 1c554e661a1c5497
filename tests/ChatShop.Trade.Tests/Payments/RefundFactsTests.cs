using ChatShop.Trade.Payments;

namespace ChatShop.Trade.Tests.Payments;

/// <summary>Who hears of money on its way back.</summary>
public sealed class RefundFactsTests
{
    [Theory]
    [InlineData(RefundNews.None, false, false, false)]
    [InlineData(RefundNews.Back, true, true, false)]
    [InlineData(RefundNews.Failed, true, false, false)]
    [InlineData(RefundNews.SentBack, true, false, true)]
    public void A_buyer_hears_of_it_when_it_is_news(RefundNews news, bool isHeard, bool isBack, bool isSentBack)
    {
        var followed = new RefundFollowed(new RefundId(4), Some.Cny(100), Some.Told(), news);
        Assert.Equal(isHeard ? [(Some.Buyer, "buyer")] : [], Some.Heard(followed));
        Assert.Equal((isBack, isSentBack), (followed.IsBack, followed.IsSentBack));
    }

    [Fact]
    public void Those_who_run_the_market_hear_of_one_that_failed_and_send_it_again()
    {
        var failed = new RefundFollowed(new RefundId(4), Some.Cny(100), Some.Told(), RefundNews.Failed, Some.Operators);
        Assert.Equal([(Some.Buyer, "buyer"), (Some.Operators[0], "operator"), (Some.Operators[1], "operator")], Some.Heard(failed));
        Assert.Equal([new SendRefund(new RefundId(6))], new RefundRepeated(Some.Told(), Some.Cny(100), [new RefundId(6)]).Errands);
    }

    [Fact]
    public void The_same_notice_of_the_same_provider_is_heard_once_and_followed()
    {
        var notice = new ProviderNotice("evt_1", ProviderNoticeKind.Refund, "re_1", null);
        Assert.Equal("stripe:evt_1", HearNotice.KeyOf("stripe", "evt_1"));
        Assert.Equal([new FollowNotice("stripe", notice)], new NoticeHeard("stripe", notice).Errands);
    }
}
