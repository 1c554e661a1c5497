using System.Text.Json.Nodes;

namespace ChatShop.Payments.Tests.StripeSandbox;

public sealed class PayoutTests : IAsyncLifetime
{
    private Sandbox sandbox = null!;

    public async ValueTask InitializeAsync() => sandbox = await Sandbox.StartAsync();

    public ValueTask DisposeAsync() => sandbox.DisposeAsync();

    [Fact]
    public async Task A_payout_is_pending_then_in_transit_then_paid()
    {
        var (seller, payout) = await sandbox.PayoutAsync();

        var states = await StatesAsync(seller, payout, 3);

        Assert.Equal(["pending", "in_transit", "paid"], states);
        Assert.Equal((4000, 0), await sandbox.BalanceAsync(seller));
        var heard = JsonNode.Parse((await sandbox.HearAsync("payout.paid")).Text)!;
        Assert.Equal((seller, payout, "p1"), ((string?)heard["account"], (string?)heard["data"]!["object"]!["id"], (string?)heard["data"]!["object"]!["metadata"]!["payout"]));
    }

    [Theory]
    [InlineData("000111111116", "no_account")]
    [InlineData("000111111113", "account_closed")]
    [InlineData("000222222227", "insufficient_funds")]
    [InlineData("000333333335", "debit_not_authorized")]
    [InlineData("000444444440", "invalid_currency")]
    public async Task Of_a_bank_that_refuses_the_money_comes_back(string bank, string failure)
    {
        var (seller, payout) = await sandbox.PayoutAsync(bank);

        Assert.Equal(["pending", "in_transit", "failed"], await StatesAsync(seller, payout, 3));

        var failed = await sandbox.GetAsync($"/v1/payouts/{payout}?expand[]=failure_balance_transaction", seller);
        Assert.Equal((failure, 6000), ((string?)failed["failure_code"], (long)failed["failure_balance_transaction"]!["net"]!));
        Assert.Equal((10000, 0), await sandbox.BalanceAsync(seller));
        Assert.Equal("errored", (string?)(await sandbox.GetAsync($"/v1/accounts/{seller}"))["external_accounts"]!["data"]![0]!["status"]);
        Assert.Contains(seller, (await sandbox.HearAsync("payout.failed")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_payout_can_fail_after_it_was_paid()
    {
        var (seller, payout) = await sandbox.PayoutAsync("000999999991");

        Assert.Equal(["pending", "in_transit", "paid", "failed"], await StatesAsync(seller, payout, 4));

        Assert.Equal((10000, 0), await sandbox.BalanceAsync(seller));
        await sandbox.HearAllAsync("payout.created", "payout.updated", "payout.paid", "payout.failed");
    }

    [Fact]
    public async Task A_pending_payout_can_be_called_back_and_a_later_one_can_not()
    {
        var (seller, payout) = await sandbox.PayoutAsync();

        var canceled = await sandbox.PostAsync($"/v1/payouts/{payout}/cancel", account: seller);
        var again = await sandbox.CallAsync(HttpMethod.Post, $"/v1/payouts/{payout}/cancel", "", account: seller);
        sandbox.Time.Advance(TimeSpan.FromMinutes(1));

        Assert.Equal(("canceled", 400), ((string?)canceled["status"], again.Status));
        Assert.Equal("canceled", (string?)(await sandbox.GetAsync($"/v1/payouts/{payout}", seller))["status"]);
        Assert.Equal((10000, 0), await sandbox.BalanceAsync(seller));
        await sandbox.HearAsync("payout.canceled");
    }

    [Fact]
    public async Task Nothing_is_paid_out_that_is_not_there_or_has_nowhere_to_go()
    {
        var seller = await sandbox.SellerAsync();
        await sandbox.TransferAsync(seller, 100, await sandbox.ChargeAsync());

        var tooMuch = await sandbox.CallAsync(HttpMethod.Post, "/v1/payouts", "amount=101&currency=cny", account: seller);
        var elsewhere = await sandbox.CallAsync(HttpMethod.Post, "/v1/payouts", "amount=1&currency=usd", account: seller);
        var early = await sandbox.CallAsync(HttpMethod.Post, "/v1/payouts", "amount=1&currency=cny", account: await sandbox.OpenSellerAsync());

        Assert.Equal(("balance_insufficient", "payouts_not_allowed"), (tooMuch.Code, early.Code));
        Assert.Equal((400, "currency"), (elsewhere.Status, elsewhere.Parameter));
    }

    [Fact]
    public async Task A_note_on_a_payout_does_not_stop_it()
    {
        var (seller, payout) = await sandbox.PayoutAsync();

        await sandbox.PostAsync($"/v1/payouts/{payout}", "metadata[seen]=yes", seller);

        Assert.Equal("paid", (await StatesAsync(seller, payout, 3))[^1]);
    }

    [Fact]
    public async Task The_platform_pays_out_its_own_share()
    {
        await sandbox.ChargeAsync();

        await sandbox.PostAsync("/v1/payouts", "amount=39990&currency=cny");

        Assert.Equal((0, 0), await sandbox.BalanceAsync());
    }

    private async Task<List<string>> StatesAsync(string seller, string payout, int steps)
    {
        var states = new List<string>();
        for (var step = 0; step < steps; step++)
        {
            states.Add((string)(await sandbox.GetAsync($"/v1/payouts/{payout}", seller))["status"]!);
            sandbox.Time.Advance(TimeSpan.FromSeconds(2));
        }
        return states;
    }
}
