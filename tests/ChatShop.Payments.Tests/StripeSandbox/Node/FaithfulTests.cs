using System.Text.Json.Nodes;

namespace ChatShop.Payments.Tests.StripeSandbox.Node;

public sealed class FaithfulTests : IAsyncLifetime
{
    private readonly List<JsonNode> seen = [];
    private Sandbox sandbox = null!;

    public async ValueTask InitializeAsync() => sandbox = await Sandbox.StartAsync();

    public ValueTask DisposeAsync() => sandbox.DisposeAsync();

    [Fact]
    public async Task Everything_the_sandbox_sends_is_of_stripes_own_types()
    {
        Assert.SkipUnless(await NodeProgram.IsThereAsync(), $"It needs node and: {NodeProgram.Install}");
        await LiveAsync();
        await LookAsync();

        var said = await HoldAsync(seen);
        Assert.True(said == $"{seen.Count} held against Stripe's types", said);
        Assert.Superset(
            new HashSet<string>(["account", "account_link", "balance", "balance_transaction", "bank_account", "charge", "checkout.session", "dispute", "event",
                "item", "payment_intent", "payout", "refund", "transfer", "transfer_reversal", "webhook_endpoint"]),
            seen.Select(each => (string)each["object"]!).ToHashSet());
    }

    [Fact]
    public async Task What_stripe_would_never_send_is_noticed()
    {
        Assert.SkipUnless(await NodeProgram.IsThereAsync(), $"It needs node and: {NodeProgram.Install}");
        var charge = await sandbox.GetAsync($"/v1/charges/{await sandbox.ChargeAsync()}");
        (string Field, string? Value)[] wrongs = [("status", "\"gone\""), ("created", "\"1\""), ("metadata", "null"), ("unheard_of", "1"), ("receipt_url", null)];

        var said = (await HoldAsync([.. wrongs.Select(wrong => Spoiled(charge, wrong.Field, wrong.Value))])).Split('\n');

        Assert.Equal(wrongs.Length + 1, said.Length);
        foreach (var (wrong, line) in wrongs.Zip(said))
            Assert.Contains(wrong.Field, line, StringComparison.Ordinal);
    }

    /// <summary>A day in the life of a marketplace, with what goes wrong in it.</summary>
    private async Task LiveAsync()
    {
        await sandbox.OpenAsync("open");
        await sandbox.PaidAsync("declined", "4000000000009995");
        await sandbox.RefundAsync(await sandbox.PaidAsync("late", "4000000000005126"), 1000, "ref1");
        await sandbox.RefundAsync(await sandbox.PaidAsync("wechat", method: "wechat_pay"), 1000, "ref2");
        await sandbox.PaidAsync("alipay", method: "alipay");
        await sandbox.Provider.ExpireCheckoutAsync((await sandbox.OpenAsync("expired")).Id, CancellationToken.None);
        var (_, dispute) = await sandbox.DisputeAsync();
        await sandbox.PostAsync($"/v1/disputes/{dispute}", "evidence[uncategorized_text]=winning_evidence");
        seen.Add(await sandbox.PostAsync("/v1/accounts", "country=HK&business_type=company&company[name]=Tea&capabilities[card_payments][requested]=true"));
        seen.Add(await sandbox.PostAsync("/v1/accounts", "business_type=individual&individual[first_name]=Mei&individual[email]=m%40example.com"));
        seen.Add(await sandbox.PostAsync(
            "/v1/account_links", $"account={seen[0]["id"]}&type=account_onboarding&refresh_url=http://127.0.0.1:9/&return_url=http://127.0.0.1:9/"));
        seen.Add(await sandbox.PostAsync("/v1/webhook_endpoints", "url=http://127.0.0.1:9/&enabled_events[]=*&connect=true"));
        foreach (var bank in new[] { SandboxMarket.GoodBank, "000111111113" })
        {
            var (seller, _) = await sandbox.PayoutAsync(bank);
            var transfer = await sandbox.ListAsync($"/v1/transfers?destination={seller}");
            await sandbox.PostAsync($"/v1/transfers/{transfer[0]["id"]}/reversals", "amount=1000");
        }
        for (var steps = 0; steps < 3; steps++)
        {
            await sandbox.GetAsync("/v1/balance");
            sandbox.Time.Advance(TimeSpan.FromSeconds(3));
        }
    }

    private async Task LookAsync()
    {
        seen.Add(await sandbox.GetAsync("/v1/account"));
        seen.Add(await sandbox.GetAsync("/v1/balance"));
        foreach (var list in new[] { "checkout/sessions", "payment_intents", "refunds", "disputes", "transfers", "accounts", "webhook_endpoints", "charges", "events", "balance_transactions" })
            seen.AddRange(await sandbox.ListAsync($"/v1/{list}?limit=100"));
        foreach (var transfer in await sandbox.ListAsync("/v1/transfers"))
            seen.AddRange(await sandbox.ListAsync($"/v1/transfers/{transfer["id"]}/reversals"));
        foreach (var account in await sandbox.ListAsync("/v1/accounts"))
            await LookAtAsync((string)account["id"]!);
        var session = await sandbox.ListAsync("/v1/checkout/sessions?limit=1&expand[]=data.line_items&expand[]=data.payment_intent.latest_charge.balance_transaction");
        seen.AddRange(session);
        seen.AddRange(session[0]["line_items"]!["data"]!.AsArray().Select(each => each!));
    }

    private async Task LookAtAsync(string account)
    {
        seen.Add(await sandbox.GetAsync("/v1/balance", account));
        seen.AddRange(await sandbox.ListAsync($"/v1/accounts/{account}/external_accounts"));
        foreach (var list in new[] { "payouts", "charges", "refunds", "events", "balance_transactions" })
            seen.AddRange(await sandbox.ListAsync($"/v1/{list}?limit=100", account));
    }

    private static JsonNode Spoiled(JsonNode charge, string field, string? value)
    {
        var spoiled = charge.DeepClone().AsObject();
        if (value is null)
            spoiled.Remove(field);
        else
            spoiled[field] = JsonNode.Parse(value);
        return spoiled;
    }

    private static async Task<string> HoldAsync(IReadOnlyList<JsonNode> objects)
    {
        var file = Path.GetTempFileName();
        await File.WriteAllTextAsync(file, new JsonArray([.. objects.Select(each => each.DeepClone())]).ToJsonString());
        try
        {
            return (await NodeProgram.RunAsync("faithful.cjs", file)).Trim();
        }
        finally
        {
            File.Delete(file);
        }
    }
}
