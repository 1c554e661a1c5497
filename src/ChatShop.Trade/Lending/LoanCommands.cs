namespace ChatShop.Trade.Lending;

/// <summary>A seller asks for a loan, and agrees to what the lender sees.</summary>
/// <param name="Lender">Whose offer it is.</param>
public sealed record ApplyForLoan(PersonId Seller, string Lender, Money Amount) : Command<LoanApplied>;

/// <summary>It waits for the lender's answer; those who run the market, who act for the lender, are told what was agreed to be seen.</summary>
/// <param name="Sees">What the lender sees.</param>
public sealed record LoanApplied(LoanTold Loan, LoanSight Sees, IReadOnlyList<PersonId> Operators) : Fact
{
    public override IEnumerable<Notice> Notices => Operators.Select(person => new Notice(person, "operator", this));
}

/// <summary>Whoever runs the market says the lender's yes or no.</summary>
/// <param name="Number">The loan's number, as it was told.</param>
public sealed record DecideLoan(PersonId Operator, long Number, bool IsApproved) : Command<LoanDecided>;

/// <summary>With a yes the money is the seller's; the seller is told either way.</summary>
/// <param name="Transfer">What brings it to the seller's account; null when it was refused.</param>
public sealed record LoanDecided(LoanTold Loan, PersonId Seller, string ShopName, bool IsApproved, Payouts.TransferId? Transfer) : Fact
{
    public override bool IsAboutMoney => true;

    public override IEnumerable<Notice> Notices => [new Notice(Seller, "seller", this)];

    public override IEnumerable<Errand> Errands => Transfer is { } transfer ? [new Payouts.SendTransfer(transfer)] : [];
}
