using ChatShop.Trade.Payments;

namespace ChatShop.Trade.Payouts;

/// <summary>What is known of sellers' money.</summary>
public interface IPayoutRecords
{
    /// <summary>What lies there for a seller, what is on its way and what was paid out.</summary>
    Task<BalanceTold> BalanceAsync(PersonId seller, CancellationToken cancellation);

    /// <summary>A shop's account at a provider, and what opening one needs.</summary>
    Task<SellerAccountTold> AccountAsync(ShopId shop, string provider, CancellationToken cancellation);

    /// <summary>A seller's account by the provider's id of it; null when there is none.</summary>
    Task<SellerAccountTold?> AccountAsync(string providerId, CancellationToken cancellation);

    /// <summary>A transfer; null when there is none.</summary>
    Task<Transfer?> TransferAsync(TransferId transfer, CancellationToken cancellation);

    /// <summary>A payout; null when there is none.</summary>
    Task<Payout?> PayoutAsync(PayoutId payout, CancellationToken cancellation);

    /// <summary>A payout by the provider's id of it; null when there is none.</summary>
    Task<Payout?> PayoutAsync(string providerId, CancellationToken cancellation);

    /// <summary>Payouts whose time has come and that were not sent.</summary>
    Task<IReadOnlyList<PayoutId>> DuePayoutsAsync(DateTimeOffset now, int limit, CancellationToken cancellation);

    /// <summary>Transfers that were refused and may be tried again, or whose sending was cut short.</summary>
    Task<IReadOnlyList<TransferId>> TransfersToSendAsync(DateTimeOffset now, int limit, CancellationToken cancellation);

    /// <summary>What waits to be handed on to a seller.</summary>
    Task<IReadOnlyList<TransferId>> WaitingForAsync(PersonId seller, CancellationToken cancellation);

    /// <summary>Accounts that were opened and can not pay out yet, by the providers' ids, the newest first.</summary>
    Task<IReadOnlyList<string>> UnreadyAccountsAsync(int limit, CancellationToken cancellation);

    /// <summary>Payouts the provider has and has not said the last word of.</summary>
    Task<IReadOnlyList<PayoutId>> OpenPayoutsAsync(int limit, CancellationToken cancellation);

    /// <summary>Payouts asked for since then that arrived: a bank may still send them back.</summary>
    Task<IReadOnlyList<PayoutId>> PaidOutAsync(DateTimeOffset since, CancellationToken cancellation);
}

/// <summary>A seller's account and what opening it needs.</summary>
/// <param name="Account">Null when there is none yet.</param>
/// <param name="Shop">Whose.</param>
/// <param name="ShopName">What the shop is called.</param>
/// <param name="Payee">Where the seller talks to the market.</param>
public sealed record SellerAccountTold(SellerAccount? Account, ShopId Shop, string ShopName, Payer Payee);

/// <summary>A seller's money.</summary>
/// <param name="Sums">A line for each currency; none when there never was any.</param>
/// <param name="CanPayOut">Whether a bank account is known.</param>
/// <param name="BankEnding">Its last digits; null when not known.</param>
/// <param name="Waiting">Payouts on their way, the oldest first.</param>
public sealed record BalanceTold(IReadOnlyList<SellerSums> Sums, bool CanPayOut, string? BankEnding, IReadOnlyList<PayoutTold> Waiting);

/// <summary>A seller's money in one currency.</summary>
/// <param name="Held">Held for orders whose buyers have not confirmed, before the market's share.</param>
/// <param name="Ready">The seller's, to be paid out.</param>
/// <param name="OnTheWay">On its way to the bank.</param>
/// <param name="PaidOut">At the bank, or taken in hand.</param>
/// <param name="Owed">What the seller owes the market; taken from the next sale.</param>
public sealed record SellerSums(Money Held, Money Ready, Money OnTheWay, Money PaidOut, Money Owed);

/// <summary>A payout as people are told it.</summary>
public sealed record PayoutTold(PayoutId Id, Money Amount, DateTimeOffset SendAt, bool CanBeStopped);
