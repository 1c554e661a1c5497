using static ChatShop.Trade.Orders.OrderStatus;

namespace ChatShop.Trade.Orders;

/// <content>What happens to an order that is paid on the seller's own collection code.</content>
public sealed partial class Order
{
    /// <summary>How long a seller has to say whether the money has come, before both are reminded.</summary>
    public static readonly TimeSpan LongestClaim = TimeSpan.FromHours(24);

    /// <summary>When the buyer said the money was sent; null while nobody says so. The order then waits for the seller, not for the clock.</summary>
    public DateTimeOffset? ClaimedPaidAt { get; private set; }

    /// <summary>Whether the seller was reminded of that.</summary>
    public bool ClaimReminded { get; private set; }

    /// <summary>The buyer will pay the seller straight. Said again it changes nothing.</summary>
    public Refusal? PayByCode(DateTimeOffset payBy)
    {
        if ((RefuseClaimed() ?? RefuseByCode() ?? Refuse(Placed)) is { } refusal)
            return refusal;
        if (Method != PaymentMethod.CollectionCode)
            (Method, PayBy) = (PaymentMethod.CollectionCode, payBy); // The payment stays: should its money come all the same, it goes back.
        return null;
    }

    /// <summary>The buyer will pay on a pay page after all.</summary>
    public Refusal? PayOnline(PaymentId payment, DateTimeOffset payBy)
    {
        if ((RefuseClaimed() ?? Refuse(Placed)) is { } refusal)
            return refusal;
        (Method, Payment, PayBy) = (PaymentMethod.Online, payment, payBy);
        return null;
    }

    /// <summary>The buyer says the money was sent: once.</summary>
    public Refusal? ClaimPaid(DateTimeOffset at)
    {
        if ((RefuseWithoutCode() ?? RefuseClaimed()) is { } refusal)
            return refusal;
        (ClaimedPaidAt, ClaimReminded) = (at, false);
        return null;
    }

    /// <summary>The seller has the money, whether the buyer said so or not.</summary>
    public Refusal? ConfirmPaid()
    {
        if ((RefuseWithoutCode() ?? Move(Placed)) is { } refusal)
            return refusal;
        ClaimedPaidAt = null;
        return null;
    }

    /// <summary>The seller does not see the money: the order waits for it anew.</summary>
    public Refusal? DenyPaid(DateTimeOffset payBy)
    {
        if (RefuseWithoutCode() is { } refusal)
            return refusal;
        if (ClaimedPaidAt is null)
            return new NotClaimed(Number);
        (ClaimedPaidAt, ClaimReminded, PayBy) = (null, false, payBy);
        return null;
    }

    /// <summary>The seller is reminded, once for each time the buyer said so.</summary>
    public Refusal? RemindOfClaim()
    {
        if (RefuseWithoutCode() is { } refusal)
            return refusal;
        if (ClaimedPaidAt is null)
            return new NotClaimed(Number);
        if (ClaimReminded)
            return new AlreadyDone(Number, Status);
        ClaimReminded = true;
        return null;
    }

    /// <summary>While the buyer says the money was sent, nothing else may be done with the order but what the seller says to it, and calling it off.</summary>
    public Refusal? RefuseClaimed() => Status == AwaitingPayment && ClaimedPaidAt is not null ? new WaitsForSeller(Number) : null;

    /// <summary>What comes through a provider for an order that is paid by hand goes back.</summary>
    private TooLate? RefuseProvider() => Status == AwaitingPayment && Method == PaymentMethod.CollectionCode ? new TooLate(Number, Status) : null;

    private Refusal? RefuseWithoutCode() => Refuse(Placed) ?? (Method == PaymentMethod.CollectionCode ? null : new NotByCode(Number));
}
