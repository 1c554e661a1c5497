using System.Text.Json.Nodes;
using ChatShop.Trade.Payments;

namespace ChatShop.Payments.Tests.WeChatPay;

/// <summary>What WeChat Pay tells at POST /webhooks/wechatpay, and what others tell in its name.</summary>
public sealed class NoticeTests
{
    private const int MostBytes = 64 * 1024;

    private static readonly JsonObject Paid = new()
    {
        ["mchid"] = Merchant.Id, ["appid"] = Merchant.AppId, ["out_trade_no"] = "pay7-abcdefgh0tlj2rcjh", ["attach"] = "pay7",
        ["transaction_id"] = "4200001", ["trade_state"] = "SUCCESS",
    };

    [Fact]
    public async Task That_a_trade_was_paid_is_written_down_for_its_checkout_and_its_payment()
    {
        await using var merchant = await Merchant.OpenAsync();
        var body = Merchant.Notice("TRANSACTION.SUCCESS", Paid);

        Assert.Equal((204, ""), await merchant.KnockAsync(body, Signed(merchant, body)));

        Assert.Equal(
            new FollowNotice("wechatpay", new ProviderNotice("EV-2026112508000001", ProviderNoticeKind.Checkout, "pay7-abcdefgh0tlj2rcjj", "pay7")),
            await merchant.Trade.Errands.Reader.ReadAsync());
    }

    [Theory]
    [InlineData("REFUND.SUCCESS")]
    [InlineData("REFUND.ABNORMAL")]
    [InlineData("REFUND.CLOSED")]
    public async Task That_a_refund_moved_on_is_written_down_with_WeChat_Pay_s_number_of_it(string kind)
    {
        await using var merchant = await Merchant.OpenAsync();
        var body = Merchant.Notice(kind, new JsonObject { ["mchid"] = Merchant.Id, ["out_trade_no"] = "x", ["refund_id"] = "50300001" });

        Assert.Equal(204, (await merchant.KnockAsync(body, Signed(merchant, body))).Status);

        var errand = Assert.IsType<FollowNotice>(await merchant.Trade.Errands.Reader.ReadAsync());
        Assert.Equal((ProviderNoticeKind.Refund, "50300001"), (errand.Notice.Kind, errand.Notice.Subject));
    }

    [Theory]
    [InlineData("PROFITSHARING.SUCCESS", "x")]
    [InlineData("TRANSACTION.SUCCESS", "another shop's number")]
    public async Task What_is_of_no_use_is_taken_and_not_kept(string kind, string number)
    {
        await using var merchant = await Merchant.OpenAsync();
        var body = Merchant.Notice(kind, new JsonObject { ["mchid"] = Merchant.Id, ["out_trade_no"] = number });

        Assert.Equal(204, (await merchant.KnockAsync(body, Signed(merchant, body))).Status);
        Assert.Empty(merchant.Trade.Acts);
    }

    [Fact]
    public async Task One_that_comes_again_is_taken_again_and_acted_upon_once()
    {
        await using var merchant = await Merchant.OpenAsync();
        var body = Merchant.Notice("TRANSACTION.SUCCESS", Paid);
        var headers = Signed(merchant, body);

        var answers = new[] { await merchant.KnockAsync(body, headers), await merchant.KnockAsync(body, headers), await merchant.KnockAsync(body, Signed(merchant, body, 60)) };

        Assert.All(answers, answer => Assert.Equal(204, answer.Status));
        Assert.Single(merchant.Trade.Acts);
        Assert.Equal(1, merchant.Trade.Errands.Reader.Count);
    }

    [Theory]
    [InlineData(-300, 204)]
    [InlineData(-301, 401)]
    [InlineData(300, 204)]
    [InlineData(301, 401)]
    public async Task It_is_believed_for_five_minutes(int seconds, int status)
    {
        await using var merchant = await Merchant.OpenAsync();
        var body = Merchant.Notice("TRANSACTION.SUCCESS", Paid);

        Assert.Equal(status, (await merchant.KnockAsync(body, Signed(merchant, body, seconds))).Status);
    }

    [Theory]
    [InlineData("Wechatpay-Signature", "")]
    [InlineData("Wechatpay-Signature", "bm90IGEgc2lnbmF0dXJl")]
    [InlineData("Wechatpay-Signature", "not Base64!")]
    [InlineData("Wechatpay-Nonce", "another")]
    [InlineData("Wechatpay-Serial", "PUB_KEY_ID_OTHER")]
    [InlineData("Wechatpay-Timestamp", "soon")]
    [InlineData("Wechatpay-Timestamp", "-1")]
    public async Task A_header_that_is_not_WeChat_Pay_s_is_refused_and_nothing_is_done(string header, string value)
    {
        await using var merchant = await Merchant.OpenAsync();
        var body = Merchant.Notice("TRANSACTION.SUCCESS", Paid);
        var headers = Signed(merchant, body);
        headers[header] = value;

        await AssertRefusedAsync(merchant, 401, body, headers);
    }

