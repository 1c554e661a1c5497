using ChatShop.Trade.Payouts;

namespace ChatShop.Trade.Tests.Payouts;

/// <summary>Where a seller's share lies: a bank account that is new waits for its first payout.</summary>
public sealed class SellerAccountTests
{
    [Theory]
    [InlineData("6789", "6789", false)]
    [InlineData("6789", "1234", true)]
    [InlineData("6789", null, true)]
    [InlineData(null, "6789", true)]
    [InlineData(null, null, false)]
    public void Another_bank_account_is_a_new_one_and_the_same_is_not(string? before, string? now, bool isNew)
    {
        var account = Opened();
        account.Follow(Ready(before), Some.Morning);
        Assert.Equal(isNew, account.Follow(Ready(now), Some.Morning.AddDays(9)));
        Assert.Equal(isNew ? Some.Morning.AddDays(9) : Some.Morning, account.BankSince);
        Assert.Equal(now, account.BankEnding);
    }

    [Fact]
    public void An_account_that_can_not_pay_out_has_no_new_bank_whatever_it_says()
    {
        var account = Opened();
        Assert.False(account.Follow(new ProviderAccount("acct_1", CanReceive: true, CanPayOut: false, "6789"), Some.Morning));
        Assert.Null(account.BankSince);
        Assert.Equal(("acct_1", true, false), (account.ProviderId, account.CanReceive, account.CanPayOut));
    }

    [Fact]
    public void An_account_that_can_pay_out_again_waits_again_though_the_bank_is_the_same()
    {
        var account = Opened();
        account.Follow(Ready("6789"), Some.Morning);
        account.Follow(new ProviderAccount("acct_1", CanReceive: true, CanPayOut: false, "6789"), Some.Morning.AddDays(1));
        Assert.True(account.Follow(Ready("6789"), Some.Morning.AddDays(2)));
        Assert.Equal(Some.Morning.AddDays(3), account.PaysOutFrom);
    }

    [Fact]
    public void It_pays_out_a_day_after_the_bank_was_named_and_without_a_bank_that_day_never_keeps_it()
    {
        var account = Opened();
        Assert.True(account.PaysOutFrom < Some.Morning);
        account.Follow(Ready("6789"), Some.Morning);
        Assert.Equal(Some.Morning.AddHours(24), account.PaysOutFrom);
    }

    [Fact]
    public void A_shop_s_account_at_a_provider_is_opened_under_the_same_key_however_often() =>
        Assert.Equal("s3:account:stripe", SellerAccount.KeyOf(new ShopId(3), "stripe"));

    private static SellerAccount Opened() => SellerAccount.Begin(new ShopId(3), "stripe");

    private static ProviderAccount Ready(string? ending) => new("acct_1", CanReceive: true, CanPayOut: true, ending);
}
