using ChatShop.Trade.Payments;

namespace ChatShop.Payments.Tests.WeChatPay;

/// <summary>What the shop makes of a WeChat Pay that is not well, refuses, or can not prove itself.</summary>
public sealed class OutageTests
{
    [Theory]
    [InlineData(Trick.Lost)]
    [InlineData(Trick.Silent)]
    [InlineData(Trick.Unsigned)]
    [InlineData(Trick.SignedByAnother)]
    [InlineData(Trick.OtherSerial)]
    [InlineData(Trick.Stale)]
    [InlineData(Trick.FromTomorrow)]
    [InlineData(Trick.Probe)]
    [InlineData(Trick.Changed)]
    [InlineData(Trick.NotJson)]
    internal async Task An_answer_that_proves_nothing_leaves_it_open_and_asking_again_acts_once(Trick trick)
    {
        await using var merchant = await Merchant.OpenAsync();
        merchant.WeChat.Next(trick);
        await Assert.ThrowsAsync<ProviderUnreachableException>(() => merchant.OpenCheckoutAsync());
        Assert.Single(merchant.WeChat.Books.Trades);

        var paid = await merchant.PaidAsync();
        merchant.WeChat.Next(Trick.None, Trick.None, trick);
        await Assert.ThrowsAsync<ProviderUnreachableException>(() => merchant.RefundAsync(paid, 100));
        var refund = await merchant.RefundAsync(paid, 100);

        Assert.Equal(ProviderRefundStatus.Succeeded, refund.Status);
        Assert.Equal((1, 1, 100L), (merchant.WeChat.Books.Trades.Count, merchant.WeChat.Books.Refunds.Count, merchant.WeChat.Books.GivenBack));
    }

    [Theory]
    [InlineData(500, "SYSTEM_ERROR")]
    [InlineData(402, "SYSTEM_ERROR")]
    [InlineData(429, "FREQUENCY_LIMITED")]
    [InlineData(502, "")]
    [InlineData(401, "SIGN_ERROR")]
    public async Task Trouble_of_its_own_is_no_refusal(int status, string code)
    {
        await using var merchant = await Merchant.OpenAsync();
        merchant.WeChat.Refuse(status, code);

        await Assert.ThrowsAsync<ProviderUnreachableException>(() => merchant.OpenCheckoutAsync());
    }

    [Theory]
    [InlineData(400, "PARAM_ERROR", "does not take")]
    [InlineData(400, "INVALID_REQUEST", "console")]
    [InlineData(403, "NO_AUTH", "open this product")]
    [InlineData(400, "APPID_MCHID_NOT_MATCH", "Channels:WeChat:AppId")]
    [InlineData(400, "MCH_NOT_EXISTS", "MerchantId")]
    [InlineData(400, "OPENID_MISMATCH", "OpenID")]
    [InlineData(403, "RULE_LIMIT", "30 percent")]
    [InlineData(403, "TRADE_ERROR", "another card")]
    [InlineData(400, "SOMETHING_NEW", "SOMETHING_NEW")]
    public async Task A_refusal_says_what_to_do(int status, string code, string advice)
    {
        await using var merchant = await Merchant.OpenAsync();
        merchant.WeChat.Refuse(status, code);

        var refused = await Assert.ThrowsAsync<ProviderRefusedException>(() => merchant.OpenCheckoutAsync());

        Assert.Contains(code, refused.Message, StringComparison.Ordinal);
        Assert.Contains(advice, refused.Message, StringComparison.Ordinal);
        Assert.Contains($"said of {code}", refused.Message, StringComparison.Ordinal);
        Assert.Empty(merchant.WeChat.Books.Trades);
    }

    [Theory]
    [InlineData("OUT_TRADE_NO_USED")]
    [InlineData("ORDERPAID")]
    [InlineData("ORDER_CLOSED")]
    public async Task When_a_number_is_said_to_be_used_the_trade_itself_is_asked_for(string code)
    {
        await using var merchant = await Merchant.OpenAsync();
        var paid = await merchant.PaidAsync();
        merchant.WeChat.Refuse(400, code);

        Assert.Equal(paid, await merchant.OpenCheckoutAsync());
    }

    [Theory]
    [InlineData(403, "NO_AUTH")]
    [InlineData(400, "PARAM_ERROR")]
    public async Task A_question_that_is_refused_says_nothing_of_the_money(int status, string code)
    {
        await using var merchant = await Merchant.OpenAsync();
        var checkout = await merchant.OpenCheckoutAsync();

        merchant.WeChat.Refuse(status, code);
        await Assert.ThrowsAsync<ProviderUnreachableException>(() => merchant.ReadAsync(checkout));
        merchant.WeChat.Refuse(status, code);
        await Assert.ThrowsAsync<ProviderUnreachableException>(() => merchant.ExpireAsync(checkout));
    }

    [Fact]
    public async Task A_WeChat_Pay_that_is_not_there_is_unreachable()
    {
        await using var merchant = await Merchant.OpenAsync();
        await merchant.WeChat.DisposeAsync();

        await Assert.ThrowsAsync<ProviderUnreachableException>(() => merchant.OpenCheckoutAsync());
    }

    [Fact]
    public async Task Our_own_cancellation_is_not_blamed_on_WeChat_Pay()
    {
        await using var merchant = await Merchant.OpenAsync();
        using var canceled = new CancellationTokenSource();
        await canceled.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => merchant.Payments.OpenCheckoutAsync(merchant.Request(), canceled.Token));
    }
}
