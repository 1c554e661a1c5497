using ChatShop.Trade.Payments;
using ChatShop.Trade.Payouts;
using Stripe;

namespace ChatShop.Payments.StripeProvider;

/// <summary>Sellers' money through Stripe Connect: accounts, separate transfers, reversals, payouts.</summary>
/// <remarks>
/// Stripe forgets an idempotency key after a day. So what is to be made is looked for first, by our id in its metadata: a late
/// call finds it and makes no second one.
/// </remarks>
/// <param name="stripe">The way there.</param>
public sealed class StripeSellers(StripeConnection stripe) : IPayoutProvider
{
    private const string ShopKey = "shop";

    /// <inheritdoc/>
    public string Name => PaymentRoute.Usual;

    /// <inheritdoc/>
    public bool TransfersArrive => false;

    /// <inheritdoc/>
    /// <remarks>In the market's own country: separate charges and transfers need both sides in one region.</remarks>
    public Task<ProviderAccount> OpenAccountAsync(AccountRequest request, CancellationToken cancellation) => StripeConnection.AskAsync(
        async () =>
        {
            var market = await stripe.V1.Accounts.GetSelfAsync(null, cancellation);
            return StripeWords.AccountOf(await stripe.V1.Accounts.CreateAsync(
                OptionsFor(request, market.Country), StripePayments.Once(request.Key), cancellation));
        },
        cancellation);

    /// <inheritdoc/>
    public Task<ProviderAccount> ReadAccountAsync(string accountId, CancellationToken cancellation) => StripeConnection.AskAsync(
        async () => StripeWords.AccountOf(await stripe.V1.Accounts.GetAsync(accountId, null, null, cancellation)), cancellation);

    /// <inheritdoc/>
    public Task<Uri?> InviteAsync(string accountId, Uri returnUrl, CancellationToken cancellation) => StripeConnection.AskAsync(
        async () =>
        {
            var link = await stripe.V1.AccountLinks.CreateAsync(
                new AccountLinkCreateOptions { Account = accountId, Type = "account_onboarding", RefreshUrl = returnUrl.AbsoluteUri, ReturnUrl = returnUrl.AbsoluteUri },
                null, cancellation);
            return (Uri?)new Uri(link.Url);
        },
        cancellation);

    /// <inheritdoc/>
    public Task<string> TransferAsync(TransferRequest request, CancellationToken cancellation) => StripeConnection.AskAsync(
        async () =>
        {
            var group = new TransferListOptions { TransferGroup = request.Payment, Destination = request.Account, Limit = 100 };
            await foreach (var made in stripe.V1.Transfers.ListAutoPagingAsync(group, null, cancellation))
                if (made.Metadata?.GetValueOrDefault(StripeWords.OurKey) == request.Transfer)
                    return made.Id;
            var transfer = await stripe.V1.Transfers.CreateAsync(
                new TransferCreateOptions
                {
                    Amount = request.Amount.Minor,
                    Currency = request.Amount.Currency.ToString().ToLowerInvariant(),
                    Destination = request.Account,
                    SourceTransaction = await ChargeAsync(request.Charge, cancellation),
                    Metadata = Ours(request.Transfer),
                },
                StripePayments.Once(request.Key), cancellation);
            return transfer.Id;
        },
        cancellation);

    /// <inheritdoc/>
    public Task<string> ReverseAsync(ReversalRequest request, CancellationToken cancellation) => StripeConnection.AskAsync(
        async () =>
        {
            var all = new TransferReversalListOptions { Limit = 100 };
            await foreach (var made in stripe.V1.Transfers.Reversals.ListAutoPagingAsync(request.TransferId, all, null, cancellation))
                if (made.Metadata?.GetValueOrDefault(StripeWords.OurKey) == request.Reversal)
                    return made.Id;
            var reversal = await stripe.V1.Transfers.Reversals.CreateAsync(
                request.TransferId, new TransferReversalCreateOptions { Amount = request.Amount.Minor, Metadata = Ours(request.Reversal) },
                StripePayments.Once(request.Key), cancellation);
            return reversal.Id;
        },
        cancellation);

    /// <inheritdoc/>
    public Task<ProviderPayout> PayOutAsync(PayoutRequest request, CancellationToken cancellation) => StripeConnection.AskAsync(
        async () =>
        {
            var all = new PayoutListOptions { Limit = 100 };
            await foreach (var made in stripe.V1.Payouts.ListAutoPagingAsync(all, For(request.Account), cancellation))
                if (made.Metadata?.GetValueOrDefault(StripeWords.OurKey) == request.Payout)
                    return StripeWords.PayoutOf(made);
            return StripeWords.PayoutOf(await stripe.V1.Payouts.CreateAsync(
                new PayoutCreateOptions
                {
                    Amount = request.Amount.Minor,
                    Currency = request.Amount.Currency.ToString().ToLowerInvariant(),
                    Metadata = Ours(request.Payout),
                },
                StripePayments.Once(request.Key, request.Account), cancellation));
        },
        cancellation);

    /// <inheritdoc/>
    public Task<ProviderPayout> ReadPayoutAsync(string accountId, string payoutId, CancellationToken cancellation) => StripeConnection.AskAsync(
        async () => StripeWords.PayoutOf(await stripe.V1.Payouts.GetAsync(payoutId, null, For(accountId), cancellation)), cancellation);

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

    /// <summary>Payments of earlier versions know the intent, and not its charge.</summary>
    private async Task<string> ChargeAsync(string known, CancellationToken cancellation) => known.StartsWith("pi_", StringComparison.Ordinal)
        ? (await stripe.V1.PaymentIntents.GetAsync(known, null, null, cancellation)).LatestChargeId
        : known;

    private static Dictionary<string, string> Ours(string id) => new() { [StripeWords.OurKey] = id };

    private static RequestOptions For(string account) => new() { StripeAccount = account };
}
