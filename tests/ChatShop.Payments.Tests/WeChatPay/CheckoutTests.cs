using System.Globalization;
using System.Text.Json.Nodes;
using ChatShop.Trade;
using ChatShop.Trade.Payments;

namespace ChatShop.Payments.Tests.WeChatPay;

/// <summary>Asking for money and being paid through WeChat Pay.</summary>
public sealed class CheckoutTests
{
    [Fact]
    public async Task Who_talks_in_WeChat_is_asked_there_by_their_OpenID()
    {
        await using var merchant = await Merchant.OpenAsync();

        var checkout = await merchant.OpenCheckoutAsync();

        var asked = merchant.WeChat.Body!;
        Assert.Equal(["POST /v3/pay/transactions/jsapi"], merchant.WeChat.Asked);
        Assert.Equal(("pay7", CheckoutStatus.Open, new Money(39990, Currency.Cny)), (checkout.Payment, checkout.Status, checkout.Amount));
        Assert.StartsWith($"https://shop.example/pay/wechat/{checkout.Id}?k=", checkout.PayUrl!.AbsoluteUri, StringComparison.Ordinal);
        Assert.Matches("^[0-9A-Za-z_|*-]{6,32}$", checkout.Id);
        Assert.Equal(
            (Merchant.AppId, Merchant.Id, "红富士苹果 × 10", checkout.Id, "pay7", "https://shop.example/webhooks/wechatpay", 39990L, "CNY", Merchant.OpenId, true),
            ((string)asked["appid"]!, (string)asked["mchid"]!, (string)asked["description"]!, (string)asked["out_trade_no"]!, (string)asked["attach"]!,
                (string)asked["notify_url"]!, (long)asked["amount"]!["total"]!, (string)asked["amount"]!["currency"]!, (string)asked["payer"]!["openid"]!,
                (bool)asked["settle_info"]!["profit_sharing"]!));
        Assert.Equal(merchant.Time.GetUtcNow().AddMinutes(35), DateTimeOffset.Parse((string)asked["time_expire"]!, CultureInfo.InvariantCulture));
    }

    [Fact]
    public async Task Who_talks_elsewhere_is_asked_with_a_code_for_the_camera()
    {
        await using var merchant = await Merchant.OpenAsync();

        var checkout = await merchant.OpenCheckoutAsync(merchant.Request(user: ""));

        Assert.Equal(["POST /v3/pay/transactions/native"], merchant.WeChat.Asked);
        Assert.Equal(CheckoutStatus.Open, (await merchant.ReadAsync(checkout)).Status);
    }

    [Fact]
    public async Task The_same_key_is_the_same_trade_and_another_key_another()
    {
        await using var merchant = await Merchant.OpenAsync();

        var first = await merchant.OpenCheckoutAsync();
        var again = await merchant.OpenCheckoutAsync();
        var other = await merchant.OpenCheckoutAsync(merchant.Request("pay7:checkout:2"));

        Assert.Equal(first, again);
        Assert.NotEqual(first.Id, other.Id);
        Assert.Equal(2, merchant.WeChat.Books.Trades.Count);
    }

