using ChatShop.Trade;
using ChatShop.Trade.Payments;
using ChatShop.Trade.Payouts;

namespace ChatShop.Payments.Tests.WeChatPay;

/// <summary>Handing on to sellers what they earned: WeChat Pay's profit sharing.</summary>
public sealed class SharingTests
{
    private const string Person = "PERSONAL_OPENID:oSeller1";
    private const string Firm = "MERCHANT_ID:1900000200";

    [Fact]
    public async Task A_seller_in_WeChat_becomes_a_receiver_and_needs_to_say_nothing_more()
    {
        await using var merchant = await Merchant.OpenAsync();

        var account = await OpenAsync(merchant, "wechat", "oSeller1");

        Assert.Equal(new ProviderAccount(Person, CanReceive: true, CanPayOut: true), account);
        Assert.Equal(account, await merchant.Sellers.ReadAccountAsync(Person, CancellationToken.None));
        Assert.Null(await merchant.Sellers.InviteAsync(Person, Merchant.PublicUrl, CancellationToken.None));
        Assert.Equal(("PERSONAL_OPENID", null), ((string?)merchant.WeChat.Body!["type"], merchant.WeChat.Body["name"]));
        Assert.True(merchant.Sellers.TransfersArrive);
    }

    [Fact]
    public async Task A_seller_who_is_a_merchant_is_added_with_a_sealed_name()
    {
        await using var merchant = await Merchant.OpenAsync();

        Assert.Equal(Firm, (await OpenAsync(merchant, "wechatpay", "1900000200")).Id);

        var sealedName = Convert.FromBase64String((string)merchant.WeChat.Body!["name"]!);
        Assert.Equal("老李果园", System.Text.Encoding.UTF8.GetString(
            StandInKeys.Platform.Decrypt(sealedName, System.Security.Cryptography.RSAEncryptionPadding.OaepSHA1)));
    }

    [Fact]
    public async Task A_seller_elsewhere_can_not_receive()
    {
        await using var merchant = await Merchant.OpenAsync();

        await Assert.ThrowsAsync<ProviderRefusedException>(() => OpenAsync(merchant, "telegram", "42"));
        merchant.WeChat.Refuse(400, "INVALID_REQUEST");
        Assert.False((await merchant.Sellers.ReadAccountAsync(Person, CancellationToken.None)).CanReceive);
    }

    [Theory]
    [InlineData(Trick.None)]
    [InlineData(Trick.Lost)]
    [InlineData(Trick.SignedByAnother)]
    internal async Task A_share_is_handed_on_once_however_often_it_is_asked_for(Trick trick)
    {
        await using var merchant = await SharingAsync();
        var paid = await merchant.PaidAsync();
        merchant.WeChat.Next(Trick.None, trick);
        if (trick != Trick.None)
            await Assert.ThrowsAsync<ProviderUnreachableException>(() => TransferAsync(merchant, paid, 10000));

        var first = await TransferAsync(merchant, paid, 10000);
        var again = await TransferAsync(merchant, paid, 10000);

        Assert.Equal(first, again);
        Assert.Equal(first, Assert.Single(merchant.WeChat.Books.Shares.Keys));
        Assert.StartsWith("tra4-1-", first, StringComparison.Ordinal);
        Assert.False((bool)merchant.WeChat.Body!["unfreeze_unspent"]!);
    }

    [Fact]
    public async Task A_share_under_way_is_asked_for_again_until_it_is_there()
    {
        await using var merchant = await SharingAsync();
        var paid = await merchant.PaidAsync();
        merchant.WeChat.Books.SharesAre = ("PENDING", "");
        await Assert.ThrowsAsync<ProviderUnreachableException>(() => TransferAsync(merchant, paid, 10000));
        await Assert.ThrowsAsync<ProviderUnreachableException>(() => TransferAsync(merchant, paid, 10000));

        merchant.WeChat.Books.Shares.Values.Single()["receivers"]![0]!["result"] = "SUCCESS";

        Assert.Equal(merchant.WeChat.Books.Shares.Keys.Single(), await TransferAsync(merchant, paid, 10000));
    }

    [Theory]
    [InlineData("RECEIVER_HIGH_RISK", "risky")]
    [InlineData("NO_RELATION", "receivers of shares")]
    [InlineData("RECEIVER_REAL_NAME_NOT_VERIFIED", "name")]
    public async Task A_share_that_comes_back_is_refused_with_its_reason(string reason, string advice)
    {
        await using var merchant = await SharingAsync();
        var paid = await merchant.PaidAsync();
        merchant.WeChat.Books.SharesAre = ("CLOSED", reason);

        var refused = await Assert.ThrowsAsync<ProviderRefusedException>(() => TransferAsync(merchant, paid, 10000));

        Assert.Contains(advice, refused.Message, StringComparison.Ordinal);
        merchant.WeChat.Books.SharesAre = ("SUCCESS", "");
        await TransferAsync(merchant, paid, 10000, "tra4:2");
    }

