using System.Globalization;
using ChatShop.Trade.Lending;
using ChatShop.Trade.Subsidies;

namespace ChatShop.Trade.Payouts;

/// <summary>A transfer's id.</summary>
public readonly record struct TransferId(long Value)
{
    /// <summary>As the provider is told it: <c>tra4</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"tra{Value}");
}

/// <summary>A seller's share of what was paid for an order, a loan or a subsidy, on its way from the market's account to the seller's.</summary>
/// <remarks>
/// While it waits its amount may become less, when money goes back to the buyer. Once it is due its parameters are what is
/// sent, however often: what goes back then is taken back with a reversal.
/// </remarks>
public sealed class Transfer
{
    private Transfer() => Provider = "";

    /// <summary>Ours, made by us.</summary>
    public TransferId Id { get; private set; }

    /// <summary>Of which order; null for a loan.</summary>
    public OrderNumber? Order { get; private set; }

    /// <summary>To whom.</summary>
    public ShopId Shop { get; private set; }

    /// <summary>Out of which payment; null for a loan and a subsidy.</summary>
    public PaymentId? Payment { get; private set; }

    /// <summary>Through whom.</summary>
    public string Provider { get; private set; }

    /// <summary>Which loan; null for what was sold.</summary>
    public LoanId? Loan { get; private set; }

    /// <summary>Which programme's subsidy; null for what was sold.</summary>
    public ProgrammeId? Programme { get; private set; }

    /// <summary>The provider's id of the money it is part of; null where it comes out of all that the market has there.</summary>
    public string? Charge { get; private set; }

    /// <summary>How much.</summary>
    public Money Amount { get; private set; }

    /// <summary>How much of it is or will be taken back.</summary>
    public Money Reversed { get; private set; }

    /// <summary>How far it has come.</summary>
    public TransferStatus Status { get; private set; }

    /// <summary>How often the provider has refused it: each try has a key of its own.</summary>
    public int Refusals { get; private set; }

    /// <summary>Why it was refused last; null when it was not.</summary>
    public string? Reason { get; private set; }

    /// <summary>Not tried again before.</summary>
    public DateTimeOffset NextAt { get; private set; }

    /// <summary>The provider's id of it; null until it is made.</summary>
    public string? ProviderId { get; private set; }

    /// <summary>The idempotency key of the present try.</summary>
    public string Key => $"{Id}:{Refusals + 1}";

    /// <summary>What the seller has of it.</summary>
    public Money Left => Amount - Reversed;

    /// <summary>Begins one.</summary>
    public static Transfer Begin(TransferId id, OrderNumber order, ShopId shop, Payments.Payment payment, Money amount, DateTimeOffset now) => new()
    {
        Id = id,
        Order = order,
        Shop = shop,
        Payment = payment.Id,
        Provider = payment.Provider,
        Charge = payment.Charge!,
        Amount = amount,
        Reversed = Money.Zero(amount.Currency),
        NextAt = now,
    };

    /// <summary>Begins one of a lender's money, which the market has at the provider.</summary>
    public static Transfer BeginLoan(TransferId id, Loan loan, string provider, DateTimeOffset now) => new()
    {
        Id = id,
        Shop = loan.Shop,
        Loan = loan.Id,
        Provider = provider,
        Amount = loan.Amount,
        Reversed = Money.Zero(loan.Amount.Currency),
        NextAt = now,
    };

    /// <summary>Begins one of a programme's money, which the market has at the provider.</summary>
    public static Transfer BeginSubsidy(TransferId id, ProgrammeId programme, OrderNumber order, ShopId shop, Money amount, string provider, DateTimeOffset now) => new()
    {
        Id = id,
        Order = order,
        Shop = shop,
        Programme = programme,
        Provider = provider,
        Amount = amount,
        Reversed = Money.Zero(amount.Currency),
        NextAt = now,
    };

    /// <summary>It is sent now: nothing about it changes any more.</summary>
    /// <returns>Whether there was something to send.</returns>
    public bool Send()
    {
        if (Status == TransferStatus.Waiting)
            Status = TransferStatus.Due;
        return Status == TransferStatus.Due;
    }

    /// <summary>The provider has made it.</summary>
    /// <returns>Whether that is news.</returns>
    public bool Arrive(string providerId)
    {
        if (Status != TransferStatus.Due)
            return false;
        (Status, ProviderId, Reason) = (TransferStatus.Sent, providerId, null);
        return true;
    }

    /// <summary>The provider has refused it: it waits, longer each time, up to a day.</summary>
    public void Refuse(string reason, DateTimeOffset now)
    {
        (Status, Reason) = (TransferStatus.Waiting, reason);
        Refusals++;
        NextAt = now + TimeSpan.FromMinutes(Math.Min(Math.Pow(4, Math.Min(Refusals, 6)), 24 * 60));
    }

    /// <summary>Less of it is the seller's: what waits shrinks, what was sent is taken back.</summary>
    /// <returns>How much is to be taken back at the provider.</returns>
    public Money TakeBack(Money amount)
    {
        var taken = amount < Left ? amount : Left;
        if (Status is TransferStatus.Due or TransferStatus.Sent)
        {
            Reversed += taken;
            return taken;
        }
        Amount -= taken;
        if (Amount.Minor == 0)
            Status = TransferStatus.Dropped;
        return Money.Zero(amount.Currency);
    }

    /// <summary>The provider would not take back so much: it stays with the seller.</summary>
    public void Keep(Money amount) => Reversed -= amount;
}

/// <summary>How far a transfer has come.</summary>
public enum TransferStatus
{
    /// <summary>The seller has no account yet that may receive it, or the provider refused it.</summary>
    Waiting,
    /// <summary>It is being sent, and may have been made.</summary>
    Due,
    /// <summary>The seller's account has it.</summary>
    Sent,
    /// <summary>Nothing was left of it before it was sent.</summary>
    Dropped,
}