    [Fact]
    public async Task The_same_key_for_another_amount_is_refused_aloud()
    {
        await using var merchant = await Merchant.OpenAsync();
        await merchant.OpenCheckoutAsync();

        var refused = await Assert.ThrowsAsync<ProviderRefusedException>(() => merchant.OpenCheckoutAsync(merchant.Request(minor: 1)));

        Assert.Contains("pay7:checkout:1", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_long_list_of_goods_is_cut_to_what_a_bill_takes()
    {
        await using var merchant = await Merchant.OpenAsync();
        var line = new CheckoutLine(new string('果', 126) + "🍎🍎", new Money(100, Currency.Cny));

        await merchant.OpenCheckoutAsync(merchant.Request() with { Lines = [line] });

        Assert.Equal(new string('果', 126), (string?)merchant.WeChat.Body!["description"]);
    }

    [Theory]
    [InlineData(Currency.Usd, 100)]
    [InlineData(Currency.Cny, 0)]
    public async Task Only_yuan_can_be_asked_for_and_at_least_one_fen(Currency currency, long minor)
    {
        await using var merchant = await Merchant.OpenAsync();
        var request = merchant.Request() with { Lines = [new CheckoutLine("苹果", new Money(minor, currency))] };

        await Assert.ThrowsAsync<ProviderRefusedException>(() => merchant.OpenCheckoutAsync(request));

        Assert.Empty(merchant.WeChat.Asked);
    }

    [Fact]
    public async Task What_was_paid_is_paid_with_WeChat_Pay_s_own_number()
    {
        await using var merchant = await Merchant.OpenAsync();

        var paid = await merchant.PaidAsync();

        Assert.Equal((CheckoutStatus.Paid, "wechat_pay", new Money(39990, Currency.Cny)), (paid.Status, paid.Method, paid.Amount));
        Assert.Equal((string?)merchant.WeChat.Books.Trades[paid.Id]["transaction_id"], paid.Charge);
        Assert.Null(paid.PayUrl);
        Assert.Equal(CheckoutStatus.Paid, (await merchant.OpenCheckoutAsync()).Status);
    }

    [Fact]
    public async Task A_closed_checkout_can_not_be_paid_and_opens_no_more()
    {
        await using var merchant = await Merchant.OpenAsync();
        var checkout = await merchant.OpenCheckoutAsync();

        var closed = await merchant.ExpireAsync(checkout);

        Assert.Equal((CheckoutStatus.Expired, null), (closed.Status, closed.PayUrl));
        Assert.False(merchant.WeChat.Books.Pay(checkout.Id));
        Assert.Equal(CheckoutStatus.Expired, (await merchant.OpenCheckoutAsync()).Status);
        Assert.Equal(CheckoutStatus.Expired, (await merchant.ExpireAsync(checkout)).Status);
    }

    [Fact]
    public async Task What_is_paid_at_the_last_moment_stays_paid_when_it_is_closed()
    {
        await using var merchant = await Merchant.OpenAsync();
        var checkout = await merchant.OpenCheckoutAsync();
        merchant.WeChat.Books.Pay(checkout.Id);

        Assert.Equal(CheckoutStatus.Paid, (await merchant.ExpireAsync(checkout)).Status);
    }

    [Fact]
    public async Task When_its_time_is_over_it_is_expired()
    {
        await using var merchant = await Merchant.OpenAsync();
        var checkout = await merchant.OpenCheckoutAsync();

        merchant.Time.Advance(TimeSpan.FromMinutes(35));

        Assert.False(merchant.WeChat.Books.Pay(checkout.Id));
        Assert.Equal(CheckoutStatus.Expired, (await merchant.ReadAsync(checkout)).Status);
    }

    [Theory]
    [InlineData("cs_test_1")]
    [InlineData("pay7-0123456789abcdejj")]
    public async Task A_checkout_it_does_not_know_is_refused(string id)
    {
        await using var merchant = await Merchant.OpenAsync();

        await Assert.ThrowsAsync<ProviderRefusedException>(() => merchant.Payments.ReadCheckoutAsync(id, CancellationToken.None));
        await Assert.ThrowsAsync<ProviderRefusedException>(() => merchant.Payments.ExpireCheckoutAsync(id, CancellationToken.None));
    }

    [Fact]
    public async Task The_way_that_is_paid_first_closes_the_others()
    {
        await using var merchant = await Merchant.OpenAsync();
        var link = await merchant.PayUrlAsync();
        await merchant.VisitAsync(link, Merchant.OnComputer);
        await merchant.VisitAsync(link, Merchant.OnPhone);
        var first = merchant.Trade.Payment.CheckoutId!;
        Assert.Equal([first, $"{first[..^1]}n", $"{first[..^1]}h"], merchant.WeChat.Books.Trades.Keys);
        merchant.WeChat.Books.Pay($"{first[..^1]}n");

        var paid = await merchant.Payments.ReadCheckoutAsync(first, CancellationToken.None);

        Assert.Equal(CheckoutStatus.Paid, paid.Status);
        Assert.False(merchant.WeChat.Books.Pay(first) || merchant.WeChat.Books.Pay($"{first[..^1]}h"));
        Assert.Equal(0, merchant.WeChat.Books.GivenBack);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task What_is_paid_twice_goes_back_once_and_the_first_money_counts(bool isLost)
    {
        await using var merchant = await Merchant.OpenAsync();
        await merchant.VisitAsync(await merchant.PayUrlAsync(), Merchant.OnComputer);
        var first = merchant.Trade.Payment.CheckoutId!;
        merchant.WeChat.Books.Pay($"{first[..^1]}n");
        merchant.Time.Advance(TimeSpan.FromSeconds(2));
        merchant.WeChat.Books.Pay(first);
        if (isLost)
        {
            merchant.WeChat.Next(Trick.None, Trick.None, Trick.None, Trick.None, Trick.None, Trick.Lost);
            await Assert.ThrowsAsync<ProviderUnreachableException>(() => merchant.Payments.ReadCheckoutAsync(first, CancellationToken.None));
        }

        var paid = await merchant.Payments.ReadCheckoutAsync(first, CancellationToken.None);
        var again = await merchant.Payments.ReadCheckoutAsync(first, CancellationToken.None);

        Assert.Equal(paid, again);
        Assert.Equal((string?)merchant.WeChat.Books.Trades[$"{first[..^1]}n"]["transaction_id"], paid.Charge);
        Assert.Equal((79980L, 39990L), (merchant.WeChat.Books.Taken, merchant.WeChat.Books.GivenBack));
    }

    [Fact]
    public async Task Money_that_can_not_go_back_just_now_does_not_hide_what_was_paid()
    {
        await using var merchant = await Merchant.OpenAsync();
        await merchant.VisitAsync(await merchant.PayUrlAsync(), Merchant.OnComputer);
        var first = merchant.Trade.Payment.CheckoutId!;
        merchant.WeChat.Books.Pay(first);
        merchant.WeChat.Books.Pay($"{first[..^1]}n");
        merchant.WeChat.RefuseAfter(5, 403, "NOT_ENOUGH"); // Three trades and two questions about the refund are answered.

        Assert.Equal(CheckoutStatus.Paid, (await merchant.Payments.ReadCheckoutAsync(first, CancellationToken.None)).Status);
        Assert.Equal(0, merchant.WeChat.Books.GivenBack);
        await merchant.Payments.ReadCheckoutAsync(first, CancellationToken.None);
        Assert.Equal(39990, merchant.WeChat.Books.GivenBack);
    }

    [Fact]
    public async Task It_knows_no_chargebacks_and_no_list_of_notices()
    {
        await using var merchant = await Merchant.OpenAsync();

        await Assert.ThrowsAsync<ProviderRefusedException>(() => merchant.Payments.ReadChargebackAsync("x", CancellationToken.None));
        Assert.Empty(await merchant.Payments.NoticesAsync(DateTimeOffset.MinValue, CancellationToken.None).ToListAsync());
        Assert.Equal(("wechatpay", false), (merchant.Payments.Name, merchant.Payments.IsSandbox));
    }

    [Fact]
    public void What_a_trade_is_called_says_until_when_it_can_be_paid()
    {
        var number = Payments.WeChatPay.TradeNumber.Parse("pay7-abcdefgh0tlj2rcjn")!;

        Assert.Equal(("pay7", "pay7-abcdefgh0tlj2rcjj"), (number.Payment, number.CheckoutId));
        Assert.Equal("pay7-abcdefgh0tlj2rcjn", number.ToString());
        Assert.Null(Payments.WeChatPay.TradeNumber.Parse(new JsonObject().ToString()));
    }
}
