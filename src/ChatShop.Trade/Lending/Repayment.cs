namespace ChatShop.Trade.Lending;

/// <summary>What one order's money has paid back of a loan.</summary>
public sealed class Repayment
{
    private Repayment() { }

    internal Repayment(LoanId loan, OrderNumber order, Money amount, DateTimeOffset at) => (Loan, Order, Amount, At) = (loan, order, amount, at);

    /// <summary>Of which loan.</summary>
    public LoanId Loan { get; private set; }

    /// <summary>Out of which order's money.</summary>
    public OrderNumber Order { get; private set; }

    /// <summary>How much, less what came back with refunds.</summary>
    public Money Amount { get; private set; }

    /// <summary>When.</summary>
    public DateTimeOffset At { get; private set; }

    /// <summary>It shrinks as the sale does, in whole fen to the seller's good, and never by more than the seller must give for it.</summary>
    internal Money GiveBack(Sale before, Sale after, Money most)
    {
        var left = new Money(before.Paid.Minor == 0 ? 0 : (long)decimal.Floor((decimal)Amount.Minor * after.Paid.Minor / before.Paid.Minor), Amount.Currency);
        var back = LoanRules.Less(Amount - LoanRules.Less(left, most), before.Earned - after.Earned);
        Amount -= back;
        return back;
    }
}
