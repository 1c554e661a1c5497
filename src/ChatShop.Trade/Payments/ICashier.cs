namespace ChatShop.Trade.Payments;

/// <summary>Asks for money on behalf of the market.</summary>
public interface ICashier
{
    /// <summary>True when no real money moves through this provider: every text that asks for money then says so.</summary>
    bool IsSandbox(string provider);

    /// <summary>Where a payment can be made; the same page each time.</summary>
    /// <returns>Null when the provider can not be reached now, or when there is nothing to pay any more.</returns>
    Task<Uri?> PayUrlAsync(PaymentId payment, CancellationToken cancellation);
}