    [Fact]
    public async Task More_than_may_be_shared_and_a_seller_who_was_not_added_are_refused_with_what_to_do()
    {
        await using var merchant = await SharingAsync();
        var paid = await merchant.PaidAsync();

        var tooMuch = await Assert.ThrowsAsync<ProviderRefusedException>(() => TransferAsync(merchant, paid, 11998));
        merchant.WeChat.Books.Receivers.Clear();
        var notAdded = await Assert.ThrowsAsync<ProviderRefusedException>(() => TransferAsync(merchant, paid, 100));

        Assert.Contains("30 percent", tooMuch.Message, StringComparison.Ordinal);
        Assert.Contains("not among the merchant's receivers", notAdded.Message, StringComparison.Ordinal);
        Assert.Empty(merchant.WeChat.Books.Shares);
    }

    [Fact]
    public async Task The_same_key_over_another_amount_is_refused_aloud()
    {
        await using var merchant = await SharingAsync();
        var paid = await merchant.PaidAsync();
        await TransferAsync(merchant, paid, 100);

        await Assert.ThrowsAsync<ProviderRefusedException>(() => TransferAsync(merchant, paid, 200));
    }

    [Theory]
    [InlineData(Trick.None)]
    [InlineData(Trick.Lost)]
    internal async Task What_a_merchant_received_is_taken_back_once(Trick trick)
    {
        await using var merchant = await SharingAsync();
        var transfer = await TransferAsync(merchant, await merchant.PaidAsync(), 10000, account: Firm);
        merchant.WeChat.Next(Trick.None, trick);
        if (trick != Trick.None)
            await Assert.ThrowsAsync<ProviderUnreachableException>(() => ReverseAsync(merchant, transfer, Firm, 500));

        var first = await ReverseAsync(merchant, transfer, Firm, 500);

        Assert.Equal(first, await ReverseAsync(merchant, transfer, Firm, 500));
        Assert.Equal(500, Assert.Single(merchant.WeChat.Books.Returns.Values)["amount"]!.GetValue<long>());
        await Assert.ThrowsAsync<ProviderRefusedException>(() => ReverseAsync(merchant, transfer, Firm, 600));
    }

    [Fact]
    public async Task What_can_not_be_taken_back_is_refused()
    {
        await using var merchant = await SharingAsync();
        var paid = await merchant.PaidAsync();
        var toPerson = await TransferAsync(merchant, paid, 100);
        var toFirm = await TransferAsync(merchant, paid, 100, "tra5:1", Firm);
        var asked = merchant.WeChat.Asked.Count;

        var wallet = await Assert.ThrowsAsync<ProviderRefusedException>(() => ReverseAsync(merchant, toPerson, Person, 100));
        Assert.Equal(asked, merchant.WeChat.Asked.Count);
        Assert.Contains("a person's wallet", wallet.Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<ProviderRefusedException>(() => ReverseAsync(merchant, toFirm, Firm, 101));
        merchant.WeChat.Books.SharesAre = ("FAILED", "PAYER_ACCOUNT_ABNORMAL");
        await Assert.ThrowsAsync<ProviderRefusedException>(() => ReverseAsync(merchant, toFirm, Firm, 50));
    }

    [Fact]
    public async Task Nothing_is_left_to_pay_out()
    {
        await using var merchant = await Merchant.OpenAsync();

        await Assert.ThrowsAsync<ProviderRefusedException>(() => merchant.Sellers.PayOutAsync(
            new PayoutRequest("po1", "po1", Person, new Money(1, Currency.Cny)), CancellationToken.None));
        await Assert.ThrowsAsync<ProviderRefusedException>(() => merchant.Sellers.ReadPayoutAsync(Person, "po1", CancellationToken.None));
    }

    private static async Task<Merchant> SharingAsync()
    {
        var merchant = await Merchant.OpenAsync();
        await OpenAsync(merchant, "wechat", "oSeller1");
        await OpenAsync(merchant, "wechatpay", "1900000200");
        return merchant;
    }

    private static Task<ProviderAccount> OpenAsync(Merchant merchant, string channel, string user) =>
        merchant.Sellers.OpenAccountAsync(new AccountRequest("s1", "s1:account:wechatpay", "老李果园", new Payer(channel, user)), CancellationToken.None);

    private static Task<string> TransferAsync(Merchant merchant, Checkout paid, long minor, string key = "tra4:1", string account = Person) =>
        merchant.Sellers.TransferAsync(new TransferRequest(key.Split(':')[0], key, account, paid.Charge!, "pay7", new Money(minor, Currency.Cny)), CancellationToken.None);

    private static Task<string> ReverseAsync(Merchant merchant, string transfer, string account, long minor) => merchant.Sellers.ReverseAsync(
        new ReversalRequest("ref4", "ref4:reversal", account, transfer, new Money(minor, Currency.Cny)), CancellationToken.None);
}
