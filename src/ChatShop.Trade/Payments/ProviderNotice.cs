namespace ChatShop.Trade.Payments;

/// <summary>What a provider's webhook tells, once its signature is proven. It says what to look at, not what is true:
/// the present state is always asked for.</summary>
/// <param name="Id">The provider's id of the event: each is acted upon once.</param>
/// <param name="Kind">What it is about.</param>
/// <param name="Subject">The provider's id of the thing it is about: the checkout, refund, chargeback, account or payout.</param>
/// <param name="Payment">Our payment's id, where the notice carries it.</param>
/// <param name="Account">The provider's id of the seller's account it happened on; null for the market's own.</param>
public sealed record ProviderNotice(string Id, ProviderNoticeKind Kind, string Subject, string? Payment, string? Account = null);

/// <summary>What a notice is about.</summary>
public enum ProviderNoticeKind
{
    /// <summary>Something we have no use for.</summary>
    Other,
    /// <summary>A checkout was paid, failed or expired.</summary>
    Checkout,
    /// <summary>A refund moved on.</summary>
    Refund,
    /// <summary>A bank takes money back, or has decided about it.</summary>
    Chargeback,
    /// <summary>A seller's account may do more, or less, than before.</summary>
    Account,
    /// <summary>A payout moved on.</summary>
    Payout,
}
