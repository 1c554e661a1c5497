namespace ChatShop.Payments.Tests.StripeSandbox;

public sealed class DisputeTests : IAsyncLifetime
{
    private Sandbox sandbox = null!;

    public async ValueTask InitializeAsync() => sandbox = await Sandbox.StartAsync();

    public ValueTask DisposeAsync() => sandbox.DisposeAsync();

    [Theory]
    [InlineData("4000000000000259", "fraudulent")]
    [InlineData("4000000000002685", "product_not_received")]
    public async Task A_buyer_goes_to_the_bank_after_paying_and_the_money_is_taken(string number, string reason)
    {
        var charge = await sandbox.ChargeAsync(number: number);
        Assert.Equal((39990, 0), await sandbox.BalanceAsync());
        sandbox.Time.Advance(TimeSpan.FromSeconds(2));

        var dispute = Assert.Single(await sandbox.ListAsync("/v1/disputes"));

        Assert.Equal((charge, reason, "needs_response", 39990), ((string?)dispute["charge"], (string?)dispute["reason"], (string?)dispute["status"], (long)dispute["amount"]!));
        var taken = Assert.Single(dispute["balance_transactions"]!.AsArray());
        Assert.Equal(("adjustment", "dispute", -39990), ((string?)taken!["type"], (string?)taken["reporting_category"], (long)taken["net"]!));
        Assert.True((bool)(await sandbox.GetAsync($"/v1/charges/{charge}"))["disputed"]!);
        Assert.Equal((0, 0), await sandbox.BalanceAsync());
        await sandbox.HearAllAsync("charge.dispute.created", "charge.dispute.funds_withdrawn");
    }

    [Theory]
    [InlineData("winning_evidence", "won", 39990)]
    [InlineData("losing_evidence", "lost", 0)]
    public async Task The_bank_decides_by_the_evidence(string evidence, string status, long left)
    {
        var (_, dispute) = await sandbox.DisputeAsync();

        var answered = await sandbox.PostAsync($"/v1/disputes/{dispute}", $"evidence[uncategorized_text]={evidence}&submit=true");
        sandbox.Time.Advance(TimeSpan.FromSeconds(2));
        var decided = await sandbox.GetAsync($"/v1/disputes/{dispute}");

        Assert.Equal(("under_review", 1), ((string?)answered["status"], (long)answered["evidence_details"]!["submission_count"]!));
        Assert.Equal((status, left), ((string?)decided["status"], (await sandbox.BalanceAsync()).Available));
        await sandbox.HearAllAsync(["charge.dispute.updated", "charge.dispute.closed", .. left > 0 ? ["charge.dispute.funds_reinstated"] : Array.Empty<string>()]);
    }

    [Fact]
    public async Task Evidence_can_be_kept_for_later_and_other_evidence_waits_for_somebody_to_decide()
    {
        var (_, dispute) = await sandbox.DisputeAsync();

        var kept = await sandbox.PostAsync($"/v1/disputes/{dispute}", "evidence[shipping_tracking_number]=SF123&submit=false");
        var sent = await sandbox.PostAsync($"/v1/disputes/{dispute}", "evidence[shipping_carrier]=SF");
        sandbox.Time.Advance(TimeSpan.FromDays(30));

        Assert.Equal(("needs_response", "under_review"), ((string?)kept["status"], (string?)sent["status"]));
        var later = await sandbox.GetAsync($"/v1/disputes/{dispute}");
        Assert.Equal(("under_review", "SF123", "SF"), ((string?)later["status"], (string?)later["evidence"]!["shipping_tracking_number"], (string?)later["evidence"]!["shipping_carrier"]));
    }

    [Fact]
    public async Task Who_does_not_answer_in_time_has_lost()
    {
        var (_, dispute) = await sandbox.DisputeAsync();
        sandbox.Time.Advance(TimeSpan.FromDays(7));

        var lost = await sandbox.GetAsync($"/v1/disputes/{dispute}");

        Assert.Equal(("lost", true), ((string?)lost["status"], (bool)lost["evidence_details"]!["past_due"]!));
    }

    [Fact]
    public async Task Giving_in_loses_once()
    {
        var (_, dispute) = await sandbox.DisputeAsync();

        var closed = await sandbox.PostAsync($"/v1/disputes/{dispute}/close");
        var again = await sandbox.CallAsync(HttpMethod.Post, $"/v1/disputes/{dispute}/close", "");
        var late = await sandbox.CallAsync(HttpMethod.Post, $"/v1/disputes/{dispute}", "evidence[uncategorized_text]=winning_evidence");

        Assert.Equal(("lost", 400, 400), ((string?)closed["status"], again.Status, late.Status));
        Assert.Equal((0, 0), await sandbox.BalanceAsync());
    }

    [Fact]
    public async Task What_the_bank_has_can_not_be_refunded_and_what_came_back_can()
    {
        var (charge, dispute) = await sandbox.DisputeAsync();

        var refused = await sandbox.CallAsync(HttpMethod.Post, "/v1/refunds", $"charge={charge}");
        await sandbox.PostAsync($"/v1/disputes/{dispute}", "evidence[uncategorized_text]=winning_evidence");
        sandbox.Time.Advance(TimeSpan.FromSeconds(2));
        var refunded = await sandbox.CallAsync(HttpMethod.Post, "/v1/refunds", $"charge={charge}");

        Assert.Equal((400, "charge_disputed"), (refused.Status, refused.Code));
        Assert.Equal(200, refunded.Status);
    }

    [Fact]
    public async Task What_was_refunded_at_once_is_not_disputed_any_more()
    {
        var charge = await sandbox.ChargeAsync(number: "4000000000000259");
        await sandbox.PostAsync("/v1/refunds", $"charge={charge}&amount=39000");
        sandbox.Time.Advance(TimeSpan.FromSeconds(2));

        Assert.Equal(990, (long)Assert.Single(await sandbox.ListAsync("/v1/disputes"))["amount"]!);
    }

    [Fact]
    public async Task A_word_that_is_no_evidence_is_named()
    {
        var (_, dispute) = await sandbox.DisputeAsync();

        var said = await sandbox.CallAsync(HttpMethod.Post, $"/v1/disputes/{dispute}", "evidence[rumour]=x");

        Assert.Equal((400, "parameter_unknown", "evidence[rumour]"), (said.Status, said.Code, said.Parameter));
    }
}