    [Fact]
    public async Task A_probe_is_failed_as_WeChat_Pay_wants()
    {
        await using var merchant = await Merchant.OpenAsync();
        var body = Merchant.Notice("TRANSACTION.SUCCESS", Paid);
        var headers = Signed(merchant, body);
        headers["Wechatpay-Signature"] = "WECHATPAY/SIGNTEST/" + headers["Wechatpay-Signature"];

        await AssertRefusedAsync(merchant, 401, body, headers);
    }

    [Fact]
    public async Task One_that_was_changed_or_signed_by_another_is_refused()
    {
        await using var merchant = await Merchant.OpenAsync();
        var body = Merchant.Notice("TRANSACTION.SUCCESS", Paid);

        await AssertRefusedAsync(merchant, 401, body + " ", Signed(merchant, body));
        await AssertRefusedAsync(merchant, 401, body, StandIn.Headers(body, merchant.Time.GetUtcNow(), StandInKeys.Stranger));
        await AssertRefusedAsync(merchant, 401, body, []);
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("not JSON")]
    [InlineData("{}")]
    [InlineData("""{"id":"EV-1","event_type":"TRANSACTION.SUCCESS","resource":null}""")]
    [InlineData("""{"id":"EV-1","event_type":"TRANSACTION.SUCCESS","resource":{"algorithm":"ROT13"}}""")]
    [InlineData("""{"id":"EV-1","event_type":"TRANSACTION.SUCCESS","resource":{"algorithm":"AEAD_AES_256_GCM","ciphertext":"!","nonce":"","associated_data":""}}""")]
    [InlineData("""{"id":"EV-1","event_type":"TRANSACTION.SUCCESS","resource":{"algorithm":"AEAD_AES_256_GCM","ciphertext":"c2hvcnQ=","nonce":"fdasflkja484","associated_data":""}}""")]
    [InlineData("""{"id":7,"event_type":[],"resource":{"algorithm":"AEAD_AES_256_GCM","ciphertext":{},"nonce":1}}""")]
    public async Task One_that_is_signed_and_can_not_be_read_is_refused_and_nothing_is_done(string body)
    {
        await using var merchant = await Merchant.OpenAsync();

        await AssertRefusedAsync(merchant, 400, body, Signed(merchant, body));
    }

    [Fact]
    public async Task One_sealed_with_another_key_or_for_another_merchant_is_refused()
    {
        await using var merchant = await Merchant.OpenAsync();
        var otherKey = Merchant.Notice("TRANSACTION.SUCCESS", Paid, key: "another-apiv3-key-of-32-bytes-00");
        var other = (JsonObject)Paid.DeepClone();
        other["mchid"] = "1900000110";
        var otherMerchant = Merchant.Notice("TRANSACTION.SUCCESS", other);

        await AssertRefusedAsync(merchant, 400, otherKey, Signed(merchant, otherKey));
        await AssertRefusedAsync(merchant, 400, otherMerchant, Signed(merchant, otherMerchant));
    }

    [Fact]
    public async Task A_body_above_64_KB_is_too_large_and_one_of_64_KB_is_not()
    {
        await using var merchant = await Merchant.OpenAsync();
        var (fits, exceeds) = (Merchant.Notice("TRANSACTION.SUCCESS", Paid).PadRight(MostBytes), Merchant.Notice("TRANSACTION.SUCCESS", Paid).PadRight(MostBytes + 1));

        await AssertRefusedAsync(merchant, 413, exceeds, Signed(merchant, exceeds));
        Assert.Equal(204, (await merchant.KnockAsync(fits, Signed(merchant, fits))).Status);
    }

    private static Dictionary<string, string> Signed(Merchant merchant, string body, int seconds = 0) =>
        StandIn.Headers(body, merchant.Time.GetUtcNow().AddSeconds(seconds), StandInKeys.Platform);

    private static async Task AssertRefusedAsync(Merchant merchant, int status, string body, Dictionary<string, string> headers)
    {
        var answer = await merchant.KnockAsync(body, headers);
        Assert.Equal((status, "FAIL"), (answer.Status, (string?)JsonNode.Parse(answer.Body)!["code"]));
        Assert.NotEmpty((string)JsonNode.Parse(answer.Body)!["message"]!);
        Assert.Empty(merchant.Trade.Acts);
    }
}
