using System.Net;
using System.Runtime.CompilerServices;
using ChatShop.Trade.Payments;
using Stripe;
using Stripe.Checkout;

namespace ChatShop.Payments.StripeProvider;

/// <summary>Takes money and gives it back through Stripe: its hosted Checkout page for cards, WeChat Pay and Alipay.</summary>
/// <remarks>The sandbox answers the same calls in Stripe's place; nothing here knows which of them it talks to. docs/decisions/0005.</remarks>
/// <param name="stripe">The way there.</param>
internal sealed class StripePayments(StripeConnection stripe) : IPaymentProvider
{
    private static readonly SessionGetOptions Whole = new()
    {
        Expand = ["payment_intent", "payment_intent.latest_charge", "payment_intent.latest_charge.balance_transaction"],
    };

    /// <inheritdoc/>
    public string Name => PaymentRoute.Usual;

    /// <inheritdoc/>
    public bool IsSandbox => stripe.IsSandbox;

    /// <inheritdoc/>
    public Task<Checkout> OpenCheckoutAsync(CheckoutRequest request, CancellationToken cancellation) => stripe.AskAsync(
        async v1 => StripeWords.CheckoutOf(await v1.Checkout.Sessions.CreateAsync(StripeWords.OptionsFor(request), StripeWords.Once(request.Key), cancellation)),
        cancellation);

    /// <inheritdoc/>
    public Task<Checkout> ReadCheckoutAsync(string checkoutId, CancellationToken cancellation) =>
        stripe.AskAsync(async v1 => StripeWords.CheckoutOf(await v1.Checkout.Sessions.GetAsync(checkoutId, Whole, null, cancellation)), cancellation);

    /// <inheritdoc/>
    public Task<Checkout> ExpireCheckoutAsync(string checkoutId, CancellationToken cancellation) => stripe.AskAsync(
        async v1 =>
        {
            var sessions = v1.Checkout.Sessions;
            if (await sessions.GetAsync(checkoutId, Whole, null, cancellation) is { Status: not "open" } settled)
                return StripeWords.CheckoutOf(settled);
            try
            {
                return StripeWords.CheckoutOf(await sessions.ExpireAsync(checkoutId, null, null, cancellation));
            }
            catch (StripeException refused) when (refused.HttpStatusCode == HttpStatusCode.BadRequest)
            {
                var after = await sessions.GetAsync(checkoutId, Whole, null, cancellation);
                if (after.Status == "open")
                    throw;
                return StripeWords.CheckoutOf(after); // Paid or expired between the two calls.
            }
        },
        cancellation);

    /// <inheritdoc/>
    public async Task<ProviderRefund> RefundAsync(RefundRequest request, CancellationToken cancellation) => StripeWords.RefundOf(await stripe.OnceAsync(
        StripeWords.OursOf(request),
        v1 => v1.Refunds.ListAutoPagingAsync(StripeWords.RefundsOf(request.Charge), null, cancellation),
        v1 => v1.Refunds.CreateAsync(StripeWords.OptionsFor(request), StripeWords.Once(request.Key), cancellation),
        cancellation));

    /// <inheritdoc/>
    public Task<ProviderChargeback> ReadChargebackAsync(string chargebackId, CancellationToken cancellation) => stripe.AskAsync(
        async v1 => StripeWords.ChargebackOf(await v1.Disputes.GetAsync(chargebackId, new DisputeGetOptions { Expand = ["payment_intent"] }, null, cancellation)), cancellation);

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
        var events = await stripe.ListAsync(v1 => v1.Events.ListAutoPagingAsync(options, null, cancellation), cancellation);
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
        foreach (var it in await stripe.ListAsync(v1 => v1.BalanceTransactions.ListAutoPagingAsync(options, null, cancellation), cancellation))
            if (StripeWords.MovementOf(it) is { } movement)
                yield return movement;
    }
}
