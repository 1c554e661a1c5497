using System.Globalization;

namespace ChatShop.Trade.Payouts;

/// <summary>A payout's id.</summary>
public readonly record struct PayoutId(long Value)
{
    /// <summary>As the provider is told it: <c>out4</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"out{Value}");
}

/// <summary>A seller's money on its way from the account at the provider to the seller's bank.</summary>
public sealed class Payout
{
    private Payout() => Provider = "";

    /// <summary>Ours, made by us.</summary>
    public PayoutId Id { get; private set; }

    /// <summary>Whose.</summary>
    public ShopId Shop { get; private set; }

    /// <summary>Through whom.</summary>
    public string Provider { get; private set; }

    /// <summary>How much.</summary>
    public Money Amount { get; private set; }

    /// <summary>How far it has come.</summary>
    public PayoutStatus Status { get; private set; }

    /// <summary>When it was asked for.</summary>
    public DateTimeOffset AskedAt { get; private set; }

    /// <summary>Not sent before.</summary>
    public DateTimeOffset SendAt { get; private set; }

    /// <summary>The last digits of the bank account it goes to; null where there is none.</summary>
    public string? BankEnding { get; private set; }

    /// <summary>The provider's id of it; null until it answered.</summary>
    public string? ProviderId { get; private set; }

    /// <summary>The idempotency key.</summary>
    public string Key => $"{Id}";

    /// <summary>Begins one.</summary>
    public static Payout Begin(PayoutId id, SellerAccount account, Money amount, DateTimeOffset now) => new()
    {
        Id = id,
        Shop = account.Shop,
        Provider = account.Provider,
        Amount = amount,
        AskedAt = now,
        SendAt = now > account.PaysOutFrom ? now : account.PaysOutFrom,
        BankEnding = account.BankEnding,
    };

    /// <summary>It is sent now: it can not be stopped any more.</summary>
    /// <returns>Whether there was something to send.</returns>
    public bool Send()
    {
        if (Status == PayoutStatus.Waiting)
            Status = PayoutStatus.Sent;
        return Status == PayoutStatus.Sent;
    }

    /// <summary>The seller does not want it any more.</summary>
    /// <returns>Whether it could still be stopped.</returns>
    public bool Cancel()
    {
        if (Status != PayoutStatus.Waiting)
            return false;
        Status = PayoutStatus.Canceled;
        return true;
    }

    /// <summary>The provider says how it stands.</summary>
    /// <returns>What that changes; a bank may send back what it had taken.</returns>
    public PayoutNews Follow(ProviderPayout told)
    {
        ProviderId = told.Id;
        switch (Status, told.Status)
        {
            case (PayoutStatus.Sent, ProviderPayoutStatus.Paid):
                Status = PayoutStatus.Paid;
                return PayoutNews.Paid;
            case (PayoutStatus.Sent, ProviderPayoutStatus.Failed):
                Status = PayoutStatus.Failed;
                return PayoutNews.Failed;
            case (PayoutStatus.Paid, ProviderPayoutStatus.Failed):
                Status = PayoutStatus.Failed;
                return PayoutNews.SentBack;
            default:
                return PayoutNews.None;
        }
    }

    /// <summary>The provider has refused it: it was never made.</summary>
    /// <returns>Whether that is news.</returns>
    public bool Refuse()
    {
        if (Status != PayoutStatus.Sent || ProviderId is not null)
            return false;
        Status = PayoutStatus.Failed;
        return true;
    }
}

/// <summary>How far a payout has come.</summary>
public enum PayoutStatus
{
    /// <summary>Its time has not come: it can be stopped.</summary>
    Waiting,
    /// <summary>The provider has it, or is being asked to.</summary>
    Sent,
    /// <summary>The bank has it.</summary>
    Paid,
    /// <summary>The bank did not take it: it is back where it was.</summary>
    Failed,
    /// <summary>The seller stopped it.</summary>
    Canceled,
}

/// <summary>What a provider's word about a payout changes.</summary>
public enum PayoutNews
{
    /// <summary>Nothing.</summary>
    None,
    /// <summary>The bank has it.</summary>
    Paid,
    /// <summary>The bank did not take it.</summary>
    Failed,
    /// <summary>The bank had it, and sent it back.</summary>
    SentBack,
}
