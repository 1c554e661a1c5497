using ChatShop.Trade;
using ChatShop.Trade.Payments;
using Stripe;
using Stripe.Checkout;

namespace ChatShop.Payments.StripeProvider;

/// <summary>What we say in Stripe's words, and what Stripe says in ours.</summary>
internal static class StripeWords
{
    /// <summary>Under which key a refund at Stripe carries our id of it.</summary>
    public const string RefundKey = "refund";

    private const string PaymentKey = "payment";

    /// <summary>A checkout. The same request always gives the same parameters: Stripe compares them with the first ones.</summary>
    public static SessionCreateOptions OptionsFor(CheckoutRequest request) => new()
    {
        Mode = "payment",
        UiMode = "hosted_page",
        AllowedPaymentMethodTypes = ["card", "wechat_pay", "alipay"],
        PaymentMethodOptions = new SessionPaymentMethodOptionsOptions
        {
            WechatPay = new SessionPaymentMethodOptionsWechatPayOptions { Client = "web" },
        },
        LineItems = [.. request.Lines.Select(OptionsFor)],
        ClientReferenceId = request.Payment,
        Metadata = new Dictionary<string, string> { [PaymentKey] = request.Payment },
        PaymentIntentData = new SessionPaymentIntentDataOptions
        {
            TransferGroup = request.Payment,
            Metadata = new Dictionary<string, string> { [PaymentKey] = request.Payment },
        },
        ExpiresAt = request.ExpiresAt.UtcDateTime,
        Locale = request.Locale.StartsWith("zh", StringComparison.OrdinalIgnoreCase) ? "zh" : "en",
        SuccessUrl = request.ReturnUrl.AbsoluteUri,
        CancelUrl = request.CancelUrl.AbsoluteUri,
    };

    /// <summary>A refund that carries our id.</summary>
    public static RefundCreateOptions OptionsFor(RefundRequest request) => new()
    {
        PaymentIntent = request.Charge,
        Amount = request.Amount.Minor,
        Metadata = new Dictionary<string, string> { [RefundKey] = request.Refund },
    };

    /// <summary>How a checkout stands. Complete and unpaid is open: the money of a slow method is still on its way.</summary>
    public static Checkout CheckoutOf(Session session)
    {
        var paid = session is { Status: "complete", PaymentStatus: "paid" };
        var status = paid ? CheckoutStatus.Paid : session.Status == "expired" ? CheckoutStatus.Expired : CheckoutStatus.Open;
        return new Checkout(
            session.Id,
            session.ClientReferenceId ?? "",
            status,
            status == CheckoutStatus.Open && session.Url is { } url ? new Uri(url) : null,
            new Money(session.AmountTotal ?? 0, CurrencyOf(session.Currency)),
            paid ? session.PaymentIntentId : null,
            paid ? session.PaymentIntent?.LatestCharge?.PaymentMethodDetails?.Type : null);
    }

    /// <summary>How a refund stands.</summary>
    public static ProviderRefund RefundOf(Stripe.Refund refund) => new(refund.Id, refund.Status switch
    {
        "succeeded" => ProviderRefundStatus.Succeeded,
        "failed" or "canceled" => ProviderRefundStatus.Failed,
        _ => ProviderRefundStatus.Pending,
    });

    private static SessionLineItemOptions OptionsFor(CheckoutLine line) => new()
    {
        Quantity = 1,
        PriceData = new SessionLineItemPriceDataOptions
        {
            Currency = line.Total.Currency.ToString().ToLowerInvariant(),
            UnitAmount = line.Total.Minor,
            ProductData = new SessionLineItemPriceDataProductDataOptions { Name = line.Text },
        },
    };

    private static Currency CurrencyOf(string? code) => Enum.TryParse<Currency>(code, ignoreCase: true, out var currency) ? currency : Currency.None;
}
