using ChatShop.Trade;
using ChatShop.Trade.Payments;
using Stripe;
using Stripe.Checkout;

namespace ChatShop.Payments.StripeProvider;

/// <summary>Stripe, or the sandbox in its place: hosted Checkout Sessions, through Stripe.net.</summary>
/// <remarks>Sessions are found again by <c>client_reference_id</c>, our payment's id. docs/decisions/0005.</remarks>
internal sealed class StripePayments : IPaymentProvider
{
    private static readonly string[] Methods = ["card", "wechat_pay", "alipay"];
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly StripeClient client;

    /// <summary>Speaks to Stripe's API at an address, with a key.</summary>
    public StripePayments(string apiKey, Uri apiBase, bool isSandbox)
    {
        IsSandbox = isSandbox;
        client = new StripeClient(new StripeClientOptions
        {
            ApiKey = apiKey,
            ApiBase = apiBase.AbsoluteUri.TrimEnd('/'),
            HttpClient = new SystemNetHttpClient(new HttpClient { Timeout = Patience }, maxNetworkRetries: 2, appInfo: null, enableTelemetry: false),
        });
    }

    /// <inheritdoc/>
    public string Name => "stripe";

    /// <inheritdoc/>
    public bool IsSandbox { get; }

    /// <inheritdoc/>
    public Task<Trade.Payments.Checkout> OpenCheckoutAsync(CheckoutRequest request, CancellationToken cancellation) => AskAsync(async () =>
    {
        var session = await client.V1.Checkout.Sessions.CreateAsync(new SessionCreateOptions
        {
            Mode = "payment",
            UiMode = "hosted_page",
            ClientReferenceId = request.Payment,
            AllowedPaymentMethodTypes = [.. Methods],
            PaymentMethodOptions = new SessionPaymentMethodOptionsOptions { WechatPay = new SessionPaymentMethodOptionsWechatPayOptions { Client = "web" } },
            LineItems = [.. request.Lines.Select(ToLine)],
            ExpiresAt = request.ExpiresAt.UtcDateTime,
            Locale = request.Locale == "zh-CN" ? "zh" : "en",
            SuccessUrl = request.ReturnUrl.AbsoluteUri,
            CancelUrl = request.CancelUrl.AbsoluteUri,
            Metadata = new Dictionary<string, string> { ["payment"] = request.Payment },
            PaymentIntentData = new SessionPaymentIntentDataOptions { TransferGroup = request.Payment, Metadata = new Dictionary<string, string> { ["payment"] = request.Payment } },
        }, new RequestOptions { IdempotencyKey = request.Key }, cancellation);
        return ToCheckout(session);
    }, cancellation);

    /// <inheritdoc/>
    public Task<Trade.Payments.Checkout> ReadCheckoutAsync(string checkoutId, CancellationToken cancellation) => AskAsync(async () =>
        ToCheckout(await client.V1.Checkout.Sessions.GetAsync(
            checkoutId, new SessionGetOptions { Expand = ["payment_intent", "payment_intent.latest_charge"] }, cancellationToken: cancellation)), cancellation);

    /// <inheritdoc/>
    public async Task<Trade.Payments.Checkout> ExpireCheckoutAsync(string checkoutId, CancellationToken cancellation)
    {
        try
        {
            return await AskAsync(async () => ToCheckout(await client.V1.Checkout.Sessions.ExpireAsync(checkoutId, cancellationToken: cancellation)), cancellation);
        }
        catch (ProviderRefusedException)
        {
            return await ReadCheckoutAsync(checkoutId, cancellation); // Only an open session can be closed: it is paid or closed already.
        }
    }

    /// <inheritdoc/>
    public Task<ProviderRefund> RefundAsync(RefundRequest request, CancellationToken cancellation) => AskAsync(async () =>
    {
        var refund = await client.V1.Refunds.CreateAsync(new RefundCreateOptions
        {
            PaymentIntent = request.Charge,
            Amount = request.Amount.Minor,
            Metadata = new Dictionary<string, string> { ["refund"] = request.Refund },
        }, new RequestOptions { IdempotencyKey = request.Key }, cancellation);
        return ToRefund(refund);
    }, cancellation);

    /// <inheritdoc/>
    public Task<ProviderRefund> ReadRefundAsync(string refundId, CancellationToken cancellation) => AskAsync(
        async () => ToRefund(await client.V1.Refunds.GetAsync(refundId, cancellationToken: cancellation)), cancellation);

    private static SessionLineItemOptions ToLine(CheckoutLine line) => new()
    {
        Quantity = 1,
        PriceData = new SessionLineItemPriceDataOptions
        {
            Currency = line.Total.Currency.ToString().ToLowerInvariant(),
            UnitAmount = line.Total.Minor,
            ProductData = new SessionLineItemPriceDataProductDataOptions { Name = line.Text },
        },
    };

    private static Trade.Payments.Checkout ToCheckout(Session session) => new(
        session.Id,
        session.ClientReferenceId,
        (session.Status, session.PaymentStatus) switch
        {
            (_, "paid") => CheckoutStatus.Paid,
            ("expired", _) => CheckoutStatus.Expired,
            _ => CheckoutStatus.Open,
        },
        session.Url is { } url ? new Uri(url) : null,
        new Money(session.AmountTotal ?? 0, Enum.Parse<Currency>(session.Currency, ignoreCase: true)),
        session.PaymentIntentId,
        session.PaymentIntent?.LatestCharge?.PaymentMethodDetails?.Type);

    private static ProviderRefund ToRefund(Stripe.Refund refund) => new(refund.Id, refund.Status switch
    {
        "succeeded" => ProviderRefundStatus.Succeeded,
        "failed" or "canceled" => ProviderRefundStatus.Failed,
        _ => ProviderRefundStatus.Pending,
    });

    private static async Task<T> AskAsync<T>(Func<Task<T>> call, CancellationToken cancellation)
    {
        try
        {
            return await call();
        }
        catch (StripeException no) when (no.HttpStatusCode is >= (System.Net.HttpStatusCode)400 and < (System.Net.HttpStatusCode)500
            and not (System.Net.HttpStatusCode.Conflict or System.Net.HttpStatusCode.TooManyRequests))
        {
            throw new ProviderRefusedException($"Stripe refused: {no.StripeError?.Code ?? no.StripeError?.Type ?? no.HttpStatusCode.ToString()}.", no);
        }
        catch (Exception broken) when (broken is StripeException or HttpRequestException
            || (broken is OperationCanceledException && !cancellation.IsCancellationRequested))
        {
            throw new ProviderUnreachableException("Stripe did not answer.", broken);
        }
    }
}
