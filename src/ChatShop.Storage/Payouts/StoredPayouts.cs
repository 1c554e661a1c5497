using ChatShop.Storage.People;
using ChatShop.Trade;
using ChatShop.Trade.Payouts;
using Microsoft.EntityFrameworkCore;

namespace ChatShop.Storage.Payouts;

/// <summary>Reads what is known of sellers' money.</summary>
internal sealed class StoredPayouts(Func<TradeContext> open) : IPayoutRecords
{
    /// <summary>A transfer that is being sent this long was cut short.</summary>
    private static readonly TimeSpan Stuck = TimeSpan.FromMinutes(1);

    public async Task<BalanceTold> BalanceAsync(PersonId seller, CancellationToken cancellation)
    {
        await using var db = open();
        if (await db.Shops.AsNoTracking().SingleOrDefaultAsync(it => it.Seller == seller, cancellation) is not { } shop)
            return new BalanceTold([], false, null, []);
        var account = await db.SellerAccounts.AsNoTracking().Where(it => it.Shop == shop.Id && it.CanPayOut).FirstOrDefaultAsync(cancellation);
        var waiting = await db.Payouts.AsNoTracking().Where(it => it.Shop == shop.Id && (it.Status == PayoutStatus.Waiting || it.Status == PayoutStatus.Sent))
            .OrderBy(it => it.Id).ToListAsync(cancellation);
        return new BalanceTold(
            await StoredBalances.ReadAsync(db, shop.Id, cancellation), account is not null, account?.BankEnding,
            [.. waiting.Select(it => new PayoutTold(it.Id, it.Amount, it.SendAt, it.Status == PayoutStatus.Waiting))]);
    }

    public async Task<SellerAccountTold> AccountAsync(ShopId shop, string provider, CancellationToken cancellation)
    {
        await using var db = open();
        var account = await db.SellerAccounts.AsNoTracking().SingleOrDefaultAsync(it => it.Shop == shop && it.Provider == provider, cancellation);
        return await TellAsync(db, shop, account, cancellation);
    }

    public async Task<SellerAccountTold?> AccountAsync(string providerId, CancellationToken cancellation)
    {
        await using var db = open();
        return await db.SellerAccounts.AsNoTracking().SingleOrDefaultAsync(it => it.ProviderId == providerId, cancellation) is { } account
            ? await TellAsync(db, account.Shop, account, cancellation)
            : null;
    }

    public async Task<Transfer?> TransferAsync(TransferId transfer, CancellationToken cancellation)
    {
        await using var db = open();
        return await db.Transfers.AsNoTracking().SingleOrDefaultAsync(it => it.Id == transfer, cancellation);
    }

    public async Task<Payout?> PayoutAsync(PayoutId payout, CancellationToken cancellation)
    {
        await using var db = open();
        return await db.Payouts.AsNoTracking().SingleOrDefaultAsync(it => it.Id == payout, cancellation);
    }

    public async Task<Payout?> PayoutAsync(string providerId, CancellationToken cancellation)
    {
        await using var db = open();
        return await db.Payouts.AsNoTracking().SingleOrDefaultAsync(it => it.ProviderId == providerId, cancellation);
    }

    public async Task<IReadOnlyList<PayoutId>> DuePayoutsAsync(DateTimeOffset now, int limit, CancellationToken cancellation)
    {
        await using var db = open();
        return await db.Payouts.Where(it => it.Status == PayoutStatus.Waiting && it.SendAt <= now)
            .OrderBy(it => it.Id).Take(limit).Select(it => it.Id).ToListAsync(cancellation);
    }

    public async Task<IReadOnlyList<TransferId>> TransfersToSendAsync(DateTimeOffset now, int limit, CancellationToken cancellation)
    {
        await using var db = open();
        var stuck = now - Stuck;
        return await (
            from transfer in db.Transfers
            where (transfer.Status == TransferStatus.Waiting && transfer.Refusals > 0 && transfer.NextAt <= now)
                || (transfer.Status == TransferStatus.Due && transfer.NextAt <= stuck)
            orderby transfer.Id
            select transfer.Id).Take(limit).ToListAsync(cancellation);
    }

    public async Task<IReadOnlyList<TransferId>> WaitingForAsync(PersonId seller, CancellationToken cancellation)
    {
        await using var db = open();
        return await (
            from transfer in db.Transfers
            join shop in db.Shops on transfer.Shop equals shop.Id
            where shop.Seller == seller && (transfer.Status == TransferStatus.Waiting || transfer.Status == TransferStatus.Due)
            orderby transfer.Id
            select transfer.Id).ToListAsync(cancellation);
    }

    public async Task<IReadOnlyList<string>> UnreadyAccountsAsync(int limit, CancellationToken cancellation)
    {
        await using var db = open();
        return await db.SellerAccounts.Where(it => !it.CanPayOut && it.ProviderId != null).OrderByDescending(it => it.Shop).Take(limit)
            .Select(it => it.ProviderId!).ToListAsync(cancellation);
    }

    public async Task<IReadOnlyList<PayoutId>> OpenPayoutsAsync(int limit, CancellationToken cancellation)
    {
        await using var db = open();
        return await db.Payouts.Where(it => it.Status == PayoutStatus.Sent).OrderBy(it => it.Id).Take(limit).Select(it => it.Id).ToListAsync(cancellation);
    }

    public async Task<IReadOnlyList<PayoutId>> PaidOutAsync(DateTimeOffset since, CancellationToken cancellation)
    {
        await using var db = open();
        return await db.Payouts.Where(it => it.Status == PayoutStatus.Paid && it.SendAt >= since).OrderBy(it => it.Id).Select(it => it.Id).ToListAsync(cancellation);
    }

    private static async Task<SellerAccountTold> TellAsync(TradeContext db, ShopId id, SellerAccount? account, CancellationToken cancellation)
    {
        var shop = await db.Shops.AsNoTracking().SingleAsync(it => it.Id == id, cancellation);
        return new SellerAccountTold(account, id, shop.Name, await db.PayerAsync(shop.Seller, cancellation));
    }
}
