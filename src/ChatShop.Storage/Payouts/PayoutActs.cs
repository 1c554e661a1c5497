using ChatShop.Storage.Acts;
using ChatShop.Trade;
using ChatShop.Trade.Ledgers;
using ChatShop.Trade.Payouts;
using ChatShop.Trade.Shops;
using Microsoft.EntityFrameworkCore;

namespace ChatShop.Storage.Payouts;

/// <summary>Sellers' accounts at the provider, and the way from there to their banks.</summary>
internal static class PayoutActs
{
    /// <summary>How many payouts a seller may ask for in a day: more are a mistake, or somebody else's hand.</summary>
    private const int MostInADay = 5;

    public static async Task<Result<SellerAccountBegun>> OpenAccountAsync(ActRoom room, OpenSellerAccount command)
    {
        if (await room.ShopOfAsync(command.Seller) is not { } shop)
            return new NoShopYet();
        var provider = room.Rules.PayoutProvider;
        await AccountAsync(room, shop.Id, provider);
        return new SellerAccountBegun(shop.Id, provider);
    }

    public static async Task<Result<SellerAccountFollowed>> RecordAccountAsync(ActRoom room, RecordSellerAccount command)
    {
        var shop = await room.ShopAsync(command.Shop);
        var account = await AccountAsync(room, command.Shop, command.Provider);
        var isNewBank = account.Follow(command.Told, room.Now) && !room.Rules.TransfersArrive(command.Provider);
        var waiting = account.CanReceive
            ? await room.Db.Transfers.Where(it => it.Shop == shop.Id && it.Provider == command.Provider && it.Status == TransferStatus.Waiting)
                .OrderBy(it => it.Id).Select(it => it.Id).ToListAsync()
            : [];
        return new SellerAccountFollowed(
            shop.Id, shop.Seller, command.Provider, account.CanPayOut, isNewBank, isNewBank ? account.BankEnding : null, waiting);
    }

    public static async Task<Result<PayoutRequested>> RequestAsync(ActRoom room, RequestPayout command)
    {
        if (await room.ShopOfAsync(command.Seller) is not { } shop)
            return new NoShopYet();
        if (await room.Db.SellerAccounts.SingleOrDefaultAsync(it => it.Shop == shop.Id && it.Provider == room.Rules.PayoutProvider) is not { CanPayOut: true } account)
            return new NoBankYet();
        var dayAgo = room.Now.AddDays(-1);
        if (await room.Db.Payouts.CountAsync(it => it.Shop == shop.Id && it.AskedAt > dayAgo) >= MostInADay)
            return new TooManyPayouts(MostInADay);

        var currency = command.Amount?.Currency ?? room.Rules.Currency;
        var most = await TransferActs.AvailableAsync(room, shop.Id, currency);
        if (most.Minor <= 0)
            return new NothingToPayOut(await StoredBalances.HeldAsync(room.Db, shop.Id, currency));
        var amount = command.Amount ?? most;
        if (amount.Minor <= 0 || amount > most)
            return new PayoutOutOfRange(most);

        var payout = Payout.Begin(new PayoutId(await room.NextNumberAsync("payout")), account, amount, room.Now);
        room.Db.Payouts.Add(payout);
        await room.PostAsync(Entry.PayoutAsked(shop.Id, amount));
        var waits = payout.SendAt > room.Now;
        if (!waits)
            payout.Send();
        return new PayoutRequested(payout.Id, amount, payout.BankEnding, payout.SendAt, waits);
    }

    public static async Task<Result<PayoutsCanceled>> CancelAsync(ActRoom room, CancelPayouts command)
    {
        if (await room.ShopOfAsync(command.Seller) is not { } shop)
            return new NoShopYet();
        var waiting = await room.Db.Payouts.Where(it => it.Shop == shop.Id && it.Status == PayoutStatus.Waiting).OrderBy(it => it.Id).ToListAsync();
        if (waiting.Count == 0)
            return new NoPayoutWaits();
        foreach (var payout in waiting)
            if (payout.Cancel())
                await room.PostAsync(Entry.PayoutUndone(null, shop.Id, payout.Amount));
        return new PayoutsCanceled([.. waiting.Select(it => it.Id)], [.. waiting.Select(it => it.Amount)]);
    }

    public static async Task<Result<PayoutSent>> SendAsync(ActRoom room, SendPayout command)
    {
        if (await FindAsync(room, command.Payout) is not { } payout || payout.SendAt > room.Now || !payout.Send())
            return new NoSuchPayout();
        return new PayoutSent(payout.Id);
    }

    public static async Task<Result<PayoutFollowed>> RecordAsync(ActRoom room, RecordPayout command)
    {
        if (await FindAsync(room, command.Payout) is not { } payout)
            return new NoSuchPayout();
        var news = payout.Follow(command.Told);
        if (EntryOf(payout, news, command.Told) is { } entry)
            await room.PostAsync(entry);
        return await FollowedAsync(room, payout, news);
    }

    public static async Task<Result<PayoutFollowed>> RefuseAsync(ActRoom room, RefusePayout command)
    {
        if (await FindAsync(room, command.Payout) is not { } payout || !payout.Refuse())
            return new NoSuchPayout();
        await room.PostAsync(Entry.PayoutUndone(null, payout.Shop, payout.Amount));
        return await FollowedAsync(room, payout, PayoutNews.Failed);
    }

    private static Entry? EntryOf(Payout payout, PayoutNews news, ProviderPayout told) => news switch
    {
        PayoutNews.Paid => Entry.PaidToBank(told.Id, payout.Shop, payout.Amount),
        PayoutNews.Failed => Entry.PayoutUndone(told.Id, payout.Shop, payout.Amount),
        PayoutNews.SentBack => Entry.SentBackByBank(told.Failure ?? $"{told.Id}:failed", payout.Shop, payout.Amount),
        _ => null,
    };

    private static async Task<PayoutFollowed> FollowedAsync(ActRoom room, Payout payout, PayoutNews news) =>
        new(payout.Id, (await room.ShopAsync(payout.Shop)).Seller, payout.Amount, payout.BankEnding, news);

    private static async Task<SellerAccount> AccountAsync(ActRoom room, ShopId shop, string provider) =>
        await room.Db.SellerAccounts.SingleOrDefaultAsync(it => it.Shop == shop && it.Provider == provider)
        ?? room.Db.SellerAccounts.Add(SellerAccount.Begin(shop, provider)).Entity;

    private static Task<Payout?> FindAsync(ActRoom room, PayoutId id) => room.Db.Payouts.SingleOrDefaultAsync(it => it.Id == id);
}
