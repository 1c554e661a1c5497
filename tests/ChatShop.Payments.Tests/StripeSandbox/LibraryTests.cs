using Stripe;

namespace ChatShop.Payments.Tests.StripeSandbox;

/// <summary>The sandbox as Stripe.net sees it.</summary>
public sealed class LibraryTests : IAsyncLifetime
{
    private Sandbox sandbox = null!;
    private StripeClient client = null!;

    public async ValueTask InitializeAsync()
    {
        sandbox = await Sandbox.StartAsync();
        client = new StripeClient(new StripeClientOptions { ApiKey = sandbox.Keys.ApiKey, ApiBase = sandbox.Url.AbsoluteUri.TrimEnd('/') });
    }

    public ValueTask DisposeAsync() => sandbox.DisposeAsync();

    [Fact]
    public async Task A_seller_is_opened_completed_paid_and_paid_out()
    {
        var seller = await OpenAsync();
        var charge = await sandbox.ChargeAsync();
        var transfer = await client.V1.Transfers.CreateAsync(
            new TransferCreateOptions { Amount = 30000, Currency = "cny", Destination = seller, SourceTransaction = charge, Expand = ["destination_payment"] },
            new RequestOptions { IdempotencyKey = "release:1023:1" });
        var forSeller = new RequestOptions { StripeAccount = seller };
        var balance = await client.V1.Balance.GetAsync(null, forSeller);
        var payout = await client.V1.Payouts.CreateAsync(new PayoutCreateOptions { Amount = 30000, Currency = "cny" }, forSeller);
        sandbox.Time.Advance(TimeSpan.FromSeconds(2));
        await client.V1.Payouts.GetAsync(payout.Id, null, forSeller);
        sandbox.Time.Advance(TimeSpan.FromSeconds(2));
        var paid = await client.V1.Payouts.GetAsync(payout.Id, new PayoutGetOptions { Expand = ["destination", "balance_transaction"] }, forSeller);

        Assert.Equal((transfer.Id, 30000), (transfer.DestinationPayment.SourceTransferId, balance.Available.Single(each => each.Currency == "cny").Amount));
        Assert.Equal(("pending", "paid", -30000), (payout.Status, paid.Status, paid.BalanceTransaction.Net));
        Assert.Equal("6789", ((BankAccount)paid.Destination).Last4);
    }

    [Fact]
    public async Task Refusals_arrive_as_the_librarys_own()
    {
        var seller = (await client.V1.Accounts.CreateAsync(new AccountCreateOptions { Country = "SG" })).Id;
        var charge = await sandbox.ChargeAsync();

        var inactive = await Assert.ThrowsAsync<StripeException>(() => client.V1.Transfers.CreateAsync(
            new TransferCreateOptions { Amount = 1, Currency = "cny", Destination = seller, SourceTransaction = charge }));
        var foreign = await Assert.ThrowsAsync<StripeException>(() => client.V1.Balance.GetAsync(null, new RequestOptions { StripeAccount = "acct_nobody" }));

        Assert.Equal(("insufficient_capabilities_for_transfer", "destination"), (inactive.StripeError.Code, inactive.StripeError.Param));
        Assert.Equal("https://stripe.com/docs/error-codes/insufficient-capabilities-for-transfer", inactive.StripeError.DocUrl);
        Assert.Equal(("account_invalid", System.Net.HttpStatusCode.Forbidden), (foreign.StripeError.Code, foreign.HttpStatusCode));
    }

    [Fact]
    public async Task A_reversal_and_a_dispute_read_as_the_librarys_own()
    {
        var seller = await OpenAsync();
        var (charge, dispute) = await sandbox.DisputeAsync();
        var transfer = await client.V1.Transfers.CreateAsync(
            new TransferCreateOptions { Amount = 1000, Currency = "cny", Destination = seller, SourceTransaction = await sandbox.ChargeAsync() });

        var reversal = await client.V1.Transfers.Reversals.CreateAsync(transfer.Id, new TransferReversalCreateOptions { Amount = 400 });
        var closed = await client.V1.Disputes.CloseAsync(dispute);

        Assert.Equal((400, 400), (reversal.Amount, (await client.V1.Transfers.GetAsync(transfer.Id)).AmountReversed));
        Assert.Equal(("lost", charge, -39990), (closed.Status, closed.ChargeId, closed.BalanceTransactions.Single().Net));
    }

    [Fact]
    public async Task A_webhook_of_a_seller_is_read_with_its_account()
    {
        var seller = await OpenAsync();

        var heard = await sandbox.HearAsync("account.updated");

        var told = EventUtility.ConstructEvent(heard.Text, heard.Signature, sandbox.Keys.WebhookSecret, tolerance: long.MaxValue / 2, throwOnApiVersionMismatch: true);
        Assert.Equal((seller, seller), (told.Account, ((Account)told.Data.Object).Id));
    }

    [Fact]
    public async Task Everything_is_paged_through()
    {
        var opened = new List<string>();
        for (var each = 0; each < 5; each++)
            opened.Insert(0, (await client.V1.Accounts.CreateAsync(new AccountCreateOptions { Country = "SG" })).Id);

        var listed = new List<string>();
        await foreach (var account in client.V1.Accounts.ListAutoPagingAsync(new AccountListOptions { Limit = 2 }))
            listed.Add(account.Id);

        Assert.Equal(opened, listed);
    }

    private async Task<string> OpenAsync()
    {
        var account = await client.V1.Accounts.CreateAsync(new AccountCreateOptions
        {
            Country = "SG",
            BusinessType = "individual",
            Capabilities = new AccountCapabilitiesOptions { Transfers = new AccountCapabilitiesTransfersOptions { Requested = true } },
            Controller = new AccountControllerOptions { StripeDashboard = new AccountControllerStripeDashboardOptions { Type = "none" } },
        });
        await sandbox.OnboardAsync(account.Id);
        Assert.Equal("active", (await client.V1.Accounts.GetAsync(account.Id)).Capabilities.Transfers);
        return account.Id;
    }
}
