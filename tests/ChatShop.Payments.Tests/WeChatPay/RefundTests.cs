using ChatShop.Trade;
using ChatShop.Trade.Payments;

namespace ChatShop.Payments.Tests.WeChatPay;

/// <summary>Giving money back through WeChat Pay.</summary>
public sealed class RefundTests
{
    [Fact]
    public async Task A_part_goes_back_once_however_often_it_is_asked_for()
    {
        await using var merchant = await Merchant.OpenAsync();
        var paid = await merchant.PaidAsync();

        var first = await merchant.RefundAsync(paid, 2000);
        var again = await merchant.RefundAsync(paid, 2000);

        Assert.Equal(first, again);
        Assert.Equal(ProviderRefundStatus.Succeeded, first.Status);
        Assert.Equal(2000, merchant.WeChat.Books.GivenBack);
        Assert.StartsWith("ref4-", Assert.Single(merchant.WeChat.Books.Refunds.Keys), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Several_parts_go_back_and_never_more_than_was_paid()
    {
        await using var merchant = await Merchant.OpenAsync();
        var paid = await merchant.PaidAsync();
        await merchant.RefundAsync(paid, 39000, "ref4");
        await merchant.RefundAsync(paid, 990, "ref5");

        await Assert.ThrowsAsync<ProviderRefusedException>(() => merchant.RefundAsync(paid, 1, "ref6"));

        Assert.Equal(39990, merchant.WeChat.Books.GivenBack);
        Assert.Equal(CheckoutStatus.Paid, (await merchant.ReadAsync(paid)).Status);
    }

    [Theory]
    [InlineData("PROCESSING", ProviderRefundStatus.Pending)]
    [InlineData("SUCCESS", ProviderRefundStatus.Succeeded)]
    [InlineData("ABNORMAL", ProviderRefundStatus.Failed)]
    [InlineData("CLOSED", ProviderRefundStatus.Failed)]
    public async Task How_it_stands_is_said_in_the_trade_s_words(string theirs, ProviderRefundStatus ours)
    {
        await using var merchant = await Merchant.OpenAsync();
        var paid = await merchant.PaidAsync();
        merchant.WeChat.Books.RefundsAre = theirs;

        Assert.Equal(ours, (await merchant.RefundAsync(paid, 100)).Status);
    }

    [Fact]
    public async Task One_that_was_under_way_is_followed_to_its_end()
    {
        await using var merchant = await Merchant.OpenAsync();
        var paid = await merchant.PaidAsync();
        merchant.WeChat.Books.RefundsAre = "PROCESSING";
        var pending = await merchant.RefundAsync(paid, 100);
        merchant.WeChat.Books.Refunds.Values.Single()["status"] = "SUCCESS";

        var told = await merchant.RefundAsync(paid, 100);

        Assert.Equal((pending.Id, ProviderRefundStatus.Succeeded), (told.Id, told.Status));
    }

    [Fact]
    public async Task The_same_refund_over_another_amount_is_refused_aloud()
    {
        await using var merchant = await Merchant.OpenAsync();
        var paid = await merchant.PaidAsync();
        await merchant.RefundAsync(paid, 100);

        await Assert.ThrowsAsync<ProviderRefusedException>(() => merchant.RefundAsync(paid, 200));

        Assert.Equal(100, merchant.WeChat.Books.GivenBack);
    }

    [Fact]
    public async Task An_account_that_does_not_hold_enough_says_what_to_do()
    {
        await using var merchant = await Merchant.OpenAsync();
        var paid = await merchant.PaidAsync();
        await merchant.RefundAsync(paid, 1, "ref3");
        // The question whether it was begun before, and the one how much was paid, are answered; the refund itself is refused.
        merchant.WeChat.RefuseAfter(2, 403, "NOT_ENOUGH");

        var refused = await Assert.ThrowsAsync<ProviderRefusedException>(() => merchant.RefundAsync(paid, 100));

        Assert.Contains("pay in", refused.Message, StringComparison.Ordinal);
        Assert.Equal(1, merchant.WeChat.Books.GivenBack);
    }

    [Fact]
    public async Task Only_yuan_can_go_back_and_at_least_one_fen()
    {
        await using var merchant = await Merchant.OpenAsync();
        var paid = await merchant.PaidAsync();

        await Assert.ThrowsAsync<ProviderRefusedException>(() => merchant.RefundAsync(paid, 0));
        await Assert.ThrowsAsync<ProviderRefusedException>(() => merchant.Payments.RefundAsync(
            new RefundRequest("ref4", "ref4", paid.Charge!, new Money(1, Currency.Usd)), CancellationToken.None));
    }
}
