namespace ChatShop.Trade.Lending;

/// <summary>On what terms somebody lends to sellers: one of the <c>Loans:Offers</c> settings.</summary>
/// <param name="Lender">Who, as sellers are told it.</param>
/// <param name="Least">The smallest loan.</param>
/// <param name="Most">The largest.</param>
/// <param name="FeePercent">All it costs, 0 to 100, of the amount lent.</param>
/// <param name="SharePercent">So much of each sale pays it back, more than 0 to 100.</param>
/// <param name="LeastKept">So much of a sale stays with the seller after the market's share and that, 0 to 100.</param>
public sealed record LoanOffer(string Lender, Money Least, Money Most, decimal FeePercent, decimal SharePercent, decimal LeastKept)
{
    /// <summary>What so much costs.</summary>
    public Money FeeOf(Money amount) => amount.Percent(FeePercent);

    /// <summary>What must be paid back in all, to the last fen.</summary>
    public Money TotalOf(Money amount) => amount + FeeOf(amount);

    /// <summary>Whether a seller could live on what is left of each sale.</summary>
    /// <param name="marketPercent">The market's share of a sale.</param>
    public bool LeavesEnough(decimal marketPercent) => SharePercent + marketPercent + LeastKept <= 100m;

    /// <summary>Whether so much can be lent.</summary>
    public bool Fits(Money amount) => amount.Currency == Least.Currency && amount >= Least && amount <= Most;
}

/// <summary>What a lender sees of a seller who agrees to it: this and nothing else.</summary>
/// <param name="ShopName">The shop's name.</param>
/// <param name="Sales">What orders paid online brought the seller in the last <see cref="LoanRules.DaysOfSales"/> days.</param>
/// <param name="OpenOrders">How many orders are paid or agreed and not done.</param>
public sealed record LoanSight(string ShopName, Money Sales, int OpenOrders);

/// <summary>What a seller can have now.</summary>
/// <param name="Offers">One at least; none lends more than the shop's sales bear.</param>
/// <param name="Sees">What the lender would see.</param>
public sealed record LoanChoices(IReadOnlyList<LoanOffer> Offers, LoanSight Sees);
