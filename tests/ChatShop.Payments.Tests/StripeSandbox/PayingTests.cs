using System.Net;
using ChatShop.Trade;
using ChatShop.Trade.Payments;

namespace ChatShop.Payments.Tests.StripeSandbox;

public sealed class PayingTests
{
    [Fact]
    public async Task A_card_pays_and_the_buyer_comes_back_to_the_shop()
    {
        await using var sandbox = await Sandbox.StartAsync();
        var checkout = await sandbox.OpenAsync();
        using var visitor = new PayPageVisitor();

        await visitor.OpenAsync(checkout.PayUrl!);
        await visitor.PayByCardAsync(PayPageVisitor.GoodCard);

        Assert.Equal(HttpStatusCode.SeeOther, visitor.Answer.StatusCode);
        Assert.Equal("http://127.0.0.1:9/o/1023?k=secret", visitor.Answer.Headers.Location?.AbsoluteUri);
        var paid = await sandbox.ReadAsync(checkout);
        Assert.Equal(
            (CheckoutStatus.Paid, "pay7", new Money(39990, Currency.Cny), "card", null),
            (paid.Status, paid.Payment, paid.Amount, paid.Method, paid.PayUrl));
        Assert.StartsWith("ch_", paid.Charge, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_second_tap_on_the_button_pays_once()
    {
        await using var sandbox = await Sandbox.StartAsync();
        var checkout = await sandbox.OpenAsync();
        using var visitor = new PayPageVisitor();
        await visitor.OpenAsync(checkout.PayUrl!);
        var form = visitor.Page;

        await visitor.PayByCardAsync(PayPageVisitor.GoodCard);
        visitor.Page = form;
        await visitor.PayByCardAsync(PayPageVisitor.GoodCard);

        Assert.Equal(HttpStatusCode.SeeOther, visitor.Answer.StatusCode);
        var charges = await sandbox.CallAsync(HttpMethod.Get, "/v1/charges");
        Assert.Single(charges.Body["data"]!.AsArray());
    }

    [Fact]
    public async Task Two_phones_that_pay_at_the_same_instant_pay_once()
    {
        await using var sandbox = await Sandbox.StartAsync();
        var checkout = await sandbox.OpenAsync();
        var visitors = Enumerable.Range(0, 6).Select(_ => new PayPageVisitor()).ToList();
        foreach (var visitor in visitors)
            await visitor.OpenAsync(checkout.PayUrl!);

        await Task.WhenAll(visitors.Select(visitor => visitor.PayByCardAsync(PayPageVisitor.GoodCard)));

        Assert.All(visitors, visitor => Assert.Equal(HttpStatusCode.SeeOther, visitor.Answer.StatusCode));
        Assert.Single((await sandbox.CallAsync(HttpMethod.Get, "/v1/charges")).Body["data"]!.AsArray());
        visitors.ForEach(visitor => visitor.Dispose());
    }

    [Theory]
    [InlineData("4000000000000002", "没有同意")]
    [InlineData("4000000000009995", "余额不足")]
    [InlineData("4000000000000069", "已过期")]
    [InlineData("4000000000000127", "安全码不对")]
    [InlineData("4111111111111111", "不收真实的卡")]
    [InlineData("4242424242424241", "卡号不对")]
    [InlineData("", "卡号不对")]
    public async Task A_declined_card_is_said_and_can_be_tried_again(string number, string said)
    {
        await using var sandbox = await Sandbox.StartAsync();
        var checkout = await sandbox.OpenAsync();
        using var visitor = new PayPageVisitor();
        await visitor.OpenAsync(checkout.PayUrl!);

        await visitor.PayByCardAsync(number);

        Assert.Equal(HttpStatusCode.OK, visitor.Answer.StatusCode);
        Assert.Contains(said, visitor.Page, StringComparison.Ordinal);
        Assert.Equal(CheckoutStatus.Open, (await sandbox.ReadAsync(checkout)).Status);
        await visitor.PayByCardAsync(PayPageVisitor.GoodCard);
        Assert.Equal(CheckoutStatus.Paid, (await sandbox.ReadAsync(checkout)).Status);
    }

    [Theory]
    [InlineData("10/26", "有效期")]
    [InlineData("13/30", "有效期")]
    [InlineData("soon", "有效期")]
    public async Task A_card_whose_month_is_over_pays_nothing(string expiry, string said)
    {
        await using var sandbox = await Sandbox.StartAsync();
        var checkout = await sandbox.OpenAsync();
        using var visitor = new PayPageVisitor();
        await visitor.OpenAsync(checkout.PayUrl!);

        await visitor.PayByCardAsync(PayPageVisitor.GoodCard, expiry);

        Assert.Contains(said, visitor.Page, StringComparison.Ordinal);
        Assert.Equal(CheckoutStatus.Open, (await sandbox.ReadAsync(checkout)).Status);
    }

    [Theory]
    [InlineData("11/26")]
    [InlineData("4 / 2030")]
    [InlineData("0430")]
    [InlineData("０４／３０")]
    public async Task A_card_is_good_through_its_last_month_however_it_is_written(string expiry)
    {
        await using var sandbox = await Sandbox.StartAsync();
        var checkout = await sandbox.OpenAsync();
        using var visitor = new PayPageVisitor();
        await visitor.OpenAsync(checkout.PayUrl!);

        await visitor.PayByCardAsync(PayPageVisitor.GoodCard, expiry);

        Assert.Equal(CheckoutStatus.Paid, (await sandbox.ReadAsync(checkout)).Status);
    }

    [Theory]
    [InlineData("wechat_pay")]
    [InlineData("alipay")]
    public async Task A_wallet_pays_when_it_is_approved(string method)
    {
        await using var sandbox = await Sandbox.StartAsync();
        var checkout = await sandbox.OpenAsync();
        using var visitor = new PayPageVisitor();
        await visitor.OpenAsync(checkout.PayUrl!);

        await visitor.ChooseAsync(method);
        Assert.Equal(CheckoutStatus.Open, (await sandbox.ReadAsync(checkout)).Status);
        await visitor.DecideAsync("approve");

        Assert.Equal(HttpStatusCode.SeeOther, visitor.Answer.StatusCode);
        var paid = await sandbox.ReadAsync(checkout);
        Assert.Equal((CheckoutStatus.Paid, method), (paid.Status, paid.Method));
    }

    [Theory]
    [InlineData("wechat_pay")]
    [InlineData("alipay")]
    public async Task A_wallet_that_refuses_takes_nothing_and_another_way_stays_open(string method)
    {
        await using var sandbox = await Sandbox.StartAsync();
        var checkout = await sandbox.OpenAsync();
        using var visitor = new PayPageVisitor();
        await visitor.OpenAsync(checkout.PayUrl!);
        await visitor.ChooseAsync(method);

        await visitor.DecideAsync("refuse");

        Assert.Contains("没有确认付款", visitor.Page, StringComparison.Ordinal);
        Assert.Equal(CheckoutStatus.Open, (await sandbox.ReadAsync(checkout)).Status);
        await visitor.PayByCardAsync(PayPageVisitor.GoodCard);
        Assert.Equal("card", (await sandbox.ReadAsync(checkout)).Method);
    }

    [Fact]
    public async Task An_expired_checkout_takes_no_money()
    {
        await using var sandbox = await Sandbox.StartAsync();
        var checkout = await sandbox.OpenAsync();
        using var visitor = new PayPageVisitor();
        await visitor.OpenAsync(checkout.PayUrl!);
        sandbox.Time.Advance(TimeSpan.FromMinutes(35));

        await visitor.PayByCardAsync(PayPageVisitor.GoodCard);

        Assert.Contains("已过期", visitor.Page, StringComparison.Ordinal);
        Assert.Equal(CheckoutStatus.Expired, (await sandbox.ReadAsync(checkout)).Status);
    }

    [Fact]
    public async Task A_checkout_can_be_paid_until_its_last_second()
    {
        await using var sandbox = await Sandbox.StartAsync();
        var checkout = await sandbox.OpenAsync();
        using var visitor = new PayPageVisitor();
        await visitor.OpenAsync(checkout.PayUrl!);
        sandbox.Time.Advance(TimeSpan.FromSeconds((35 * 60) - 1));

        await visitor.PayByCardAsync(PayPageVisitor.GoodCard);

        Assert.Equal(CheckoutStatus.Paid, (await sandbox.ReadAsync(checkout)).Status);
    }
}
