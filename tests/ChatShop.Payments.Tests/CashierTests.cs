using ChatShop.Trade;
using ChatShop.Trade.Payments;

namespace ChatShop.Payments.Tests;

public sealed class CashierTests
{
    private static readonly PaymentId Pay7 = new(7);

    [Fact]
    public async Task The_same_page_is_given_each_time()
    {
        await using var sandbox = await Sandbox.StartAsync();
        await using var door = await Door.OpenAsync(sandbox);

        var first = await door.Cashier.PayUrlAsync(Pay7, CancellationToken.None);
        var again = await door.Cashier.PayUrlAsync(Pay7, CancellationToken.None);

        Assert.NotNull(first);
        Assert.Equal(first, again);
        Assert.Single((await sandbox.CallAsync(HttpMethod.Get, "/v1/checkout/sessions")).Body["data"]!.AsArray());
    }

    [Fact]
    public async Task In_an_outage_there_is_no_page_and_after_it_there_is()
    {
        await using var sandbox = await Sandbox.StartAsync();
        await using var door = await Door.OpenAsync(sandbox);
        await sandbox.StopAsync();

        Assert.Null(await door.Cashier.PayUrlAsync(Pay7, CancellationToken.None));
        Assert.Empty(door.Trade.Acts);

        await sandbox.RestartAsync();
        Assert.NotNull(await door.Cashier.PayUrlAsync(Pay7, CancellationToken.None));
    }

    [Fact]
    public async Task An_amount_stripe_does_not_take_has_no_page()
    {
        await using var sandbox = await Sandbox.StartAsync();
        await using var door = await Door.OpenAsync(sandbox, minor: 1);

        Assert.Null(await door.Cashier.PayUrlAsync(Pay7, CancellationToken.None));
    }

    [Fact]
    public async Task Who_asks_late_still_gets_one_page_to_pay_on()
    {
        await using var sandbox = await Sandbox.StartAsync();
        await using var door = await Door.OpenAsync(sandbox);
        sandbox.Time.Advance(TimeSpan.FromMinutes(29)); // Stripe opens nothing that ends six minutes from now.

        using var visitor = await door.PayAsync();
        await door.Cashier.SettleAsync(Pay7, CancellationToken.None);

        Assert.Equal(PaymentStatus.Paid, door.Trade.Payment.Status);
        Assert.Single((await sandbox.CallAsync(HttpMethod.Get, "/v1/checkout/sessions")).Body["data"]!.AsArray());
    }

    [Fact]
    public async Task When_the_time_is_up_an_unpaid_checkout_is_closed_and_the_order_expires()
    {
        await using var sandbox = await Sandbox.StartAsync();
        await using var door = await Door.OpenAsync(sandbox);
        var page = await door.Cashier.PayUrlAsync(Pay7, CancellationToken.None);

        await door.Cashier.ExpireAsync(Pay7, CancellationToken.None);

        Assert.True(door.Trade.IsExpired);
        using var visitor = new PayPageVisitor();
        await visitor.OpenAsync(page!);
        Assert.DoesNotContain("<form", visitor.Page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Money_that_came_at_the_last_moment_counts()
    {
        await using var sandbox = await Sandbox.StartAsync();
        await using var door = await Door.OpenAsync(sandbox);
        using var visitor = await door.PayAsync();

        await door.Cashier.ExpireAsync(Pay7, CancellationToken.None);

        Assert.Equal((PaymentStatus.Paid, false), (door.Trade.Payment.Status, door.Trade.IsExpired));
    }

    [Fact]
    public async Task In_an_outage_nothing_expires_since_it_may_be_paid()
    {
        await using var sandbox = await Sandbox.StartAsync();
        await using var door = await Door.OpenAsync(sandbox);
        using var visitor = await door.PayAsync();
        await sandbox.StopAsync();

        await Assert.ThrowsAsync<ProviderUnreachableException>(() => door.Cashier.ExpireAsync(Pay7, CancellationToken.None));

        Assert.False(door.Trade.IsExpired);
    }

    [Fact]
    public async Task A_checkout_that_stripe_has_never_heard_of_expires_like_any_other()
    {
        await using var sandbox = await Sandbox.StartAsync();
        await using var door = await Door.OpenAsync(sandbox);
        door.Trade.Payment.Opened("cs_test_of_another_sandbox", new Uri("http://127.0.0.1:9/pay"));

        await door.Cashier.SettleAsync(Pay7, CancellationToken.None);
        await door.Cashier.ExpireAsync(Pay7, CancellationToken.None);

        Assert.True(door.Trade.IsExpired);
    }

    [Fact]
    public async Task A_refund_errand_that_runs_twice_gives_money_back_once()
    {
        await using var sandbox = await Sandbox.StartAsync();
        await using var door = await Door.OpenAsync(sandbox);
        using var visitor = await door.PayAsync();
        await door.Cashier.SettleAsync(Pay7, CancellationToken.None);
        var errand = door.Trade.BeginRefund(10000);

        await door.RunAsync(errand);
        await door.RunAsync(errand);

        Assert.Equal(ProviderRefundStatus.Succeeded, door.Trade.Refund!.Status);
        var balance = await sandbox.CallAsync(HttpMethod.Get, "/v1/balance");
        Assert.Equal(29990, (long)balance.Body["available"]![0]!["amount"]!);
    }
}
