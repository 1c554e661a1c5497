using ChatShop.Trade.Payments;

namespace ChatShop.Trade.Payouts;

/// <summary>One who hands on what came in to those who sold: Stripe Connect, WeChat Pay's splitting.</summary>
/// <remarks>
/// As with <see cref="IPaymentProvider"/> every call that changes something carries a key, acts once for it, and throws
/// <see cref="ProviderUnreachableException"/> when it may have acted and <see cref="ProviderRefusedException"/> when it did not.
/// </remarks>
public interface IPayoutProvider
{
    /// <summary>The same name as the payment provider whose money it hands on.</summary>
    string Name { get; }

    /// <summary>True when what is transferred is in the seller's own hands at once: nothing is left to pay out.</summary>
    bool TransfersArrive { get; }

    /// <summary>Opens an account for a seller.</summary>
    Task<ProviderAccount> OpenAccountAsync(AccountRequest request, CancellationToken cancellation);

    /// <summary>How an account stands now.</summary>
    Task<ProviderAccount> ReadAccountAsync(string accountId, CancellationToken cancellation);

    /// <summary>A page on which the seller says who they are and where their money should go. Each call makes a new link; it lives for minutes.</summary>
    /// <param name="accountId">The provider's id of the account.</param>
    /// <param name="returnUrl">Where the page leads when it is done, or needs another link.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <returns>Null where nothing need be said.</returns>
    Task<Uri?> InviteAsync(string accountId, Uri returnUrl, CancellationToken cancellation);

    /// <summary>Hands on part of what a buyer paid.</summary>
    /// <returns>The provider's id of the transfer.</returns>
    Task<string> TransferAsync(TransferRequest request, CancellationToken cancellation);

    /// <summary>Takes back from a seller's account what was handed on.</summary>
    /// <returns>The provider's id of the reversal.</returns>
    Task<string> ReverseAsync(ReversalRequest request, CancellationToken cancellation);

    /// <summary>Sends what lies on a seller's account to the seller's bank.</summary>
    Task<ProviderPayout> PayOutAsync(PayoutRequest request, CancellationToken cancellation);

    /// <summary>How a payout stands now.</summary>
    Task<ProviderPayout> ReadPayoutAsync(string accountId, string payoutId, CancellationToken cancellation);
}

/// <summary>Whose account is to be opened.</summary>
/// <param name="Shop">Our shop's id.</param>
/// <param name="Key">The idempotency key.</param>
/// <param name="Name">The shop's name.</param>
/// <param name="Payee">Where the seller talks to the market: some providers pay into the wallet there.</param>
public sealed record AccountRequest(string Shop, string Key, string Name, Payer Payee);

/// <summary>A seller's account as the provider tells it.</summary>
/// <param name="Id">The provider's id of it.</param>
/// <param name="CanReceive">Whether transfers may go there.</param>
/// <param name="CanPayOut">Whether it knows a bank to pay out to, or needs none.</param>
/// <param name="BankEnding">The last digits of that bank account, for people to recognize it by; null when there is none.</param>
public sealed record ProviderAccount(string Id, bool CanReceive, bool CanPayOut, string? BankEnding = null);

/// <summary>Money to hand on.</summary>
/// <param name="Transfer">Our transfer's id.</param>
/// <param name="Key">The idempotency key.</param>
/// <param name="Account">The provider's id of the seller's account.</param>
/// <param name="Charge">The provider's id of the money it is part of; null where it comes out of all that the market has there.</param>
/// <param name="Payment">Our payment's id; our loan's where there is no charge.</param>
/// <param name="Amount">How much.</param>
public sealed record TransferRequest(string Transfer, string Key, string Account, string? Charge, string Payment, Money Amount);

/// <summary>Money to take back from a seller.</summary>
/// <param name="Reversal">Our id of the reversal.</param>
/// <param name="Key">The idempotency key.</param>
/// <param name="Account">The provider's id of the seller's account.</param>
/// <param name="TransferId">The provider's id of the transfer.</param>
/// <param name="Amount">How much of it.</param>
public sealed record ReversalRequest(string Reversal, string Key, string Account, string TransferId, Money Amount);

/// <summary>Money to send to a seller's bank.</summary>
/// <param name="Payout">Our payout's id.</param>
/// <param name="Key">The idempotency key.</param>
/// <param name="Account">The provider's id of the seller's account.</param>
/// <param name="Amount">How much.</param>
public sealed record PayoutRequest(string Payout, string Key, string Account, Money Amount);

/// <summary>How a payout stands.</summary>
/// <param name="Id">The provider's id of it.</param>
/// <param name="Status">On its way, paid or failed.</param>
/// <param name="Failure">The provider's id of the movement that brought the money back; null unless it failed.</param>
public sealed record ProviderPayout(string Id, ProviderPayoutStatus Status, string? Failure = null);

/// <summary>How far a payout has come.</summary>
public enum ProviderPayoutStatus
{
    /// <summary>On its way to the bank.</summary>
    Pending,
    /// <summary>The bank has it.</summary>
    Paid,
    /// <summary>The bank did not take it, or sent it back.</summary>
    Failed,
}
