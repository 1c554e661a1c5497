namespace ChatShop.Trade.Lending;

/// <summary>Nobody lends on this market.</summary>
public sealed record NobodyLends : Refusal;

/// <summary>One loan at a time.</summary>
/// <param name="IsApplied">Whether the lender has not answered yet.</param>
/// <param name="Left">What is left to be paid back.</param>
public sealed record LoanOpenAlready(LoanId Loan, string Lender, bool IsApplied, Money Left) : Refusal;

/// <summary>Nothing that was paid online has been received in so many days: there is nothing to measure a loan by, nor to pay it back from.</summary>
public sealed record NothingSoldYet(int Days) : Refusal;

/// <summary>What was sold bears less than the smallest loan.</summary>
public sealed record TooLittleSold(int Days, Money Sales, Money Most, Money Least) : Refusal;

/// <summary>No lender's terms would leave the seller enough of each sale.</summary>
/// <param name="MarketPercent">The market's share of a sale.</param>
public sealed record TooLittleKept(decimal MarketPercent) : Refusal;

/// <summary>So much is not lent.</summary>
public sealed record LoanOutOfRange(Money Least, Money Most) : Refusal;

/// <summary>No loan of that number waits for an answer.</summary>
public sealed record NoSuchLoan(long Number) : Refusal;
