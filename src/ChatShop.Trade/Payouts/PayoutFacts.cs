using ChatShop.Trade.Payments;
using ChatShop.Trade.People;

namespace ChatShop.Trade.Payouts;

/// <summary>A seller's account is to be opened at a provider.</summary>
public sealed record SellerAccountBegun(ShopId Shop, string Provider) : Fact;

/// <summary>A seller's account moved on; the seller is told when payouts go to another bank from now on.</summary>
/// <param name="NewBankEnding">The last digits of the new bank account; null when it is the old one.</param>
/// <param name="Transfers">What waited for the account.</param>
public sealed record SellerAccountFollowed(
    ShopId Shop, PersonId Seller, string Provider, bool CanPayOut, bool IsNewBank, string? NewBankEnding, IReadOnlyList<TransferId> Transfers) : Fact
{
    public override NoticeKinds Kind => NoticeKinds.Payments;

    public override IEnumerable<Notice> Notices => IsNewBank ? [new Notice(Seller, "seller", this)] : [];

    public override IEnumerable<Errand> Errands => Transfers.Select(transfer => new SendTransfer(transfer));
}

/// <summary>A transfer is being sent.</summary>
public sealed record TransferBegun(TransferId Transfer) : Fact;

/// <summary>The seller's account has the money.</summary>
public sealed record TransferMade(TransferId Transfer, OrderNumber? Order, Money Amount) : Fact;

/// <summary>The provider would not transfer: it is tried again, and those who run the market are told the first time.</summary>
public sealed record TransferRefused(TransferId Transfer, OrderNumber? Order, string ShopName, Money Amount, string Reason, IReadOnlyList<PersonId> Operators) : Fact
{
    public override IEnumerable<Notice> Notices => Operators.Select(person => new Notice(person, "operator", this));
}

/// <summary>A seller's share was taken back, or stays a debt.</summary>
public sealed record ReversalFollowed(RefundId Refund, Money Amount, bool IsBack) : Fact;

/// <summary>A payout is written down; it is sent at <paramref name="SendAt"/>.</summary>
/// <param name="Waits">Whether that is later: the bank account is new.</param>
public sealed record PayoutRequested(PayoutId Payout, Money Amount, string? BankEnding, DateTimeOffset SendAt, bool Waits) : Fact
{
    public override IEnumerable<Errand> Errands => Waits ? [] : [new ForwardPayout(Payout)];
}

/// <summary>Payouts that were not sent yet are off.</summary>
public sealed record PayoutsCanceled(IReadOnlyList<PayoutId> Payouts, IReadOnlyList<Money> Amounts) : Fact;

/// <summary>A payout's time has come.</summary>
public sealed record PayoutSent(PayoutId Payout) : Fact
{
    public override IEnumerable<Errand> Errands => [new ForwardPayout(Payout)];
}

/// <summary>A payout moved on; the seller is told when the bank has it or did not take it.</summary>
public sealed record PayoutFollowed(PayoutId Payout, PersonId Seller, Money Amount, string? BankEnding, PayoutNews News) : Fact
{
    public override NoticeKinds Kind => NoticeKinds.Payments;

    /// <summary>Whether the bank has it.</summary>
    public bool IsPaid => News == PayoutNews.Paid;

    /// <summary>Whether the bank had it, and has sent it back.</summary>
    public bool IsSentBack => News == PayoutNews.SentBack;

    public override IEnumerable<Notice> Notices => News == PayoutNews.None ? [] : [new Notice(Seller, "seller", this)];
}

/// <summary>Ask the provider to hand on a seller's share, once the seller's account may receive it.</summary>
public sealed record SendTransfer(TransferId Transfer) : Errand;

/// <summary>Ask the provider to pay out.</summary>
public sealed record ForwardPayout(PayoutId Payout) : Errand;

/// <summary>No provider knows where the seller's money should go.</summary>
public sealed record NoBankYet : Refusal;

/// <summary>There is nothing to pay out now.</summary>
/// <param name="Held">What is still held for orders on their way; null when nothing.</param>
public sealed record NothingToPayOut(Money? Held) : Refusal;

/// <summary>No more than what lies there can be paid out.</summary>
public sealed record PayoutOutOfRange(Money Most) : Refusal;

/// <summary>Enough payouts for one day.</summary>
public sealed record TooManyPayouts(int Most) : Refusal;

/// <summary>No payout waits that could be stopped.</summary>
public sealed record NoPayoutWaits : Refusal;

/// <summary>There is no such transfer or payout.</summary>
public sealed record NoSuchPayout : Refusal;
