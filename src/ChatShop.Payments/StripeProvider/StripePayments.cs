using System.Net;
using System.Runtime.CompilerServices;
using ChatShop.Trade.Payments;
using Stripe;
using Stripe.Checkout;

namespace ChatShop.Payments.StripeProvider;

/// <summary>Takes money and gives it back through Stripe: its hosted Checkout page for cards, WeChat Pay and Alipay.</summary>
/// <remarks>The sandbox answers the same calls in Stripe's place; nothing here knows which of them it talks to. docs/decisions/0005.</remarks>
/// <param name="stripe">The way there.</param>
public sealed class StripePayments(StripeConnection stripe) : IPaymentProvider
{
    /// <inheritdoc/>
    public string Name => PaymentRoute.Usual;

    /// <inheritdoc/>
    public bool IsSandbox => stripe.IsSandbox;

    /// <inheritdoc/>
    public Task<Checkout> OpenCheckoutAsync(CheckoutRequest request, CancellationToken cancellation) => StripeConnection.AskAsync(
        async () => StripeWords.CheckoutOf(await stripe.V1.Checkout.Sessions.CreateAsync(
            StripeWords.OptionsFor(request), Once(request.Key), cancellation)),
        cancellation);

    /// <inheritdoc/>
    public Task<Checkout> ReadCheckoutAsync(string checkoutId, CancellationToken cancellation) =>
        StripeConnection.AskAsync(async () => StripeWords.CheckoutOf(await ReadAsync(checkoutId, cancellation)), cancellation);

    /// <inheritdoc/>
    public Task<Checkout> ExpireCheckoutAsync(string checkoutId, CancellationToken cancellation) => StripeConnection.AskAsync(
        async () =>
        {
            if (await ReadAsync(checkoutId, cancellation) is { Status: not "open" } settled)
                return StripeWords.CheckoutOf(settled);
            try
            {
                return StripeWords.CheckoutOf(await stripe.V1.Checkout.Sessions.ExpireAsync(checkoutId, null, null, cancellation));
            }
            catch (StripeException refused) when (refused.HttpStatusCode == HttpStatusCode.BadRequest)
            {
                var after = await ReadAsync(checkoutId, cancellation);
                if (after.Status == "open")
                    throw;
                return StripeWords.CheckoutOf(after); // Paid or expired between the two calls.
            }
        },
        cancellation);

    /// <inheritdoc/>
    /// <remarks>
    /// Stripe forgets a key after a day and until then repeats its first answer. So the refund is looked for first:
    /// a late call finds it, makes no second one, and hears how it stands now.
    /// </remarks>
    public Task<ProviderRefund> RefundAsync(RefundRequest request, CancellationToken cancellation) => StripeConnection.AskAsync(
        async () =>
        {
            var given = StripeWords.RefundsOf(request.Charge);
            await foreach (var refund in stripe.V1.Refunds.ListAutoPagingAsync(given, null, cancellation))
                if (refund.Metadata?.GetValueOrDefault(StripeWords.RefundKey) == request.Refund)
                    return StripeWords.RefundOf(refund);

            return StripeWords.RefundOf(await stripe.V1.Refunds.CreateAsync(
                StripeWords.OptionsFor(request), Once(request.Key), cancellation));
        },
        cancellation);

    /// <inheritdoc/>
    public Task<ProviderChargeback> ReadChargebackAsync(string chargebackId, CancellationToken cancellation) => StripeConnection.AskAsync(
        async () => StripeWords.ChargebackOf(await stripe.V1.Disputes.GetAsync(chargebackId, new DisputeGetOptions { Expand = ["payment_intent"] }, null, cancellation)), cancellation);

    /// <inheritdoc/>
    /// <remarks>Stripe lists what happened on sellers' accounts only there: those are asked one by one while a payout is open.</remarks>
    public async IAsyncEnumerable<ProviderNotice> NoticesAsync(DateTimeOffset since, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var options = new EventListOptions
        {
            Created = new DateRangeOptions { GreaterThanOrEqual = since.UtcDateTime },
            Types = [.. StripeNotices.Types],
            Limit = 100,
        };
        var events = await StripeConnection.ListAsync(stripe.V1.Events.ListAutoPagingAsync(options, null, cancellation), cancellation);
        foreach (var told in Enumerable.Reverse(events))
            yield return StripeNotices.Of(told);
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<Movement> MovementsAsync(
        DateTimeOffset from, DateTimeOffset until, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var options = new BalanceTransactionListOptions
        {
            Created = new DateRangeOptions { GreaterThanOrEqual = from.UtcDateTime, LessThan = until.UtcDateTime },
            Limit = 100,
        };
        foreach (var it in await StripeConnection.ListAsync(stripe.V1.BalanceTransactions.ListAutoPagingAsync(options, null, cancellation), cancellation))
            if (StripeWords.MovementOf(it) is { } movement)
                yield return movement;
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<string>> MissingAsync(Uri publicUrl, CancellationToken cancellation) =>
        StripeConnection.AskAsync(() => StripeAccountCheck.RunAsync(stripe, publicUrl, cancellation), cancellation);

    /// <summary>A key makes twice harmless for a day; after that what was made is looked for before it is made again.</summary>
    internal static RequestOptions Once(string key, string? account = null) => new() { IdempotencyKey = key, StripeAccount = account };

    private Task<Session> ReadAsync(string checkoutId, CancellationToken cancellation) => stripe.V1.Checkout.Sessions.GetAsync(
        checkoutId,
        new SessionGetOptions { Expand = ["payment_intent", "payment_intent.latest_charge", "payment_intent.latest_charge.balance_transaction"] },
        null,
        cancellation);
}
