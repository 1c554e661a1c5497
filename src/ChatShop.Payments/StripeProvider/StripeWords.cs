using ChatShop.Trade;
using ChatShop.Trade.Payments;
using Stripe;
using Stripe.Checkout;

namespace ChatShop.Payments.StripeProvider;

/// <summary>What we say in Stripe's words, and what Stripe says in ours.</summary>
internal static class StripeWords
{
    private const string PaymentKey = "payment";

    /// <summary>The languages Stripe's own pages are in.</summary>
    private static readonly string[] PageLanguages =
    [
        "bg", "cs", "da", "de", "el", "en", "es", "et", "fi", "fil", "fr", "hr", "hu", "id", "it", "ja", "ko", "lt", "lv", "ms", "mt", "nb", "nl", "pl", "pt", "ro", "ru", "sk", "sl", "sv", "th", "tr", "vi", "zh",
    ];

    /// <summary>By what a refund at Stripe is known for ours.</summary>
    public static Dictionary<string, string> OursOf(RefundRequest request) => new() { ["refund"] = request.Refund };

    /// <summary>By what a transfer, reversal or payout at Stripe is known for ours.</summary>
    public static Dictionary<string, string> Ours(string id) => new() { ["chatshop"] = id };

    /// <summary>A call that acts once for its key, for a day.</summary>
    public static RequestOptions Once(string key, string? account = null) => new() { IdempotencyKey = key, StripeAccount = account };

    /// <summary>Such as <c>cny</c>.</summary>
    public static string CodeOf(Currency currency) => currency.ToString().ToLowerInvariant();

    /// <summary>Payments of earlier versions know the intent, later ones the charge.</summary>
    public static bool IsIntent(string charge) => charge.StartsWith("pi_", StringComparison.Ordinal);

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
        Metadata = new() { [PaymentKey] = request.Payment },
        PaymentIntentData = new SessionPaymentIntentDataOptions
        {
            TransferGroup = request.Payment,
            Metadata = new() { [PaymentKey] = request.Payment },
        },
        ExpiresAt = request.ExpiresAt.UtcDateTime,
        Locale = LocaleOf(request.Locale),
        SuccessUrl = request.ReturnUrl.AbsoluteUri,
        CancelUrl = request.CancelUrl.AbsoluteUri,
    };

    /// <summary>A locale in Stripe's words: its language, where Stripe has pages in it; else Stripe looks at the browser.</summary>
    public static string LocaleOf(string locale) => locale.Split('-')[0].ToLowerInvariant() is var language && PageLanguages.Contains(language) ? language : "auto";

    /// <summary>What has gone back of a charge.</summary>
    public static RefundListOptions RefundsOf(string charge) => IsIntent(charge)
        ? new RefundListOptions { PaymentIntent = charge, Limit = 100 }
        : new RefundListOptions { Charge = charge, Limit = 100 };

    /// <summary>A refund that carries our id.</summary>
    public static RefundCreateOptions OptionsFor(RefundRequest request) => new()
    {
        PaymentIntent = IsIntent(request.Charge) ? request.Charge : null,
        Charge = IsIntent(request.Charge) ? null : request.Charge,
        Amount = request.Amount.Minor,
        Metadata = OursOf(request),
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
            paid ? session.PaymentIntent?.LatestChargeId ?? session.PaymentIntentId : null,
            paid ? session.PaymentIntent?.LatestCharge?.PaymentMethodDetails?.Type : null,
            paid ? FeeOf(session.PaymentIntent?.LatestCharge?.BalanceTransaction) : null);
    }

    /// <summary>How a refund stands.</summary>
    public static ProviderRefund RefundOf(Stripe.Refund refund) => new(refund.Id, refund.Status switch
    {
        "succeeded" => ProviderRefundStatus.Succeeded,
        "failed" or "canceled" => ProviderRefundStatus.Failed,
        _ => ProviderRefundStatus.Pending,
    }, refund.FailureBalanceTransactionId);

    /// <summary>How a chargeback stands. A warning is none yet: no money has moved.</summary>
    public static ProviderChargeback ChargebackOf(Dispute dispute) => new(
        dispute.Id, dispute.ChargeId, new Money(dispute.Amount, CurrencyOf(dispute.Currency)), dispute.Status switch
        {
            "won" or "prevented" or "warning_closed" => ChargebackStatus.Won,
            "lost" => ChargebackStatus.Lost,
            _ => ChargebackStatus.Open,
        },
        dispute.PaymentIntent?.Metadata?.GetValueOrDefault(PaymentKey));

    /// <summary>A movement on the market's account; null in a currency the market does not know.</summary>
    public static Movement? MovementOf(BalanceTransaction it) => CurrencyOf(it.Currency) is var currency and not Currency.None
        ? new Movement(it.Id, it.SourceId ?? it.Id, it.Type, new Money(it.Amount, currency), new DateTimeOffset(it.Created, TimeSpan.Zero))
        : null;

    private static ProviderFee? FeeOf(BalanceTransaction? it) => it is { Fee: > 0 } && CurrencyOf(it.Currency) is var currency and not Currency.None
        ? new ProviderFee(it.Id, new Money(it.Fee, currency))
        : null;

    private static SessionLineItemOptions OptionsFor(CheckoutLine line) => new()
    {
        Quantity = 1,
        PriceData = new SessionLineItemPriceDataOptions
        {
            Currency = CodeOf(line.Total.Currency),
            UnitAmount = line.Total.Minor,
            ProductData = new SessionLineItemPriceDataProductDataOptions { Name = line.Text },
        },
    };

    private static Currency CurrencyOf(string? code) => Enum.TryParse<Currency>(code, ignoreCase: true, out var currency) ? currency : Currency.None;
}
