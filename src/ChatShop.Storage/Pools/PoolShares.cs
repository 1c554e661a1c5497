using ChatShop.Storage.Acts;
using ChatShop.Trade;
using ChatShop.Trade.Ledgers;
using ChatShop.Trade.Orders;
using ChatShop.Trade.Payments;
using ChatShop.Trade.Pools;
using Microsoft.EntityFrameworkCore;

namespace ChatShop.Storage.Pools;

/// <summary>What an order of pooled goods has brought is put on the balances of those who brought them, and taken back when its buyer gets money back.</summary>
internal static class PoolShares
{
    /// <summary>Each gets the own share: one entry. What is released is posted already.</summary>
    /// <returns>The others' shares; the rest is the shop's.</returns>
    public static async Task<IReadOnlyList<PoolMoneyOf>> PayAsync(ActRoom room, Order order, Money earned)
    {
        var parts = await room.PartsAsync(order);
        if (parts.Count == 0)
            return [];
        var ids = parts.Select(part => part.Pool).Distinct().ToList();
        PoolMoney.Earn(order, earned, await room.Db.Pools.Where(pool => ids.Contains(pool.Id)).OrderBy(pool => pool.Id).ToListAsync(), parts);
        var shares = PoolMoney.OfOthers(order.Shop, parts);
        if (shares.Count == 0)
            return [];
        var isByHand = order.Method != PaymentMethod.Online;
        await room.PostAsync(Entry.Pooled(isByHand, order.Number, order.Shop, shares));
        var host = await room.ShopAsync(order.Shop);
        foreach (var share in shares)
            room.Tell(new PoolShareEarned(order.Number, host.Name, share.Amount, isByHand).For((await room.ShopAsync(share.Shop)).Seller));
        return shares;
    }

    /// <summary>What the others have of an order's money.</summary>
    public static async Task<Money> OfOthersAsync(ActRoom room, Order order) => Others(order, await room.PartsAsync(order));

    /// <summary>Shares as the shop is told them.</summary>
    public static async Task<IReadOnlyList<PoolShareTold>> TellAsync(ActRoom room, IReadOnlyList<PoolMoneyOf> shares)
    {
        var told = new List<PoolShareTold>();
        foreach (var share in shares)
            told.Add(new PoolShareTold((await room.ShopAsync(share.Shop)).Name, share.Amount));
        return told;
    }

    /// <summary>Part of an order's money goes back to its buyer: each gives back of what each has.</summary>
    /// <param name="room">The act's room.</param>
    /// <param name="order">Whose money.</param>
    /// <param name="refund">What goes back.</param>
    /// <param name="has">What all have of it together, the shop too.</param>
    /// <param name="back">What of that goes back.</param>
    /// <returns>What the others had of it together, and what of that they give back.</returns>
    public static async Task<(Money Had, Money Back)> TakeBackAsync(ActRoom room, Order order, Refund refund, Money has, Money back)
    {
        var parts = await room.PartsAsync(order);
        if (parts.Count == 0)
            return (Money.Zero(back.Currency), Money.Zero(back.Currency));
        var others = Others(order, parts);
        var returned = PoolMoney.GiveBack(order.Shop, has, back, parts);
        refund.FromThePool(returned);
        var host = await room.ShopAsync(order.Shop);
        foreach (var (shop, amount) in returned)
        {
            await Payouts.TransferActs.TakeWaitingAsync(room, refund, shop, amount);
            room.Tell(new PoolShareReturned(order.Number, host.Name, amount).For((await room.ShopAsync(shop)).Seller));
        }
        return (others, Money.Sum(returned.Select(it => it.Amount), back.Currency));
    }

    private static Money Others(Order order, IEnumerable<PoolPart> parts) =>
        Money.Sum(PoolMoney.OfOthers(order.Shop, parts).Select(share => share.Amount), order.Total.Currency);
}
