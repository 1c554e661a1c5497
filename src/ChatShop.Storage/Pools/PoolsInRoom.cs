using ChatShop.Storage.Acts;
using ChatShop.Trade;
using ChatShop.Trade.Listings;
using ChatShop.Trade.Orders;
using ChatShop.Trade.Pools;
using Microsoft.EntityFrameworkCore;

namespace ChatShop.Storage.Pools;

/// <summary>After every act: what it did to pooled goods is done to those who brought them.</summary>
internal static class PoolsInRoom
{
    /// <summary>Keeps pools in step with the goods and orders that this act has changed, and tells those who must deliver more or less.</summary>
    /// <remarks>Here and not where orders are placed, changed, canceled or expire: so no way of doing that can forget it.</remarks>
    /// <returns>Why the act can not be; null when it can.</returns>
    public static async Task<Refusal?> FollowPoolsAsync(this ActRoom room)
    {
        var pooled = room.Db.ChangeTracker.Entries<Listing>().Select(entry => entry.Entity).Where(listing => listing.Pool is not null).ToList();
        foreach (var listing in pooled)
            if (await FollowAsync(room, listing) is { } refusal)
                return refusal;
        return null;
    }

    /// <summary>Every part of an order, of whatever pool.</summary>
    public static async Task<List<PoolPart>> PartsAsync(this ActRoom room, Order order)
    {
        await room.Db.PoolParts.Where(part => part.Order == order.Number).LoadAsync();
        return [.. room.Db.PoolParts.Local.Where(part => part.Order == order.Number).OrderBy(part => part.Pool.Value).ThenBy(part => part.Shop.Value)];
    }

    private static async Task<Refusal?> FollowAsync(ActRoom room, Listing listing)
    {
        var pool = await room.Db.Pools.FindAsync(listing.Pool!.Value) ?? throw new InvalidOperationException($"{listing.Id} is in no pool.");
        await room.Db.PoolMembers.Where(it => it.Pool == pool.Id).LoadAsync();
        var members = room.Db.PoolMembers.Local.Where(it => it.Pool == pool.Id).ToList();
        var orders = room.Db.Orders.Local.Where(order => order.Lines.Any(line => line.Listing == listing.Id) || order.Pending?.More.Any(wish => wish.Listing == listing.Id) == true).ToList();
        var numbers = orders.Select(order => order.Number).ToList();
        await room.Db.PoolParts.Where(part => part.Pool == pool.Id && numbers.Contains(part.Order)).LoadAsync();
        var parts = room.Db.PoolParts.Local.Where(part => part.Pool == pool.Id && numbers.Contains(part.Order)).ToList();

        var book = new PoolBook(pool, listing, members, parts);
        book.Follow(orders);
        if (book.Settle() is { } refusal)
            return refusal;
        foreach (var order in orders.OrderBy(order => order.Number.Value))
            await TellAsync(room, pool, listing, book, order);
        room.Db.PoolParts.AddRange(book.Added);
        if (listing.Status == ListingStatus.Deleted && pool.Close(room.Now))
            await TellEndAsync(room, pool, listing, members);
        return null;
    }

    private static async Task TellAsync(ActRoom room, Pool pool, Listing listing, PoolBook book, Order order)
    {
        var host = await room.ShopAsync(pool.Shop);
        var due = book.Tell(order, host.Name);
        foreach (var part in due.Where(part => part.Shop != pool.Shop))
            room.Tell(part.For((await room.ShopAsync(part.Shop)).Seller));
        var all = book.DueOf(order).ToList();
        if (due.Count == 0 || all.TrueForAll(part => part.Shop == pool.Shop))
            return;
        var told = new List<PoolPartTold>();
        foreach (var part in all)
            told.Add(new PoolPartTold((await room.ShopAsync(part.Shop)).Name, part.Quantity));
        room.Tell(new PoolOrderSplit(order.Number, listing.Product, told).For(host.Seller));
    }

    private static async Task TellEndAsync(ActRoom room, Pool pool, Listing listing, IEnumerable<PoolMember> members)
    {
        var host = await room.ShopAsync(pool.Shop);
        foreach (var member in members.Where(member => member.Shop != pool.Shop && member.Left.Value > 0m))
            room.Tell(new PoolEnded(host.Name, listing.Product, member.Left).For((await room.ShopAsync(member.Shop)).Seller));
    }
}
