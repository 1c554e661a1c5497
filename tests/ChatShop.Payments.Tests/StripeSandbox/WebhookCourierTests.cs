using ChatShop.Trade.Payments;

namespace ChatShop.Payments.Tests.StripeSandbox;

public sealed class WebhookCourierTests
{
    [Fact]
    public async Task A_payment_is_told_by_a_signed_webhook()
    {
        await using var sandbox = await Sandbox.StartAsync();
        var paid = await sandbox.PaidAsync();

        var heard = await sandbox.HearAsync("checkout.session.completed");

        var notice = sandbox.Webhook.Read(heard.Body, heard.Signature);
        Assert.Equal((ProviderNoticeKind.Checkout, paid.Id, "pay7"), (notice?.Kind, notice?.Subject, notice?.Payment));
    }

    [Fact]
    public async Task An_expired_checkout_is_told()
    {
        await using var sandbox = await Sandbox.StartAsync();
        var checkout = await sandbox.OpenAsync();
        sandbox.Time.Advance(TimeSpan.FromMinutes(36));

        var heard = await sandbox.HearAsync("checkout.session.expired");

        var notice = sandbox.Webhook.Read(heard.Body, heard.Signature);
        Assert.Equal((ProviderNoticeKind.Checkout, checkout.Id), (notice?.Kind, notice?.Subject));
    }

    [Fact]
    public async Task A_checkout_that_the_shop_closes_is_told()
    {
        await using var sandbox = await Sandbox.StartAsync();
        var checkout = await sandbox.OpenAsync();
        await sandbox.Provider.ExpireCheckoutAsync(checkout.Id, CancellationToken.None);

        var heard = await sandbox.HearAsync("checkout.session.expired");

        var notice = sandbox.Webhook.Read(heard.Body, heard.Signature);
        Assert.Equal((ProviderNoticeKind.Checkout, checkout.Id, "pay7"), (notice?.Kind, notice?.Subject, notice?.Payment));
    }

    [Fact]
    public async Task A_webhook_nobody_confirmed_comes_again_signed_anew()
    {
        await using var sandbox = await Sandbox.StartAsync();
        sandbox.Ear.Answer = 500;
        await sandbox.PaidAsync();
        var first = await sandbox.HearAsync("checkout.session.completed");
        sandbox.Ear.Answer = 200;
        sandbox.Time.Advance(TimeSpan.FromHours(1));

        var again = await sandbox.HearAsync("checkout.session.completed");

        Assert.Equal(first.Text, again.Text);
        Assert.NotEqual(first.Signature, again.Signature);
        Assert.Null(sandbox.Webhook.Read(first.Body, first.Signature));
        Assert.NotNull(sandbox.Webhook.Read(again.Body, again.Signature));
    }

    [Fact]
    public async Task What_was_not_confirmed_before_a_restart_is_told_after_it()
    {
        await using var sandbox = await Sandbox.StartAsync();
        sandbox.Ear.Answer = 503;
        await sandbox.PaidAsync();
        await sandbox.HearAsync("checkout.session.completed");

        await sandbox.RestartAsync();
        sandbox.Ear.Answer = 200;

        Assert.NotNull(await sandbox.HearAsync("checkout.session.completed"));
    }

    [Fact]
    public async Task A_decline_is_told_as_a_failed_payment()
    {
        await using var sandbox = await Sandbox.StartAsync();
        await sandbox.PaidAsync(number: "4000000000009995");

        var heard = await sandbox.HearAsync("payment_intent.payment_failed");

        Assert.Contains("\"decline_code\":\"insufficient_funds\"", heard.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("4000000000009995", heard.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_event_that_was_told_can_be_looked_up()
    {
        await using var sandbox = await Sandbox.StartAsync();
        await sandbox.PaidAsync();
        var notice = await sandbox.HearAsync("checkout.session.completed") is var heard ? sandbox.Webhook.Read(heard.Body, heard.Signature) : null;

        var told = await sandbox.CallAsync(HttpMethod.Get, $"/v1/events/{notice!.Id}");

        Assert.Equal(
            ("checkout.session.completed", "2026-10-28.endive", "pay7"),
            ((string?)told.Body["type"], (string?)told.Body["api_version"], (string?)told.Body["data"]!["object"]!["client_reference_id"]));
    }
}
