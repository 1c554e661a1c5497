using ChatShop.Trade;
using ChatShop.Trade.Ledgers;
using ChatShop.Trade.Orders;
using ChatShop.Trade.Payouts;
using Microsoft.EntityFrameworkCore;

namespace ChatShop.Storage.Payouts;

/// <summary>Adds up a seller's money for the one who asks.</summary>
internal static class StoredBalances
{
    private static readonly OrderStatus[] Holding = [OrderStatus.Placed, OrderStatus.Shipped, OrderStatus.Received, OrderStatus.Disputed];

    /// <summary>A line for each currency.</summary>
    public static async Task<IReadOnlyList<SellerSums>> ReadAsync(TradeContext db, ShopId shop, CancellationToken cancellation)
    {
        var prefix = $"seller:{shop}:";
        var rows = await db.Balances.AsNoTracking().Where(row => row.Account.StartsWith(prefix)).ToListAsync(cancellation);
        var sums = rows.ToLookup(row => row.Account, row => Money.OfMinor(row.Minor, row.Currency));
        var held = await HeldAsync(db, shop, cancellation);
        var currencies = sums.SelectMany(account => account).Concat(held).Select(it => it.Currency).Distinct().Order();
        return [.. currencies.Select(currency => new SellerSums(
            In(currency, held), On(Account.Balance(shop), currency) + On(Account.Payable(shop), currency),
            On(Account.InTransit(shop), currency), On(Account.PaidOut(shop), currency), -On(Account.Owed(shop), currency)))];

        Money On(string account, Currency currency) => In(currency, sums[account]);
    }

    /// <summary>What is held in one currency; null when nothing.</summary>
    public static async Task<Money?> HeldAsync(TradeContext db, ShopId shop, Currency currency)
    {
        var held = In(currency, await HeldAsync(db, shop, CancellationToken.None));
        return held.Minor > 0 ? held : null;
    }

    private static Money In(Currency currency, IEnumerable<Money> amounts) => Money.Sum(amounts.Where(it => it.Currency == currency), currency);

    private static async Task<List<Money>> HeldAsync(TradeContext db, ShopId shop, CancellationToken cancellation)
    {
        var orders = await db.Orders.AsNoTracking()
            .Where(order => order.Shop == shop && order.ReleasedAt == null && Holding.Contains(order.Status)).ToListAsync(cancellation);
        return [.. orders.Select(order => order.Paid).Where(paid => paid.Minor > 0)];
    }
}
