namespace ChatShop.Trade.Payments;

/// <summary>One who moves real money for the market: Stripe, WeChat Pay.</summary>
/// <remarks>
/// Every call that changes something carries a key derived from what it is for: the same call with the same key acts
/// once and answers the same. All calls throw <see cref="ProviderUnreachableException"/> when it is unknown whether
/// they acted (ask again with the same key) and <see cref="ProviderRefusedException"/> when they surely did not.
/// </remarks>
public interface IPaymentProvider
{
    /// <summary>The provider's name as it stands in the ledger and in settings, such as <c>stripe</c>.</summary>
    string Name { get; }

    /// <summary>True when no real money moves: every text that asks for money then says so.</summary>
    bool IsSandbox { get; }

    /// <summary>Opens a page on which a payment can be made.</summary>
    Task<Checkout> OpenCheckoutAsync(CheckoutRequest request, CancellationToken cancellation);

    /// <summary>How a checkout stands now.</summary>
    Task<Checkout> ReadCheckoutAsync(string checkoutId, CancellationToken cancellation);

    /// <summary>Closes an open checkout, so that nobody can pay it any more. A checkout that is paid or expired already stays so.</summary>
    /// <returns>How it stands now.</returns>
    Task<Checkout> ExpireCheckoutAsync(string checkoutId, CancellationToken cancellation);

    /// <summary>Gives money back, whole or in part, the way it came.</summary>
    Task<ProviderRefund> RefundAsync(RefundRequest request, CancellationToken cancellation);

    /// <summary>How a chargeback stands now.</summary>
    Task<ProviderChargeback> ReadChargebackAsync(string chargebackId, CancellationToken cancellation);

    /// <summary>What it has to tell since then, oldest first, whether or not its webhooks arrived. Nothing where it keeps no list of it.</summary>
    IAsyncEnumerable<ProviderNotice> NoticesAsync(DateTimeOffset since, CancellationToken cancellation);

    /// <summary>Every movement of the market's own money at the provider from one moment until before another.</summary>
    IAsyncEnumerable<Movement> MovementsAsync(DateTimeOffset from, DateTimeOffset until, CancellationToken cancellation);
}

/// <summary>What a checkout is for.</summary>
/// <param name="Payment">Our payment's id: comes back with every notice about it.</param>
/// <param name="Key">The idempotency key. The other values must be the same whenever the key is.</param>
/// <param name="Lines">What is paid for; their sum is the amount.</param>
/// <param name="ExpiresAt">After it nobody can pay. Providers have limits (Stripe: 30 minutes to 24 hours ahead).</param>
/// <param name="Locale">Language of the page: zh-CN, en, it.</param>
/// <param name="ReturnUrl">Where the page leads when it was paid.</param>
/// <param name="CancelUrl">Where the page leads when the person turns back.</param>
/// <param name="Payer">Where the buyer talks to the market: some providers ask for the wallet there.</param>
public sealed record CheckoutRequest(
    string Payment,
    string Key,
    IReadOnlyList<CheckoutLine> Lines,
    DateTimeOffset ExpiresAt,
    string Locale,
    Uri ReturnUrl,
    Uri CancelUrl,
    Payer Payer);

/// <summary>The channel a buyer asked on, and who they are there, such as <c>wechat</c> and an OpenID.</summary>
public sealed record Payer(string Channel, string User);

/// <summary>One thing paid for, as the pay page shows it, such as 红富士苹果 10斤 at 50.00 CNY in all.</summary>
public sealed record CheckoutLine(string Text, Money Total);

/// <summary>How a checkout stands.</summary>
/// <param name="Id">The provider's id of it.</param>
/// <param name="Payment">Our payment's id, as given in the request.</param>
/// <param name="Status">Open, paid or expired.</param>
/// <param name="PayUrl">Where to pay; null once it is not open.</param>
/// <param name="Amount">What was asked for.</param>
/// <param name="Charge">The provider's id of the money that came (Stripe: the charge); null before.</param>
/// <param name="Method">How it was paid, such as card, wechat_pay or alipay; null before.</param>
/// <param name="Fee">What the provider kept of it; null when nothing or not known.</param>
public sealed record Checkout(
    string Id,
    string Payment,
    CheckoutStatus Status,
    Uri? PayUrl,
    Money Amount,
    string? Charge = null,
    string? Method = null,
    ProviderFee? Fee = null);

/// <summary>What a provider keeps for a payment.</summary>
/// <param name="Id">The provider's id of the movement.</param>
/// <param name="Amount">In the currency the market's account is kept in, which need not be the payment's.</param>
public sealed record ProviderFee(string Id, Money Amount);

/// <summary>Whether a checkout can be paid, is paid, or can be paid no more.</summary>
public enum CheckoutStatus
{
    /// <summary>Waits for the payer.</summary>
    Open,
    /// <summary>The money is there.</summary>
    Paid,
    /// <summary>Nobody paid and nobody can any more.</summary>
    Expired,
}

/// <summary>Money to give back.</summary>
/// <param name="Refund">Our refund's id.</param>
/// <param name="Key">The idempotency key.</param>
/// <param name="Charge">The provider's id of the money that came.</param>
/// <param name="Amount">How much of it.</param>
public sealed record RefundRequest(string Refund, string Key, string Charge, Money Amount);

/// <summary>How a refund stands.</summary>
/// <param name="Id">The provider's id of it.</param>
/// <param name="Status">Pending, succeeded or failed.</param>
/// <param name="Failure">The provider's id of the movement that brought the money back, where it failed after it had seemed to succeed.</param>
public sealed record ProviderRefund(string Id, ProviderRefundStatus Status, string? Failure = null);

/// <summary>How far a refund has come.</summary>
public enum ProviderRefundStatus
{
    /// <summary>On its way: a notice will tell.</summary>
    Pending,
    /// <summary>The money went back.</summary>
    Succeeded,
    /// <summary>The money did not go back.</summary>
    Failed,
}

/// <summary>The payer's bank takes money back from the market, against the market's will.</summary>
/// <param name="Id">The provider's id of it.</param>
/// <param name="Charge">The provider's id of the money it is about.</param>
/// <param name="Amount">How much of it.</param>
/// <param name="Status">Open, won or lost.</param>
/// <param name="Payment">Our payment's id, where the money carries it; null when it was not taken for this market.</param>
public sealed record ProviderChargeback(string Id, string Charge, Money Amount, ChargebackStatus Status, string? Payment);

/// <summary>How a chargeback stands.</summary>
public enum ChargebackStatus
{
    /// <summary>The bank has the money and has not decided.</summary>
    Open,
    /// <summary>The market has it back.</summary>
    Won,
    /// <summary>It went to the payer.</summary>
    Lost,
}

/// <summary>One movement on the market's account at a provider.</summary>
/// <param name="Id">The provider's id of the movement.</param>
/// <param name="Subject">The provider's id of what caused it: the charge, refund, transfer, reversal, chargeback, payout.</param>
/// <param name="Kind">In the provider's words, such as <c>refund</c>.</param>
/// <param name="Amount">Positive towards the market, before fees.</param>
/// <param name="At">When.</param>
public sealed record Movement(string Id, string Subject, string Kind, Money Amount, DateTimeOffset At);

/// <summary>The provider could not be reached or did not answer: it may or may not have acted.</summary>
public sealed class ProviderUnreachableException(string message, Exception? inner = null) : Exception(message, inner);

/// <summary>The provider said no: it did not act and will not with the same request.</summary>
public sealed class ProviderRefusedException(string message, Exception? inner = null) : Exception(message, inner);
