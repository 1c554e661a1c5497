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
        await using var db = open.ToRead();
        if (await db.Shops.SingleOrDefaultAsync(it => it.Seller == seller, cancellation) is not { } shop)
            return new BalanceTold([], false, null, []);
        var account = await db.SellerAccounts.Where(it => it.Shop == shop.Id && it.CanPayOut).FirstOrDefaultAsync(cancellation);
        var waiting = await db.Payouts.Where(it => it.Shop == shop.Id && (it.Status == PayoutStatus.Waiting || it.Status == PayoutStatus.Sent))
            .OrderBy(it => it.Id).ToListAsync(cancellation);
        return new BalanceTold(
            await StoredBalances.ReadAsync(db, shop.Id, cancellation), account is not null, account?.BankEnding,
            [.. waiting.Select(it => new PayoutTold(it.Id, it.Amount, it.SendAt, it.Status == PayoutStatus.Waiting))]);
    }

    public Task<SellerAccountTold> AccountAsync(ShopId shop, string provider, CancellationToken cancellation) => open.ReadAsync(async db => await TellAsync(
        db, shop, await db.SellerAccounts.SingleOrDefaultAsync(it => it.Shop == shop && it.Provider == provider, cancellation), cancellation));

    public Task<SellerAccountTold?> AccountAsync(string providerId, CancellationToken cancellation) => open.ReadAsync(async db =>
        await db.SellerAccounts.SingleOrDefaultAsync(it => it.ProviderId == providerId, cancellation) is { } account
            ? await TellAsync(db, account.Shop, account, cancellation)
            : null);

    public Task<Transfer?> TransferAsync(TransferId transfer, CancellationToken cancellation) =>
        open.ReadAsync(db => db.Transfers.SingleOrDefaultAsync(it => it.Id == transfer, cancellation));

    public Task<Payout?> PayoutAsync(PayoutId payout, CancellationToken cancellation) =>
        open.ReadAsync(db => db.Payouts.SingleOrDefaultAsync(it => it.Id == payout, cancellation));

    public Task<Payout?> PayoutAsync(string providerId, CancellationToken cancellation) =>
        open.ReadAsync(db => db.Payouts.SingleOrDefaultAsync(it => it.ProviderId == providerId, cancellation));

    public Task<IReadOnlyList<PayoutId>> DuePayoutsAsync(DateTimeOffset now, int limit, CancellationToken cancellation) => open.ListAsync(
        db => db.Payouts.Where(it => it.Status == PayoutStatus.Waiting && it.SendAt <= now)
            .OrderBy(it => it.Id).Take(limit).Select(it => it.Id), cancellation);

    public Task<IReadOnlyList<TransferId>> TransfersToSendAsync(DateTimeOffset now, int limit, CancellationToken cancellation)
    {
        var stuck = now - Stuck;
        return open.ListAsync(
            db => db.Transfers.Where(it => (it.Status == TransferStatus.Waiting && it.Refusals > 0 && it.NextAt <= now) || (it.Status == TransferStatus.Due && it.NextAt <= stuck))
                .OrderBy(it => it.Id).Take(limit).Select(it => it.Id), cancellation);
    }

    public Task<IReadOnlyList<TransferId>> WaitingForAsync(PersonId seller, CancellationToken cancellation) => open.ListAsync(
        db => db.Transfers.Where(it => (it.Status == TransferStatus.Waiting || it.Status == TransferStatus.Due) && db.Shops.Any(shop => shop.Seller == seller && shop.Id == it.Shop))
            .OrderBy(it => it.Id).Select(it => it.Id), cancellation);

    public Task<IReadOnlyList<string>> UnreadyAccountsAsync(int limit, CancellationToken cancellation) => open.ListAsync(
        db => db.SellerAccounts.Where(it => !it.CanPayOut && it.ProviderId != null).OrderByDescending(it => it.Shop).Take(limit)
            .Select(it => it.ProviderId!), cancellation);

    public Task<IReadOnlyList<PayoutId>> OpenPayoutsAsync(int limit, CancellationToken cancellation) => open.ListAsync(
        db => db.Payouts.Where(it => it.Status == PayoutStatus.Sent).OrderBy(it => it.Id).Take(limit).Select(it => it.Id), cancellation);

    public Task<IReadOnlyList<PayoutId>> PaidOutAsync(DateTimeOffset since, CancellationToken cancellation) => open.ListAsync(
        db => db.Payouts.Where(it => it.Status == PayoutStatus.Paid && it.SendAt >= since).OrderBy(it => it.Id).Select(it => it.Id), cancellation);

    private static async Task<SellerAccountTold> TellAsync(TradeContext db, ShopId id, SellerAccount? account, CancellationToken cancellation)
    {
        var shop = await db.Shops.SingleAsync(it => it.Id == id, cancellation);
        return new SellerAccountTold(account, id, shop.Name, await db.PayerAsync(shop.Seller, cancellation));
    }
}
