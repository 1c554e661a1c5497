using ChatShop.Trade.Payments;
using ChatShop.Trade.Payouts;
using Stripe;

namespace ChatShop.Payments.StripeProvider;

/// <summary>Sellers' money through Stripe Connect: accounts, separate transfers, reversals, payouts.</summary>
/// <param name="stripe">The way there.</param>
internal sealed class StripeSellers(StripeConnection stripe) : IPayoutProvider
{
    private const string ShopKey = "shop";

    /// <inheritdoc/>
    public string Name => PaymentRoute.Usual;

    /// <inheritdoc/>
    public bool TransfersArrive => false;

    /// <inheritdoc/>
    /// <remarks>In the market's own country: separate charges and transfers need both sides in one region.</remarks>
    public Task<ProviderAccount> OpenAccountAsync(AccountRequest request, CancellationToken cancellation) => stripe.AskAsync(
        async v1 =>
        {
            var market = await v1.Accounts.GetSelfAsync(null, cancellation);
            return AccountOf(await v1.Accounts.CreateAsync(OptionsFor(request, market.Country), StripeWords.Once(request.Key), cancellation));
        },
        cancellation);

    /// <inheritdoc/>
    public Task<ProviderAccount> ReadAccountAsync(string accountId, CancellationToken cancellation) =>
        stripe.AskAsync(async v1 => AccountOf(await v1.Accounts.GetAsync(accountId, null, null, cancellation)), cancellation);

    /// <inheritdoc/>
    public Task<Uri?> InviteAsync(string accountId, Uri returnUrl, CancellationToken cancellation) => stripe.AskAsync(
        async v1 =>
        {
            var link = await v1.AccountLinks.CreateAsync(
                new AccountLinkCreateOptions { Account = accountId, Type = "account_onboarding", RefreshUrl = returnUrl.AbsoluteUri, ReturnUrl = returnUrl.AbsoluteUri },
                null, cancellation);
            return (Uri?)new Uri(link.Url);
        },
        cancellation);

    /// <inheritdoc/>
    public async Task<string> TransferAsync(TransferRequest request, CancellationToken cancellation)
    {
        var ours = StripeWords.Ours(request.Transfer);
        var group = new TransferListOptions { TransferGroup = request.Payment, Destination = request.Account, Limit = 100 };
        var transfer = await stripe.OnceAsync(
            ours,
            v1 => v1.Transfers.ListAutoPagingAsync(group, null, cancellation),
            async v1 => await v1.Transfers.CreateAsync(
                new TransferCreateOptions
                {
                    Amount = request.Amount.Minor,
                    Currency = StripeWords.CodeOf(request.Amount.Currency),
                    Destination = request.Account,
                    TransferGroup = request.Charge is null ? request.Payment : null, // What is part of a charge is of its group.
                    SourceTransaction = request.Charge is not null && StripeWords.IsIntent(request.Charge)
                        ? (await v1.PaymentIntents.GetAsync(request.Charge, null, null, cancellation)).LatestChargeId
                        : request.Charge,
                    Metadata = ours,
                },
                StripeWords.Once(request.Key), cancellation),
            cancellation);
        return transfer.Id;
    }

    /// <inheritdoc/>
    public async Task<string> ReverseAsync(ReversalRequest request, CancellationToken cancellation)
    {
        var ours = StripeWords.Ours(request.Reversal);
        var reversal = await stripe.OnceAsync(
            ours,
            v1 => v1.Transfers.Reversals.ListAutoPagingAsync(request.TransferId, new TransferReversalListOptions { Limit = 100 }, null, cancellation),
            v1 => v1.Transfers.Reversals.CreateAsync(
                request.TransferId, new TransferReversalCreateOptions { Amount = request.Amount.Minor, Metadata = ours }, StripeWords.Once(request.Key), cancellation),
            cancellation);
        return reversal.Id;
    }

    /// <inheritdoc/>
    public async Task<ProviderPayout> PayOutAsync(PayoutRequest request, CancellationToken cancellation)
    {
        var ours = StripeWords.Ours(request.Payout);
        return PayoutOf(await stripe.OnceAsync(
            ours,
            v1 => v1.Payouts.ListAutoPagingAsync(new PayoutListOptions { Limit = 100 }, For(request.Account), cancellation),
            v1 => v1.Payouts.CreateAsync(
                new PayoutCreateOptions { Amount = request.Amount.Minor, Currency = StripeWords.CodeOf(request.Amount.Currency), Metadata = ours },
                StripeWords.Once(request.Key, request.Account), cancellation),
            cancellation));
    }

    /// <inheritdoc/>
    public Task<ProviderPayout> ReadPayoutAsync(string accountId, string payoutId, CancellationToken cancellation) =>
        stripe.AskAsync(async v1 => PayoutOf(await v1.Payouts.GetAsync(payoutId, null, For(accountId), cancellation)), cancellation);

    private static ProviderAccount AccountOf(Account account)
    {
        var bank = account.ExternalAccounts?.Data?.OfType<BankAccount>().FirstOrDefault();
        var canReceive = account.Capabilities?.Transfers == "active";
        return new ProviderAccount(account.Id, canReceive, canReceive && account.PayoutsEnabled && bank is not null, bank?.Last4);
    }

    private static ProviderPayout PayoutOf(Stripe.Payout payout) => new(payout.Id, payout.Status switch
    {
        "paid" => ProviderPayoutStatus.Paid,
        "failed" or "canceled" => ProviderPayoutStatus.Failed,
        _ => ProviderPayoutStatus.Pending,
    }, payout.FailureBalanceTransactionId);

    private static AccountCreateOptions OptionsFor(AccountRequest request, string? country) => new()
    {
        Country = country,
        BusinessProfile = new AccountBusinessProfileOptions { Name = request.Name },
        Controller = new AccountControllerOptions
        {
            Fees = new AccountControllerFeesOptions { Payer = "application" },
            Losses = new AccountControllerLossesOptions { Payments = "application" },
            StripeDashboard = new AccountControllerStripeDashboardOptions { Type = "none" },
            RequirementCollection = "application",
        },
        Capabilities = new AccountCapabilitiesOptions { Transfers = new AccountCapabilitiesTransfersOptions { Requested = true } },
        Settings = new AccountSettingsOptions
        {
            Payouts = new AccountSettingsPayoutsOptions { Schedule = new AccountSettingsPayoutsScheduleOptions { Interval = "manual" } },
        },
        Metadata = new Dictionary<string, string> { [ShopKey] = request.Shop },
    };

    private static RequestOptions For(string account) => new() { StripeAccount = account };
}
