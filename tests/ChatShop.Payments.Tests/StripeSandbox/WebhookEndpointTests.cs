using System.Text.Json.Nodes;
using ChatShop.Payments.StripeSandbox.Store;
using ChatShop.Payments.StripeSandbox.Webhooks;
using Microsoft.Data.Sqlite;
using Stripe;

namespace ChatShop.Payments.Tests.StripeSandbox;

public sealed class WebhookEndpointTests
{
    [Fact]
    public async Task The_one_of_the_settings_is_listed_without_its_secret_and_is_changed_there()
    {
        await using var sandbox = await Sandbox.StartAsync();

        var configured = Assert.Single(await sandbox.ListAsync("/v1/webhook_endpoints"));
        var deleted = await sandbox.CallAsync(HttpMethod.Delete, $"/v1/webhook_endpoints/{configured["id"]}");

        Assert.Equal((sandbox.Ear.Url.AbsoluteUri, 400), ((string?)configured["url"], deleted.Status));
        Assert.DoesNotContain("whsec_", configured.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_that_was_added_hears_what_it_asked_for_signed_with_its_own_secret()
    {
        await using var sandbox = await Sandbox.StartAsync();
        await using var ear = await Ear.OpenAsync();
        var added = await sandbox.PostAsync(
            "/v1/webhook_endpoints", $"url={ear.Url}&enabled_events[]=checkout.session.completed&enabled_events[]=transfer.created");
        var paid = await sandbox.PaidAsync();

        var heard = await HearAsync(sandbox, ear, "checkout.session.completed");

        Assert.Equal(1, ear.Count);
        Assert.NotEqual(sandbox.Keys.WebhookSecret, (string?)added["secret"]);
        Assert.Contains(paid.Id, heard.Text, StringComparison.Ordinal);
        var known = EventUtility.ConstructEvent(heard.Text, heard.Signature, (string?)added["secret"], AsFarAsTheClock(sandbox), false);
        Assert.Equal("checkout.session.completed", known.Type);
        Assert.False((await sandbox.GetAsync($"/v1/webhook_endpoints/{added["id"]}")).ContainsKey("secret"));
    }

    [Fact]
    public async Task What_happens_to_sellers_is_told_to_those_who_asked_for_connect()
    {
        await using var sandbox = await Sandbox.StartAsync();
        await using var own = await Ear.OpenAsync();
        await using var connect = await Ear.OpenAsync();
        await sandbox.PostAsync("/v1/webhook_endpoints", $"url={own.Url}&enabled_events[]=*");
        await sandbox.PostAsync("/v1/webhook_endpoints", $"url={connect.Url}&enabled_events[]=*&connect=true");

        await sandbox.PayoutAsync();
        await HearAsync(sandbox, connect, "payout.created");
        await HearAsync(sandbox, own, "transfer.created");

        Assert.All(own.All, heard => Assert.False(JsonNode.Parse(heard.Text)!.AsObject().ContainsKey("account")));
        Assert.All(connect.All, heard => Assert.True(JsonNode.Parse(heard.Text)!.AsObject().ContainsKey("account")));
    }

    [Fact]
    public async Task One_that_never_answers_does_not_keep_others_from_hearing()
    {
        await using var sandbox = await Sandbox.StartAsync();
        await using var ear = await Ear.OpenAsync();
        ear.Answer = 500;
        var added = await sandbox.PostAsync("/v1/webhook_endpoints", $"url={ear.Url}&enabled_events[]=*");
        await sandbox.PaidAsync();
        await sandbox.HearAsync("checkout.session.completed");
        await HearAsync(sandbox, ear, "checkout.session.completed");

        var waiting = await sandbox.ListAsync("/v1/events?type=checkout.session.completed&delivery_success=false");
        await sandbox.CallAsync(HttpMethod.Delete, $"/v1/webhook_endpoints/{added["id"]}");

        Assert.InRange((long)Assert.Single(waiting)["pending_webhooks"]!, 1, 2);
        Assert.Equal(404, (await sandbox.CallAsync(HttpMethod.Get, $"/v1/webhook_endpoints/{added["id"]}")).Status);
    }

    [Theory]
    [InlineData("enabled_events[]=*", "parameter_missing", "url")]
    [InlineData("url=ftp://x&enabled_events[]=*", "url_invalid", "url")]
    [InlineData("url=http://127.0.0.1:9", "parameter_missing", "enabled_events")]
    [InlineData("url=http://127.0.0.1:9&enabled_events[]=*&api_version=2020-01-01", null, "api_version")]
    public async Task A_wrong_parameter_of_an_endpoint_is_named(string form, string? code, string parameter)
    {
        await using var sandbox = await Sandbox.StartAsync();

        var said = await sandbox.CallAsync(HttpMethod.Post, "/v1/webhook_endpoints", form);

        Assert.Equal((400, code, parameter), (said.Status, said.Code, said.Parameter));
    }

    [Fact]
    public void What_the_first_sandbox_had_still_to_tell_is_told_to_the_one_of_the_settings()
    {
        var directory = Directory.CreateTempSubdirectory("chatshop-sandbox-").FullName;
        using (var old = new SqliteConnection($"Data Source={Path.Combine(directory, "stripe-sandbox.db")};Pooling=False"))
        {
            old.Open();
            using var command = new SqliteCommand(
                "CREATE TABLE deliveries (event TEXT PRIMARY KEY, due INTEGER NOT NULL, tries INTEGER NOT NULL); INSERT INTO deliveries VALUES ('evt_1', 5, 2)", old);
            command.ExecuteNonQuery();
        }

        for (var starts = 0; starts < 2; starts++)
            using (var store = new SandboxStore(directory))
                Assert.Equal([new Delivery("evt_1", WebhookEndpoints.Configured, 2)], store.Act(() => store.Deliveries.Due(5, 10)));
        Directory.Delete(directory, recursive: true);
    }

    private static async Task<Heard> HearAsync(Sandbox sandbox, Ear ear, string type)
    {
        var next = ear.NextAsync(type);
        while (await Task.WhenAny(next, Task.Delay(20)) != next)
            sandbox.Time.Advance(TimeSpan.FromSeconds(1));
        return await next;
    }

    private static long AsFarAsTheClock(Sandbox sandbox) =>
        Math.Abs(TimeProvider.System.GetUtcNow().ToUnixTimeSeconds() - sandbox.Time.GetUtcNow().ToUnixTimeSeconds()) + 60;
}
