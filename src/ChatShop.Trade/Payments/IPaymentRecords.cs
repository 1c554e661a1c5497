using ChatShop.Trade.Orders;

namespace ChatShop.Trade.Payments;

/// <summary>What is known of money that was asked for or goes back.</summary>
public interface IPaymentRecords
{
    /// <summary>A payment with the orders it is for; null when there is none.</summary>
    Task<PaymentTold?> PaymentAsync(PaymentId payment, CancellationToken cancellation);

    /// <summary>A refund; null when there is none.</summary>
    Task<Refund?> RefundAsync(RefundId refund, CancellationToken cancellation);

    /// <summary>A refund by the provider's id of it; null when there is none.</summary>
    Task<Refund?> RefundAsync(string providerId, CancellationToken cancellation);

    /// <summary>Which of these notices were not heard yet.</summary>
    Task<IReadOnlyList<ProviderNotice>> UnheardAsync(string provider, IReadOnlyList<ProviderNotice> notices, CancellationToken cancellation);

    /// <summary>When a provider was last heard; null before the first time.</summary>
    Task<DateTimeOffset?> HeardLastAsync(CancellationToken cancellation);

    /// <summary>Payments and refunds that the provider has and has not said the last word of, the oldest first.</summary>
    Task<OpenMoney> OpenMoneyAsync(int limit, CancellationToken cancellation);

    /// <summary>The entries with a provider's id that were posted from one moment until before another.</summary>
    Task<IReadOnlyList<Booking>> BookingsAsync(DateTimeOffset from, DateTimeOffset until, CancellationToken cancellation);

    /// <summary>The entries with these ids of providers, whenever they were posted.</summary>
    Task<IReadOnlyList<Booking>> BookingsAsync(IReadOnlyCollection<string> references, CancellationToken cancellation);
}

/// <summary>What is still to be heard of.</summary>
public sealed record OpenMoney(IReadOnlyList<PaymentId> Payments, IReadOnlyList<OpenRefund> Refunds, IReadOnlyList<OpenChargeback> Chargebacks);

/// <summary>A refund that has not come to its end, with the provider's id of it.</summary>
public sealed record OpenRefund(RefundId Id, string ProviderId);

/// <summary>A chargeback the bank has not decided.</summary>
public sealed record OpenChargeback(string Provider, string Id);

/// <summary>An entry of the ledger that a provider's movement stands behind.</summary>
/// <param name="Reference">The provider's id.</param>
/// <param name="Cause">Why, such as <c>refund</c>.</param>
/// <param name="Amount">How much moved, without a sign.</param>
public sealed record Booking(string Reference, string Cause, Money Amount);

/// <summary>A payment with the orders it is for.</summary>
public sealed record PaymentTold(Payment Payment, IReadOnlyList<OrderTold> Orders);
