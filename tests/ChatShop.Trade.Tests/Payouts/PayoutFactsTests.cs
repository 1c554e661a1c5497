using ChatShop.Trade.Payouts;

namespace ChatShop.Trade.Tests.Payouts;

/// <summary>What a seller hears of the way to the bank, and what is sent on it.</summary>
public sealed class PayoutFactsTests
{
    [Fact]
    public void A_seller_hears_of_another_bank_account_and_what_waited_for_it_is_sent()
    {
        var followed = new SellerAccountFollowed(new ShopId(3), Some.Seller, "stripe", CanPayOut: true, IsNewBank: true, "6789", [new TransferId(5)]);
        Assert.Equal([(Some.Seller, "seller")], Some.Heard(followed));
        Assert.Empty((followed with { IsNewBank = false }).Notices);
        Assert.Equal([new SendTransfer(new TransferId(5))], followed.Errands);
    }

    [Fact]
    public void Those_who_run_the_market_hear_of_a_transfer_that_was_refused() => Assert.Equal(
        Some.Operators.Select(person => (person, "operator")),
        Some.Heard(new TransferRefused(new TransferId(5), new OrderNumber(1001), "王婶的店", Some.Cny(100), "no", Some.Operators)));

    [Fact]
    public void A_payout_that_waits_is_sent_when_its_time_has_come_and_another_one_at_once()
    {
        var asked = new PayoutRequested(new PayoutId(4), Some.Cny(100), "6789", Some.Morning, Waits: false);
        Assert.Equal([new ForwardPayout(new PayoutId(4))], asked.Errands);
        Assert.Empty((asked with { Waits = true }).Errands);
        Assert.Equal([new ForwardPayout(new PayoutId(4))], new PayoutSent(new PayoutId(4)).Errands);
    }

    [Theory]
    [InlineData(PayoutNews.None, false, false, false)]
    [InlineData(PayoutNews.Paid, true, true, false)]
    [InlineData(PayoutNews.Failed, true, false, false)]
    [InlineData(PayoutNews.SentBack, true, false, true)]
    public void A_seller_hears_when_the_bank_has_it_did_not_take_it_or_sent_it_back(PayoutNews news, bool isHeard, bool isPaid, bool isSentBack)
    {
        var followed = new PayoutFollowed(new PayoutId(4), Some.Seller, Some.Cny(100), "6789", news);
        Assert.Equal(isHeard ? [(Some.Seller, "seller")] : [], Some.Heard(followed));
        Assert.Equal((isPaid, isSentBack), (followed.IsPaid, followed.IsSentBack));
    }
}
