using ChatShop.Trade.Markets;
using ChatShop.Trade.Shops;

namespace ChatShop.Trade.Lending;

/// <summary>To whom money is lent, and how much of a sale may pay it back.</summary>
public static class LoanRules
{
    /// <summary>How many days of sales a loan is measured by.</summary>
    public const int DaysOfSales = 90;

    /// <summary>What a seller can be offered, or why nothing.</summary>
    /// <param name="rules">The market's.</param>
    /// <param name="sees">How the shop stands; null for none.</param>
    /// <param name="last">A loan of the shop that is asked for or not paid back; null for none.</param>
    public static Result<LoanChoices> ChoicesFor(MarketRules rules, LoanSight? sees, Loan? last)
    {
        if (last is not null)
            return new LoanOpenAlready(last.Id, last.Lender, last.Status == LoanStatus.Applied, last.Left);
        if (rules.LoanOffers.Count == 0)
            return new NobodyLends();
        if (sees is null)
            return new NoShopYet();
        if (sees.Sales.Minor <= 0)
            return new NothingSoldYet(DaysOfSales);
        var bearable = rules.LoanOffers.Where(offer => offer.LeavesEnough(rules.FeePercent)).ToList();
        if (bearable.Count == 0)
            return new TooLittleKept(rules.FeePercent);
        var most = sees.Sales.Percent(rules.LoanMostOfSales);
        var offers = bearable.Where(offer => offer.Least <= most).Select(offer => offer with { Most = Less(offer.Most, most) }).ToList();
        return offers.Count > 0
            ? new LoanChoices(offers, sees)
            : new TooLittleSold(DaysOfSales, sees.Sales, most, bearable.Min(offer => offer.Least));
    }

    /// <summary>The most of a sale that may go to the lender: the share agreed, and never what must stay with the seller.</summary>
    /// <param name="sale">What was paid, and what of it is the seller's.</param>
    /// <param name="sharePercent">The share agreed.</param>
    /// <param name="leastKept">What must stay with the seller, in percent of what was paid.</param>
    public static Money MostOf(Sale sale, decimal sharePercent, decimal leastKept)
    {
        var kept = new Money((long)decimal.Ceiling(sale.Paid.Minor * leastKept / 100m), sale.Paid.Currency);
        var most = Less(sale.Paid.Percent(sharePercent), sale.Earned - kept);
        return most.Minor > 0 ? most : Money.Zero(most.Currency);
    }

    internal static Money Less(Money one, Money other) => one < other ? one : other;
}

/// <summary>A sale's money.</summary>
/// <param name="Paid">What the buyer has paid and not got back.</param>
/// <param name="Earned">What of that is the seller's, after the market's share and what the seller owes the market.</param>
public readonly record struct Sale(Money Paid, Money Earned);
