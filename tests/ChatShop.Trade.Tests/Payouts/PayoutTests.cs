using ChatShop.Trade.Payouts;
using static ChatShop.Trade.Payouts.PayoutStatus;

namespace ChatShop.Trade.Tests.Payouts;

/// <summary>A seller's money on its way to the bank: it can be stopped while it waits, and a bank may send it back.</summary>
public sealed class PayoutTests
{
    [Fact]
    public void To_a_bank_account_named_just_now_it_waits_a_day_and_to_an_old_one_not_at_all()
    {
        Assert.Equal(Some.Morning.AddDays(1), Asked(Some.Morning).SendAt);
        Assert.Equal(Some.Morning.AddHours(30), Asked(Some.Morning.AddHours(30)).SendAt);
    }

    [Fact]
    public void It_goes_to_the_bank_account_that_was_known_when_it_was_asked_for()
    {
        var payout = Asked(Some.Morning);
        Assert.Equal((new ShopId(3), "stripe", "6789"), (payout.Shop, payout.Provider, payout.BankEnding));
        Assert.Equal((Waiting, Some.Cny(5000), Some.Morning), (payout.Status, payout.Amount, payout.AskedAt));
        Assert.Equal("out4", payout.Key);
    }

    [Theory]
    [InlineData(Waiting, true, Sent)]
    [InlineData(Sent, true, Sent)]
    [InlineData(Paid, false, Paid)]
    [InlineData(Failed, false, Failed)]
    [InlineData(Canceled, false, Canceled)]
    public void It_is_sent_while_it_waits_and_again_while_nobody_knows(PayoutStatus from, bool isSent, PayoutStatus to)
    {
        var payout = At(from);
        Assert.Equal(isSent, payout.Send());
        Assert.Equal(to, payout.Status);
    }

    [Theory]
    [InlineData(Waiting, true, Canceled)]
    [InlineData(Sent, false, Sent)]
    [InlineData(Paid, false, Paid)]
    [InlineData(Failed, false, Failed)]
    [InlineData(Canceled, false, Canceled)]
    public void It_can_be_stopped_only_while_it_waits(PayoutStatus from, bool isStopped, PayoutStatus to)
    {
        var payout = At(from);
        Assert.Equal(isStopped, payout.Cancel());
        Assert.Equal(to, payout.Status);
    }

    [Theory]
    [InlineData(Sent, ProviderPayoutStatus.Pending, PayoutNews.None, Sent)]
    [InlineData(Sent, ProviderPayoutStatus.Paid, PayoutNews.Paid, Paid)]
    [InlineData(Sent, ProviderPayoutStatus.Failed, PayoutNews.Failed, Failed)]
    [InlineData(Paid, ProviderPayoutStatus.Pending, PayoutNews.None, Paid)]
    [InlineData(Paid, ProviderPayoutStatus.Paid, PayoutNews.None, Paid)]
    [InlineData(Paid, ProviderPayoutStatus.Failed, PayoutNews.SentBack, Failed)]
    [InlineData(Failed, ProviderPayoutStatus.Pending, PayoutNews.None, Failed)]
    [InlineData(Failed, ProviderPayoutStatus.Paid, PayoutNews.None, Failed)]
    [InlineData(Failed, ProviderPayoutStatus.Failed, PayoutNews.None, Failed)]
    [InlineData(Canceled, ProviderPayoutStatus.Paid, PayoutNews.None, Canceled)]
    [InlineData(Waiting, ProviderPayoutStatus.Paid, PayoutNews.None, Waiting)]
    public void Each_word_of_the_provider_is_news_once(PayoutStatus from, ProviderPayoutStatus told, PayoutNews news, PayoutStatus to)
    {
        var payout = At(from);
        Assert.Equal(news, payout.Follow(new ProviderPayout("po_1", told)));
        Assert.Equal((to, "po_1"), (payout.Status, payout.ProviderId));
    }

    [Fact]
    public void What_the_provider_refused_was_never_made_and_is_back_once()
    {
        var payout = At(Sent);
        Assert.True(payout.Refuse());
        Assert.Equal(Failed, payout.Status);
        Assert.False(payout.Refuse());
    }

    [Fact]
    public void What_the_provider_has_it_can_not_refuse_any_more()
    {
        var payout = At(Sent);
        payout.Follow(new ProviderPayout("po_1", ProviderPayoutStatus.Pending));
        Assert.False(payout.Refuse());
        Assert.Equal(Sent, payout.Status);
    }

    [Theory]
    [InlineData(Waiting)]
    [InlineData(Canceled)]
    public void What_was_not_sent_can_not_be_refused(PayoutStatus from)
    {
        var payout = At(from);
        Assert.False(payout.Refuse());
        Assert.Equal(from, payout.Status);
    }

    private static Payout At(PayoutStatus status)
    {
        var payout = Asked(Some.Morning);
        if (status == Canceled)
            payout.Cancel();
        if (status is Sent or Paid or Failed)
            payout.Send();
        if (status is Paid or Failed)
            payout.Follow(new ProviderPayout("po_1", status == Paid ? ProviderPayoutStatus.Paid : ProviderPayoutStatus.Failed));
        Assert.Equal(status, payout.Status);
        return payout;
    }

    /// <summary>Asked for at this time; the bank account was named in the morning.</summary>
    private static Payout Asked(DateTimeOffset at)
    {
        var account = SellerAccount.Begin(new ShopId(3), "stripe");
        account.Follow(new ProviderAccount("acct_1", CanReceive: true, CanPayOut: true, "6789"), Some.Morning);
        return Payout.Begin(new PayoutId(4), account, Some.Cny(5000), at);
    }
}
