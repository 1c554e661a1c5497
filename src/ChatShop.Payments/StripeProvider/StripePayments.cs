using System.Net;
using ChatShop.Trade.Payments;
using Stripe;
using Stripe.Checkout;

namespace ChatShop.Payments.StripeProvider;

/// <summary>Takes money and gives it back through Stripe: its hosted Checkout page for cards, WeChat Pay and Alipay.</summary>
/// <remarks>The sandbox answers the same calls in Stripe's place; nothing here knows which of them it talks to. docs/decisions/0005.</remarks>
public sealed class StripePayments : IPaymentProvider
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly StripeClient client;

    /// <summary>Connects nothing yet: the first call does.</summary>
    /// <param name="apiKey">A secret or restricted key.</param>
    /// <param name="apiBase">Where Stripe's API answers, such as https://api.stripe.com.</param>
    /// <param name="isSandbox">True when no real money moves.</param>
    public StripePayments(string apiKey, Uri apiBase, bool isSandbox)
    {
        IsSandbox = isSandbox;
        client = new StripeClient(new StripeClientOptions
        {
            ApiKey = apiKey,
            ApiBase = apiBase.AbsoluteUri.TrimEnd('/'), // With a slash at its end the paths would begin with two.
            HttpClient = new SystemNetHttpClient(new HttpClient { Timeout = Patience }, 2, null, enableTelemetry: false),
        });
    }

    /// <inheritdoc/>
    public string Name => "stripe";

    /// <inheritdoc/>
    public bool IsSandbox { get; }

    /// <inheritdoc/>
    public Task<Checkout> OpenCheckoutAsync(CheckoutRequest request, CancellationToken cancellation) => AskAsync(
        async () => StripeWords.CheckoutOf(await client.V1.Checkout.Sessions.CreateAsync(
            StripeWords.OptionsFor(request), new RequestOptions { IdempotencyKey = request.Key }, cancellation)),
        cancellation);

    /// <inheritdoc/>
    public Task<Checkout> ReadCheckoutAsync(string checkoutId, CancellationToken cancellation) =>
        AskAsync(async () => StripeWords.CheckoutOf(await ReadAsync(checkoutId, cancellation)), cancellation);

    /// <inheritdoc/>
    public Task<Checkout> ExpireCheckoutAsync(string checkoutId, CancellationToken cancellation) => AskAsync(
        async () =>
        {
            if (await ReadAsync(checkoutId, cancellation) is { Status: not "open" } settled)
                return StripeWords.CheckoutOf(settled);
            try
            {
                return StripeWords.CheckoutOf(await client.V1.Checkout.Sessions.ExpireAsync(checkoutId, null, null, cancellation));
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
    public Task<ProviderRefund> RefundAsync(RefundRequest request, CancellationToken cancellation) => AskAsync(
        async () =>
        {
            var given = new RefundListOptions { PaymentIntent = request.Charge, Limit = 100 };
            await foreach (var refund in client.V1.Refunds.ListAutoPagingAsync(given, null, cancellation))
                if (refund.Metadata?.GetValueOrDefault(StripeWords.RefundKey) == request.Refund)
                    return StripeWords.RefundOf(refund);

            return StripeWords.RefundOf(await client.V1.Refunds.CreateAsync(
                StripeWords.OptionsFor(request), new RequestOptions { IdempotencyKey = request.Key }, cancellation));
        },
        cancellation);

    /// <inheritdoc/>
    public Task<ProviderChargeback> ReadChargebackAsync(string chargebackId, CancellationToken cancellation) => throw new NotSupportedException();

    /// <inheritdoc/>
    public IAsyncEnumerable<ProviderNotice> NoticesAsync(DateTimeOffset since, CancellationToken cancellation) => throw new NotSupportedException();

    /// <inheritdoc/>
    public IAsyncEnumerable<Movement> MovementsAsync(DateTimeOffset from, DateTimeOffset until, CancellationToken cancellation) => throw new NotSupportedException();

    /// <inheritdoc/>
    public Task<IReadOnlyList<string>> MissingAsync(Uri publicUrl, CancellationToken cancellation) => throw new NotSupportedException();

    private Task<Session> ReadAsync(string checkoutId, CancellationToken cancellation) => client.V1.Checkout.Sessions.GetAsync(
        checkoutId,
        new SessionGetOptions { Expand = ["payment_intent", "payment_intent.latest_charge"] },
        null,
        cancellation);

    private static async Task<T> AskAsync<T>(Func<Task<T>> ask, CancellationToken cancellation)
    {
        try
        {
            return await ask();
        }
        catch (StripeException failed) when (IsUnknown(failed))
        {
            throw new ProviderUnreachableException($"Stripe answered {(int)failed.HttpStatusCode}: {failed.Message}", failed);
        }
        catch (StripeException refused)
        {
            throw new ProviderRefusedException($"Stripe refused: {refused.Message}", refused);
        }
        catch (HttpRequestException lost)
        {
            throw new ProviderUnreachableException("Stripe can not be reached.", lost);
        }
        catch (OperationCanceledException late) when (!cancellation.IsCancellationRequested)
        {
            throw new ProviderUnreachableException("Stripe did not answer in time.", late);
        }
    }

    /// <summary>
    /// Whether it may have acted or may act later: its own trouble, a twin still running, too many calls, no answer of
    /// Stripe's at all. A key it does not take is our trouble, and says nothing of what was asked.
    /// </summary>
    private static bool IsUnknown(StripeException exception) =>
        exception.StripeError is null
        || exception.HttpStatusCode is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden or HttpStatusCode.Conflict or HttpStatusCode.TooManyRequests
        || (int)exception.HttpStatusCode >= 500;
}
