using Stripe;
using Stripe.Checkout;

namespace ChatShop.Payments.Tests.StripeSandbox;

public sealed class ListTests
{
    [Fact]
    public async Task Stripes_own_library_pages_through_everything_newest_first()
    {
        await using var sandbox = await Sandbox.StartAsync();
        var opened = new List<string>();
        for (var i = 1; i <= 7; i++)
            opened.Insert(0, (await sandbox.OpenAsync($"pay{i}")).Id);

        var client = new StripeClient(new StripeClientOptions { ApiKey = sandbox.Keys.ApiKey, ApiBase = sandbox.Url.AbsoluteUri.TrimEnd('/') });
        var listed = new List<string>();
        await foreach (var session in client.V1.Checkout.Sessions.ListAutoPagingAsync(new SessionListOptions { Limit = 3 }))
            listed.Add(session.Id);

        Assert.Equal(opened, listed);
    }

    [Fact]
    public async Task A_page_says_whether_more_follow_in_both_directions()
    {
        await using var sandbox = await Sandbox.StartAsync();
        var ids = new List<string>();
        for (var i = 1; i <= 4; i++)
            ids.Insert(0, (await sandbox.OpenAsync($"pay{i}")).Id);

        var older = await sandbox.CallAsync(HttpMethod.Get, $"/v1/checkout/sessions?limit=2&starting_after={ids[1]}");
        var newer = await sandbox.CallAsync(HttpMethod.Get, $"/v1/checkout/sessions?limit=2&ending_before={ids[3]}");

        Assert.Equal((ids[2], ids[3], false), Said(older));
        Assert.Equal((ids[1], ids[2], true), Said(newer));
    }

    [Fact]
    public async Task Filters_hold_together()
    {
        await using var sandbox = await Sandbox.StartAsync();
        await sandbox.PaidAsync("pay1");
        sandbox.Time.Advance(TimeSpan.FromSeconds(10));
        var paid = await sandbox.PaidAsync("pay2");
        var since = sandbox.Time.GetUtcNow().ToUnixTimeSeconds();

        var events = await sandbox.CallAsync(
            HttpMethod.Get, $"/v1/events?types[]=checkout.session.completed&types[]=charge.succeeded&created[gte]={since}");
        var sessions = await sandbox.CallAsync(HttpMethod.Get, $"/v1/checkout/sessions?payment_intent={await sandbox.IntentOfAsync(paid)}&status=complete");

        Assert.Equal(2, events.Body["data"]!.AsArray().Count);
        Assert.Equal(paid.Id, (string?)Assert.Single(sessions.Body["data"]!.AsArray())!["id"]);
    }

    [Fact]
    public async Task The_balance_is_the_sum_of_what_was_booked()
    {
        await using var sandbox = await Sandbox.StartAsync();
        var paid = await sandbox.PaidAsync();
        await sandbox.RefundAsync(paid, 9990);

        var balance = await sandbox.CallAsync(HttpMethod.Get, "/v1/balance");
        var booked = await sandbox.CallAsync(HttpMethod.Get, "/v1/balance_transactions");

        Assert.Equal(30000, (long)balance.Body["available"]![0]!["amount"]!);
        Assert.Equal([-9990, 39990], booked.Body["data"]!.AsArray().Select(each => (long)each!["net"]!));
    }

    private static (string?, string?, bool) Said(ApiSaid page) =>
        ((string?)page.Body["data"]![0]!["id"], (string?)page.Body["data"]![1]!["id"], (bool)page.Body["has_more"]!);
}
