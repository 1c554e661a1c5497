namespace ChatShop.Payments.Tests.StripeSandbox;

public sealed class BalanceTests
{
    private static readonly TimeSpan TwoDays = TimeSpan.FromDays(2);

    [Fact]
    public async Task Money_that_takes_days_is_pending_until_then_except_of_one_card()
    {
        await using var sandbox = await Sandbox.StartAsync(TwoDays);
        await sandbox.ChargeAsync();
        await sandbox.ChargeAsync(number: "4000000000000077");

        Assert.Equal((39990, 39990), await sandbox.BalanceAsync());
        sandbox.Time.Advance(TwoDays);

        Assert.Equal((79980, 0), await sandbox.BalanceAsync());
        Assert.All(await sandbox.ListAsync("/v1/balance_transactions"), entry => Assert.Equal("available", (string?)entry["status"]));
    }

    [Fact]
    public async Task Pending_money_is_transferred_with_its_charge_alone_and_waits_with_it()
    {
        await using var sandbox = await Sandbox.StartAsync(TwoDays);
        var (seller, charge) = (await sandbox.SellerAsync(), await sandbox.ChargeAsync());

        var refused = await sandbox.CallAsync(HttpMethod.Post, "/v1/transfers", SandboxMarket.TransferForm(seller, 10000));
        await sandbox.TransferAsync(seller, 10000, charge);
        var early = await sandbox.CallAsync(HttpMethod.Post, "/v1/payouts", "amount=1&currency=cny", account: seller);

        Assert.Equal(("balance_insufficient", "balance_insufficient"), (refused.Code, early.Code));
        Assert.Equal(((0, 29990), (0, 10000)), (await sandbox.BalanceAsync(), await sandbox.BalanceAsync(seller)));
        sandbox.Time.Advance(TwoDays);
        Assert.Equal(((29990, 0), (10000, 0)), (await sandbox.BalanceAsync(), await sandbox.BalanceAsync(seller)));
    }

    [Fact]
    public async Task A_reversal_of_pending_money_waits_on_both_sides()
    {
        await using var sandbox = await Sandbox.StartAsync(TwoDays);
        var seller = await sandbox.SellerAsync();
        var transfer = await sandbox.TransferAsync(seller, 10000, await sandbox.ChargeAsync());

        await sandbox.PostAsync($"/v1/transfers/{transfer["id"]}/reversals");

        Assert.Equal(((0, 39990), (0, 0)), (await sandbox.BalanceAsync(), await sandbox.BalanceAsync(seller)));
    }

    [Fact]
    public async Task What_is_one_accounts_is_no_others()
    {
        await using var sandbox = await Sandbox.StartAsync();
        var (one, other) = (await sandbox.SellerAsync(), await sandbox.SellerAsync());
        var transfer = await sandbox.TransferAsync(one, 100, await sandbox.ChargeAsync());
        var payout = await sandbox.PostAsync("/v1/payouts", "amount=100&currency=cny", one);

        foreach (var stranger in new[] { other, null })
        {
            Assert.Empty(await sandbox.ListAsync("/v1/payouts", stranger));
            Assert.Equal(404, (await sandbox.CallAsync(HttpMethod.Get, $"/v1/payouts/{payout["id"]}", account: stranger)).Status);
            Assert.Equal(404, (await sandbox.CallAsync(HttpMethod.Post, $"/v1/payouts/{payout["id"]}/cancel", "", account: stranger)).Status);
            Assert.Equal(404, (await sandbox.CallAsync(HttpMethod.Get, $"/v1/charges/{transfer["destination_payment"]}", account: stranger)).Status);
        }
        Assert.Equal(403, (await sandbox.CallAsync(HttpMethod.Get, $"/v1/accounts/{one}", account: other)).Status);
        var refund = await sandbox.CallAsync(HttpMethod.Post, "/v1/refunds", $"charge={transfer["destination_payment"]}");
        Assert.Equal((404, "resource_missing"), (refund.Status, refund.Code));
    }

    [Theory]
    [InlineData("acct_nobody", "/v1/balance", 403, "account_invalid")]
    [InlineData("po_1", "/v1/balance", 403, "account_invalid")]
    [InlineData("{seller}", "/v1/transfers", 400, null)]
    [InlineData("{seller}", "/v1/checkout/sessions", 400, null)]
    [InlineData("{platform}", "/v1/transfers", 200, null)]
    public async Task A_call_for_an_account_is_only_what_that_account_may(string account, string path, int status, string? code)
    {
        await using var sandbox = await Sandbox.StartAsync();
        var named = account == "{seller}" ? await sandbox.OpenSellerAsync()
            : account == "{platform}" ? SandboxMarket.Id(await sandbox.GetAsync("/v1/account"))
            : account;

        var said = await sandbox.CallAsync(HttpMethod.Get, path, account: named);

        Assert.Equal((status, code), (said.Status, said.Code));
    }

    [Fact]
    public async Task A_key_of_one_account_is_nothing_to_another()
    {
        await using var sandbox = await Sandbox.StartAsync();
        var sellers = new[] { await sandbox.SellerAsync(), await sandbox.SellerAsync() };
        foreach (var seller in sellers)
            await sandbox.TransferAsync(seller, 100, await sandbox.ChargeAsync());

        var paid = new List<string>();
        foreach (var seller in sellers)
            paid.Add((string)(await sandbox.CallAsync(HttpMethod.Post, "/v1/payouts", "amount=100&currency=cny", key: "payout:1", account: seller)).Body["id"]!);

        Assert.Equal(2, paid.Distinct().Count());
    }
}
