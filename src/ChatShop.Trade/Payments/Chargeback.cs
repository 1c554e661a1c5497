namespace ChatShop.Trade.Payments;

/// <summary>A payer's bank takes money back from the market: it is held against the orders it paid for until the bank has decided.</summary>
public sealed class Chargeback
{
    private Chargeback() => (Id, Parts) = ("", []);

    /// <summary>The provider's id of it.</summary>
    public string Id { get; private set; }

    /// <summary>Which payment.</summary>
    public PaymentId Payment { get; private set; }

    /// <summary>How much in all.</summary>
    public Money Amount { get; private set; }

    /// <summary>How much of it stands for which order; what no order holds any more is the market's.</summary>
    public IReadOnlyList<ChargebackPart> Parts { get; private set; }

    /// <summary>How it stands.</summary>
    public ChargebackStatus Status { get; private set; }

    /// <summary>Begins one.</summary>
    /// <param name="id">The provider's id of it.</param>
    /// <param name="payment">Which payment.</param>
    /// <param name="amount">How much in all.</param>
    /// <param name="held">What of that payment is still held for which order.</param>
    public static Chargeback Begin(string id, PaymentId payment, Money amount, IReadOnlyList<ChargebackPart> held)
    {
        var parts = new List<ChargebackPart>();
        var left = amount;
        foreach (var part in held)
        {
            var taken = part.Amount < left ? part.Amount : left;
            left -= taken;
            if (taken.Minor > 0)
                parts.Add(part with { Amount = taken });
        }
        return new Chargeback { Id = id, Payment = payment, Amount = amount, Parts = parts };
    }

    /// <summary>The bank has decided.</summary>
    /// <returns>Whether that is news.</returns>
    public bool Decide(ChargebackStatus status)
    {
        if (Status != ChargebackStatus.Open || status == ChargebackStatus.Open)
            return false;
        Status = status;
        return true;
    }

    /// <summary>What no order holds: the market bears it when it is lost.</summary>
    public Money Unheld => Amount - Money.Sum(Parts.Select(part => part.Amount), Amount.Currency);
}

/// <summary>How much of a chargeback stands for one order.</summary>
public sealed record ChargebackPart(OrderNumber Order, Money Amount);
