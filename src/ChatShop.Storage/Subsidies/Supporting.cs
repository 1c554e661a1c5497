using ChatShop.Storage.Acts;
using ChatShop.Trade;
using ChatShop.Trade.Ledgers;
using ChatShop.Trade.Orders;
using ChatShop.Trade.Payments;
using ChatShop.Trade.Payouts;
using ChatShop.Trade.Shops;
using ChatShop.Trade.Subsidies;
using Microsoft.EntityFrameworkCore;

namespace ChatShop.Storage.Subsidies;

/// <summary>Programmes give something for orders that are done, and take it back when the order's money goes back.</summary>
internal static class Supporting
{
    /// <summary>Each programme that goes on gives what its rules say, once for an order.</summary>
    /// <param name="room">The act's room; what is released is posted already.</param>
    /// <param name="order">An order paid through the market: only there the market saw the money.</param>
    /// <param name="paid">What was paid for it.</param>
    public static async Task GrantAsync(ActRoom room, Order order, Money paid)
    {
        var programmes = await room.Db.Programmes.Where(it => it.ClosedAt == null).OrderBy(it => it.Id).ToListAsync();
        if (programmes.Count == 0)
            return;
        var shop = await room.ShopAsync(order.Shop);
        var uses = await room.Db.SubsidyUses.Where(it => it.Order == order.Number).ToListAsync();
        var sale = new SupportedSale(
            room.Rules.DayOf(order.PlacedAt), await VillageOfAsync(room.Db, shop, CancellationToken.None), order.Buyer == shop.Seller,
            [.. order.Lines.Select(line => (line.Product, line.Total))], paid, Money.Sum(uses.Select(use => use.Amount), paid.Currency));
        foreach (var programme in programmes.Where(it => uses.TrueForAll(use => use.Programme != it.Id)))
        {
            var amount = programme.ShareOf(sale, await ToShopAsync(room, programme, shop.Id));
            if (amount.Minor <= 0)
                continue;
            await GiveAsync(room, programme, shop, order.Number, sale.Village, amount);
            sale = sale with { Supported = sale.Supported + amount };
        }
    }

    /// <summary>Part of an order's money goes back to its buyer, and the same part of each subsidy to its programme.</summary>
    /// <param name="room">The act's room.</param>
    /// <param name="order">Whose money.</param>
    /// <param name="refund">What goes back.</param>
    /// <param name="before">What was paid for it before.</param>
    /// <param name="after">What is still paid for it.</param>
    public static async Task TakeBackAsync(ActRoom room, Order order, Refund refund, Money before, Money after)
    {
        foreach (var use in await room.Db.SubsidyUses.Where(it => it.Order == order.Number).OrderBy(it => it.Id).ToListAsync())
        {
            var back = use.GiveBack(before, after);
            if (back.Minor <= 0)
                continue;
            var programme = await room.Db.Programmes.SingleAsync(it => it.Id == use.Programme);
            programme.TakeBack(back);
            var owed = back - await WaitedAsync(room, use, back);
            await room.PostAsync(Entry.SubsidyBack(use.Programme, use.Order, use.Shop, back - owed, owed));
            var shop = await room.ShopAsync(use.Shop);
            room.Note(
                "TakeSubsidyBack", $"{use.Key}:{refund.Id}", $"programme {use.Programme} order {use.Order} {back}",
                new SubsidyTakenBack(use.Programme, programme.Name, use.Order, use.Shop, shop.Seller, back, owed, use.Amount));
        }
    }

    /// <summary>Where a seller lives, as far as the market knows: the village of their station, else that of their own address.</summary>
    public static async Task<string> VillageOfAsync(TradeContext db, Shop shop, CancellationToken cancellation)
    {
        var station = await db.Stations.Where(it => it.Shop == shop.Id || db.Neighbors.Any(neighbor => neighbor.Id == shop.Seller && neighbor.Station == it.Id))
            .Select(it => it.Name).FirstOrDefaultAsync(cancellation);
        if (station is not null)
            return Village.Of(station) is { Length: > 0 } village ? village : station;
        return Village.Of((await db.People.SingleAsync(it => it.Id == shop.Seller, cancellation)).DeliverTo?.Address);
    }

    /// <summary>What a shop has of a programme, with what this very act gave: several orders may be done in one.</summary>
    private static async Task<Money> ToShopAsync(ActRoom room, Programme programme, ShopId shop)
    {
        var before = await room.Db.SubsidyUses.Where(it => it.Programme == programme.Id && it.Shop == shop).SumAsync(it => it.Amount.Minor);
        var now = room.Db.ChangeTracker.Entries<SubsidyUse>().Where(it => it.State == EntityState.Added && it.Entity.Programme == programme.Id && it.Entity.Shop == shop);
        return programme.Budget with { Minor = before + now.Sum(it => it.Entity.Amount.Minor) };
    }

    private static async Task GiveAsync(ActRoom room, Programme programme, Shop shop, OrderNumber order, string village, Money amount)
    {
        programme.Give(amount);
        var use = SubsidyUse.Of(await room.NextNumberAsync("subsidy"), programme.Id, order, shop.Id, village, amount, room.Now);
        room.Db.SubsidyUses.Add(use);
        await room.PostAsync(Entry.Subsidized(programme.Id, order, shop.Id, amount));
        var transfer = Transfer.BeginSubsidy(new TransferId(await room.NextNumberAsync("transfer")), programme.Id, order, shop.Id, amount, room.Rules.PayoutProvider, room.Now);
        room.Db.Transfers.Add(transfer);
        room.Note(
            "GrantSubsidy", use.Key, $"programme {programme.Id} order {order} {amount}",
            new SubsidyGranted(programme.Id, programme.Name, order, shop.Id, shop.Seller, amount, transfer.Id));
    }

    /// <summary>What of it has not gone out yet, and does not go out any more.</summary>
    private static async Task<Money> WaitedAsync(ActRoom room, SubsidyUse use, Money back)
    {
        if (await room.Db.Transfers.SingleOrDefaultAsync(it => it.Programme == use.Programme && it.Order == use.Order && it.Status == TransferStatus.Waiting) is not { } transfer)
            return Money.Zero(back.Currency);
        var waited = transfer.Amount;
        transfer.TakeBack(back);
        return waited - transfer.Amount;
    }
}
