using ChatShop.Trade.Ledgers;
using Microsoft.EntityFrameworkCore;

namespace ChatShop.Storage;

/// <summary>Looks whether the ledger holds together, whole: what every act keeps, checked again from the first entry on.</summary>
public sealed class LedgerAudit
{
    private readonly Func<TradeContext> open;

    internal LedgerAudit(Func<TradeContext> open) => this.open = open;

    /// <summary>What is wrong, a line each; none when all is well.</summary>
    public async Task<IReadOnlyList<string>> FindAsync(CancellationToken cancellation)
    {
        await using var db = open.ToRead();
        await using var snapshot = await db.Database.BeginTransactionAsync(cancellation);
        var uneven = await db.Ledger.GroupBy(row => new { row.Entry, row.Currency }).Where(entry => entry.Sum(row => row.Minor) != 0)
            .Select(entry => entry.Key.Entry).ToListAsync(cancellation);
        var twice = await db.Ledger.Where(row => row.Cause == Causes.Release && row.Order != null).GroupBy(row => row.Order)
            .Where(order => order.Select(row => row.Entry).Distinct().Count() > 1).Select(order => order.Key).ToListAsync(cancellation);
        var sums = await db.Ledger.GroupBy(row => new { row.Account, row.Currency })
            .Select(account => new { account.Key.Account, account.Key.Currency, Minor = account.Sum(row => row.Minor) }).ToListAsync(cancellation);
        var kept = await db.Balances.ToDictionaryAsync(row => (row.Account, row.Currency), row => row.Minor, cancellation);
        return
        [
            .. uneven.Select(entry => $"entry {entry} does not sum to zero"),
            .. twice.Select(order => $"the money of order {order} was released twice"),
            .. sums.Where(it => kept.GetValueOrDefault((it.Account, it.Currency)) != it.Minor)
                .Select(it => $"{it.Account} has lines of {it.Minor} and a sum of {kept.GetValueOrDefault((it.Account, it.Currency))} {it.Currency}"),
            .. sums.Where(it => !LedgerRules.Allows(it.Account, it.Minor)).Select(it => $"{it.Account} holds {it.Minor} {it.Currency}, which it never may"),
        ];
    }
}
