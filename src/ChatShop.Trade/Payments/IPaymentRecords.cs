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
}
