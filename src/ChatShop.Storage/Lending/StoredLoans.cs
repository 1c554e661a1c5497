using ChatShop.Trade;
using ChatShop.Trade.Ledgers;
using ChatShop.Trade.Lending;
using ChatShop.Trade.Markets;
using ChatShop.Trade.Orders;
using ChatShop.Trade.Shops;
using Microsoft.EntityFrameworkCore;

namespace ChatShop.Storage.Lending;

/// <summary>Reads what is known of loans.</summary>
internal sealed class StoredLoans(Func<TradeContext> open, MarketRules rules, TimeProvider clock) : ILoanRecords
{
    private const int MostRepayments = 3;

    private static readonly OrderStatus[] Undone = [OrderStatus.Placed, OrderStatus.Shipped, OrderStatus.Received, OrderStatus.Disputed];
    private static readonly string[] Sold = [Causes.Release, Causes.Pool, Causes.Refund, Causes.RefundFailed];

    public Task<Result<LoanChoices>> ChoicesAsync(PersonId seller, CancellationToken cancellation) =>
        open.ReadAsync(db => ChoicesAsync(db, rules, seller, clock.GetUtcNow(), cancellation));

    public Task<LoanTold?> LoanOfAsync(PersonId seller, CancellationToken cancellation) => open.ReadAsync<LoanTold?>(async db =>
    {
        var own = db.Loans.Where(it => db.Shops.Any(shop => shop.Seller == seller && shop.Id == it.Shop));
        var loan = await own.Where(it => it.Status == LoanStatus.Open).OrderBy(it => it.Id).FirstOrDefaultAsync(cancellation)
            ?? await own.OrderByDescending(it => it.Id).FirstOrDefaultAsync(cancellation);
        if (loan is null)
            return null;
        var last = await db.Repayments.Where(it => it.Loan == loan.Id && it.Amount.Minor > 0).OrderByDescending(it => it.At).ThenByDescending(it => it.Order)
            .Take(MostRepayments).ToListAsync(cancellation);
        return LoanTold.Of(loan, last);
    });

    public Task<IReadOnlyList<LoanTold>> AppliedAsync(int limit, CancellationToken cancellation) => open.ReadAsync<IReadOnlyList<LoanTold>>(async db =>
        [.. (await db.Loans.Where(it => it.Status == LoanStatus.Applied).OrderBy(it => it.Id).Take(limit).ToListAsync(cancellation)).Select(it => LoanTold.Of(it, []))]);

    /// <summary>The same for those who ask and those who act.</summary>
    internal static async Task<Result<LoanChoices>> ChoicesAsync(TradeContext db, MarketRules rules, PersonId seller, DateTimeOffset now, CancellationToken cancellation)
    {
        if (await db.Shops.SingleOrDefaultAsync(it => it.Seller == seller, cancellation) is not { } shop)
            return LoanRules.ChoicesFor(rules, null, null);
        var open = await db.Loans.Where(it => it.Shop == shop.Id && (it.Status == LoanStatus.Applied || it.Status == LoanStatus.Open))
            .OrderBy(it => it.Id).FirstOrDefaultAsync(cancellation);
        return LoanRules.ChoicesFor(rules, await SeeAsync(db, rules, shop, now, cancellation), open);
    }

    private static async Task<LoanSight> SeeAsync(TradeContext db, MarketRules rules, Shop shop, DateTimeOffset now, CancellationToken cancellation)
    {
        var (account, since, currency) = (Account.Payable(shop.Id), now.AddDays(-LoanRules.DaysOfSales), Money.Zero(rules.Currency).CurrencyCode);
        var sales = await db.Ledger.Where(row => row.Account == account && row.Currency == currency && row.At >= since && Sold.Contains(row.Cause))
            .SumAsync(row => row.Minor, cancellation);
        var orders = await db.Orders.CountAsync(it => it.Shop == shop.Id && Undone.Contains(it.Status), cancellation);
        return new LoanSight(shop.Name, new Money(sales, rules.Currency), orders);
    }
}
