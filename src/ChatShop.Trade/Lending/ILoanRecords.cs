namespace ChatShop.Trade.Lending;

/// <summary>What is known of loans, for those who ask and change nothing.</summary>
public interface ILoanRecords
{
    /// <summary>What a seller can be offered now, or why nothing.</summary>
    Task<Result<LoanChoices>> ChoicesAsync(PersonId seller, CancellationToken cancellation);

    /// <summary>A seller's loan: the one that is not paid back, else the last one; null for none.</summary>
    Task<LoanTold?> LoanOfAsync(PersonId seller, CancellationToken cancellation);

    /// <summary>Loans that wait for an answer, the oldest first, with what their lenders see.</summary>
    Task<IReadOnlyList<LoanTold>> AppliedAsync(int limit, CancellationToken cancellation);
}

/// <summary>A loan as people are told it.</summary>
/// <param name="Last">The orders that paid it back last, the newest first.</param>
public sealed record LoanTold(
    LoanId Id, string Lender, Money Amount, Money Fee, Money Total, Money Repaid, Money Left, decimal SharePercent, LoanStatus Status, IReadOnlyList<RepaymentTold> Last)
{
    /// <summary>The number people say.</summary>
    public long Number => Id.Value;

    /// <summary>How far it has come, as texts name it.</summary>
    public string StatusName => Status.InTexts();

    /// <summary>Tells a loan.</summary>
    public static LoanTold Of(Loan loan, IEnumerable<Repayment> last) => new(
        loan.Id, loan.Lender, loan.Amount, loan.Fee, loan.Total, loan.Repaid, loan.Left, loan.SharePercent.Shortened(), loan.Status,
        [.. last.Select(it => new RepaymentTold(it.Order, it.Amount))]);
}

/// <summary>What one order paid back.</summary>
public sealed record RepaymentTold(OrderNumber Order, Money Amount);
