using System.Globalization;
using ChatShop.Trade.Pools;

namespace ChatShop.Trade.Payments;

/// <summary>A refund's id.</summary>
public readonly record struct RefundId(long Value)
{
    /// <summary>As the provider is told it: <c>ref4</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"ref{Value}");
}

/// <summary>Money that goes back to the buyer of one order, the way it came.</summary>
public sealed class Refund
{
    private Refund() => Charge = "";

    /// <summary>Ours, made by us.</summary>
    public RefundId Id { get; private set; }

    /// <summary>Out of which payment.</summary>
    public PaymentId Payment { get; private set; }

    /// <summary>For which order.</summary>
    public OrderNumber Order { get; private set; }

    /// <summary>How much.</summary>
    public Money Amount { get; private set; }

    /// <summary>The provider's id of the money it is taken from.</summary>
    public string Charge { get; private set; }

    /// <summary>Whether the seller had been given it already: then it comes out of what the market owes the seller.</summary>
    public bool FromSeller { get; private set; }

    /// <summary>How much of it was the market's share; nothing unless <see cref="FromSeller"/>.</summary>
    public Money Fee { get; private set; }

    /// <summary>How much of the market's share was a station's agent's.</summary>
    public Money StationFee => new(StationMinor, Amount.Currency);

    /// <summary>The same in smallest units of the refund's currency.</summary>
    public long StationMinor { get; private set; }

    /// <summary>What of it others give back who sold the goods together with the seller, and have had it.</summary>
    public IReadOnlyList<PoolMoneyOf> Pooled { get; private set; } = [];

    /// <summary>How much of it is taken back from the seller's account at the provider.</summary>
    public Money FromAccount { get; private set; }

    /// <summary>The transfer that brought it there; null when none did.</summary>
    public Payouts.TransferId? Transfer { get; private set; }

    /// <summary>How that stands.</summary>
    public ReversalStatus Reversal { get; private set; }

    /// <summary>The refund it repeats, because that one failed; null for a first one.</summary>
    public RefundId? Repeats { get; private set; }

    /// <summary>How far it has come.</summary>
    public ProviderRefundStatus Status { get; private set; }

    /// <summary>The provider's id of it; null until it answered.</summary>
    public string? ProviderId { get; private set; }

    /// <summary>The idempotency key.</summary>
    public string Key => $"{Id}";

    /// <summary>The idempotency key of taking the seller's share back.</summary>
    public string ReversalKey => $"{Id}:reversal";

    /// <summary>Begins a refund of what is held.</summary>
    public static Refund Begin(RefundId id, PaymentId payment, string charge, OrderNumber order, Money amount) => new()
    {
        Id = id,
        Payment = payment,
        Charge = charge,
        Order = order,
        Amount = amount,
        Fee = Money.Zero(amount.Currency),
        FromAccount = Money.Zero(amount.Currency),
    };

    /// <summary>A station's agent has had a part of the market's share of it.</summary>
    public Refund FromTheStation(Money part)
    {
        StationMinor = part.Minor;
        return this;
    }

    /// <summary>Those who sold the goods together with the seller have had a part of it.</summary>
    public Refund FromThePool(IReadOnlyList<PoolMoneyOf> parts)
    {
        Pooled = parts;
        return this;
    }

    /// <summary>The seller has had it: less of the sale was the market's, and the seller's account gives its part back first.</summary>
    public Refund FromTheSeller(Money fee, Money fromAccount, Payouts.TransferId? transfer)
    {
        (FromSeller, Fee, FromAccount, Transfer) = (true, fee, fromAccount, transfer);
        Reversal = fromAccount.Minor > 0 ? ReversalStatus.Due : ReversalStatus.None;
        return this;
    }

    /// <summary>The same again, because this one failed. What was taken back from the seller is not taken twice.</summary>
    public Refund Repeat(RefundId id) => new()
    {
        Id = id,
        Payment = Payment,
        Charge = Charge,
        Order = Order,
        Amount = Amount,
        FromSeller = FromSeller,
        Fee = Fee,
        FromAccount = FromAccount,
        StationMinor = StationMinor,
        Pooled = Pooled,
        Transfer = Transfer,
        Reversal = Reversal,
        Repeats = Id,
    };

    /// <summary>The provider has taken the seller's share back, or would not.</summary>
    /// <returns>Whether that is news.</returns>
    public bool Reverse(bool isBack)
    {
        if (Reversal != ReversalStatus.Due)
            return false;
        Reversal = isBack ? ReversalStatus.Done : ReversalStatus.Refused;
        return true;
    }

    /// <summary>The provider has said how it stands. What failed stays failed; what succeeded may still fail.</summary>
    public RefundNews Follow(ProviderRefund told)
    {
        var before = Status;
        if (before == ProviderRefundStatus.Failed || (before == ProviderRefundStatus.Succeeded && told.Status == ProviderRefundStatus.Pending))
            return RefundNews.None;
        (ProviderId, Status) = (told.Id, told.Status);
        return (before, Status) switch
        {
            (ProviderRefundStatus.Pending, ProviderRefundStatus.Succeeded) => RefundNews.Back,
            (ProviderRefundStatus.Pending, ProviderRefundStatus.Failed) => RefundNews.Failed,
            (ProviderRefundStatus.Succeeded, ProviderRefundStatus.Failed) => RefundNews.SentBack,
            _ => RefundNews.None,
        };
    }
}

/// <summary>How it stands with a seller's share of a refund.</summary>
public enum ReversalStatus
{
    /// <summary>Nothing has to be taken back at the provider.</summary>
    None,
    /// <summary>It is being taken back.</summary>
    Due,
    /// <summary>It is back.</summary>
    Done,
    /// <summary>The provider would not: the seller owes it.</summary>
    Refused,
}

/// <summary>What a provider's word about a refund changes.</summary>
public enum RefundNews
{
    /// <summary>Nothing.</summary>
    None,
    /// <summary>The buyer has the money.</summary>
    Back,
    /// <summary>The buyer does not get it.</summary>
    Failed,
    /// <summary>The buyer's bank had it, and sent it back.</summary>
    SentBack,
}
