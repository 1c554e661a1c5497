using ChatShop.Payments.StripeProvider;
using ChatShop.Trade;
using ChatShop.Trade.Payments;

namespace ChatShop.Payments.Tests.StripeProvider;

public sealed class CheckoutTests
{
    [Fact]
    public async Task The_same_request_opens_one_checkout()
    {
        await using var sandbox = await Sandbox.StartAsync();
        var request = sandbox.Request();

        var first = await sandbox.Provider.OpenCheckoutAsync(request, CancellationToken.None);
        sandbox.Time.Advance(TimeSpan.FromMinutes(20)); // Now it would end too soon to be opened: it is not opened, but found.
        var again = await sandbox.Provider.OpenCheckoutAsync(request, CancellationToken.None);

        Assert.Equal(first, again);
        Assert.Equal(
            ("pay7", CheckoutStatus.Open, new Money(39990, Currency.Cny), null, null),
            (first.Payment, first.Status, first.Amount, first.Charge, first.Method));
    }

    [Fact]
    public async Task Another_amount_under_the_same_key_is_refused()
    {
        await using var sandbox = await Sandbox.StartAsync();
        await sandbox.OpenAsync(minor: 39990);

        await Assert.ThrowsAsync<ProviderRefusedException>(() => sandbox.OpenAsync(minor: 39991));
    }

    [Fact]
    public async Task Card_wechat_and_alipay_are_offered_and_the_payment_is_named_everywhere()
    {
        await using var sandbox = await Sandbox.StartAsync();
        var paid = await sandbox.PaidAsync();

        var session = (await sandbox.CallAsync(HttpMethod.Get, $"/v1/checkout/sessions/{paid.Id}")).Body;
        var intent = (await sandbox.CallAsync(HttpMethod.Get, $"/v1/payment_intents/{await sandbox.IntentOfAsync(paid)}?expand[]=latest_charge.balance_transaction")).Body;

        Assert.Equal(["card", "wechat_pay", "alipay"], session["payment_method_types"]!.AsArray().Select(each => (string?)each));
        Assert.Equal(("zh", "pay7", "pay7"), ((string?)session["locale"], (string?)session["client_reference_id"], (string?)session["metadata"]!["payment"]));
        Assert.Equal(("pay7", "pay7"), ((string?)intent["transfer_group"], (string?)intent["metadata"]!["payment"]));
        Assert.Equal(39990, (long)intent["latest_charge"]!["balance_transaction"]!["net"]!);
    }

    [Fact]
    public async Task A_checkout_that_is_closed_can_be_paid_no_more()
    {
        await using var sandbox = await Sandbox.StartAsync();
        var checkout = await sandbox.OpenAsync();

        var closed = await sandbox.Provider.ExpireCheckoutAsync(checkout.Id, CancellationToken.None);
        var again = await sandbox.Provider.ExpireCheckoutAsync(checkout.Id, CancellationToken.None);

        Assert.Equal((CheckoutStatus.Expired, null), (closed.Status, closed.PayUrl));
        Assert.Equal(closed, again);
        using var visitor = new PayPageVisitor();
        await visitor.OpenAsync(checkout.PayUrl!);
        Assert.Contains("已过期", visitor.Page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_paid_checkout_is_not_closed_but_told_as_paid()
    {
        await using var sandbox = await Sandbox.StartAsync();
        var paid = await sandbox.PaidAsync();

        Assert.Equal(paid, await sandbox.Provider.ExpireCheckoutAsync(paid.Id, CancellationToken.None));
    }

    [Fact]
    public async Task Time_alone_closes_a_checkout()
    {
        await using var sandbox = await Sandbox.StartAsync();
        var checkout = await sandbox.OpenAsync();
        sandbox.Time.Advance(TimeSpan.FromMinutes(35));

        Assert.Equal(CheckoutStatus.Expired, (await sandbox.ReadAsync(checkout)).Status);
    }

    [Fact]
    public async Task A_checkout_nobody_opened_is_refused()
    {
        await using var sandbox = await Sandbox.StartAsync();

        await Assert.ThrowsAsync<ProviderRefusedException>(() => sandbox.Provider.ReadCheckoutAsync("cs_test_nothing", CancellationToken.None));
    }

    [Fact]
    public async Task A_key_that_is_not_taken_says_nothing_about_what_was_asked()
    {
        await using var sandbox = await Sandbox.StartAsync();
        var paid = await sandbox.PaidAsync();
        var stranger = new StripePayments(new StripeConnection("sk_live_real", sandbox.Url, isSandbox: false));

        await Assert.ThrowsAsync<ProviderUnreachableException>(() => stranger.ReadCheckoutAsync(paid.Id, CancellationToken.None));
    }
}
