using ChatShop.Storage.Acts;
using ChatShop.Storage.People;
using ChatShop.Trade;
using ChatShop.Trade.Listings;
using ChatShop.Trade.Orders;
using ChatShop.Trade.People;
using ChatShop.Trade.Pools;
using ChatShop.Trade.Presales;
using ChatShop.Trade.Shops;
using Microsoft.EntityFrameworkCore;

namespace ChatShop.Storage.Pools;

/// <summary>Pools are opened, joined and left.</summary>
internal static class PoolActs
{
    public static async Task<Result<PoolOpened>> OpenAsync(ActRoom room, OpenPool command)
    {
        if (await room.ShopOfAsync(command.Seller) is not { } shop
            || await room.Db.Listings.SingleOrDefaultAsync(it => it.Id == command.Listing && it.Shop == shop.Id && it.Status != ListingStatus.Deleted) is not { } listing)
            return new NoSuchListing();
        if (listing.IsPresale)
            return new PresaleAlone(listing.Product);
        var isNew = listing.Pool is null;
        var opening = isNew ? await BeginAsync(room, listing, command.Percent ?? 0m) : await room.Db.Pools.SingleAsync(it => it.Id == listing.Pool);
        if (opening.Fact is not { } pool)
            return opening.Refusal!;
        if (command.Percent is { } said && said != pool.Percent)
            return new PoolPercentFixed(listing.Product, pool.Percent);

        room.Db.Passcodes.RemoveRange(await room.Db.Passcodes.Where(code => code.Pool == pool.Id).ToListAsync()); // The new one counts.
        var digits = await Passcodes.IssueAsync(room, PasscodeUse.Pool, null, pool: pool.Id);
        var own = await room.Db.PoolMembers.FindAsync(pool.Id, shop.Id);
        return new PoolOpened(pool.Id, listing.Product, pool.Percent, isNew, own!.Left, digits, room.Now + Passcode.LifeFor(PasscodeUse.Pool));
    }

    public static async Task<Result<PoolCodeRead>> ReadCodeAsync(ActRoom room, ReadPoolCode command)
    {
        var meant = await MeantAsync(room, command.Code);
        return meant.Fact is { } it
            ? new PoolCodeRead(it.Pool.Id, it.Listing.Product, it.Listing.Price, (await room.ShopAsync(it.Pool.Shop)).Name, it.Pool.Percent, room.Rules.FeePercent, it.Listing.Stock.Unit)
            : meant.Refusal!;
    }

    public static async Task<Result<PoolJoined>> JoinAsync(ActRoom room, JoinPool command)
    {
        var meant = await MeantAsync(room, command.Code);
        if (meant.Fact is not var (pool, listing))
            return meant.Refusal!;
        var entering = await ShopOfAsync(room, command.Seller, command.ShopName);
        if (entering.Fact is not { } shop)
            return entering.Refusal!;
        if (listing.Restock(command.Quantity).Refusal is { } refusal)
            return refusal;

        var more = command.Quantity.In(listing.Stock.Unit);
        var member = await room.Db.PoolMembers.FindAsync(pool.Id, shop.Id);
        if (member is null)
            room.Db.PoolMembers.Add(member = PoolMember.Join(pool.Id, shop.Id, await room.Db.PoolMembers.CountAsync(it => it.Pool == pool.Id), listing.Stock.Unit));
        member.Bring(more.Value);
        var host = await room.ShopAsync(pool.Shop);
        return new PoolJoined(pool.Id, listing.Product, host.Seller, host.Name, shop.Seller, shop.Name, more, member.Left, listing.Available);
    }

    public static async Task<Result<PoolLeft>> LeaveAsync(ActRoom room, LeavePool command)
    {
        if (await room.ShopOfAsync(command.Seller) is not { } shop
            || await room.Db.PoolMembers.FindAsync(command.Pool, shop.Id) is not { LeftAt: null } member)
            return new NoSuchPool();
        var pool = await room.Db.Pools.SingleAsync(it => it.Id == command.Pool);
        var listing = await room.Db.Listings.SingleAsync(it => it.Id == pool.Listing);
        var unsold = member.Leave(room.Now);
        listing.Withdraw(unsold);
        var host = await room.ShopAsync(pool.Shop);
        return new PoolLeft(pool.Id, listing.Product, host.Seller, host.Name, shop.Seller, shop.Name, unsold, member.Brought with { Value = await OrderedAsync(room, member) });
    }

    /// <summary>Opens one: what the shop has there is the first that is brought, and what was ordered before is the shop's to deliver.</summary>
    private static async Task<Result<Pool>> BeginAsync(ActRoom room, Listing listing, decimal percent)
    {
        var opening = Pool.Open(new PoolId(await room.NextNumberAsync("pool")), listing, percent, room.Now);
        if (opening.Fact is not { } pool)
            return opening.Refusal!;
        room.Db.Pools.Add(pool);
        listing.SellTogether(pool.Id);
        var own = PoolMember.Join(pool.Id, listing.Shop, 0, listing.Stock.Unit);
        own.Bring(listing.Available.Value);
        room.Db.PoolMembers.Add(own);
        var open = await room.Db.Orders.Where(it => it.Shop == listing.Shop && (it.Status == OrderStatus.AwaitingPayment || it.Status == OrderStatus.Placed)).ToListAsync();
        var book = new PoolBook(pool, listing, [own], []);
        book.TakeOver(open);
        room.Db.PoolParts.AddRange(book.Added);
        return pool;
    }

    private static async Task<Result<Shop>> ShopOfAsync(ActRoom room, PersonId person, string? name) =>
        await room.ShopOfAsync(person) is { } shop ? shop : name is null ? new NoShopYet() : await ShopActs.OpenShopAsync(room, person, name);

    /// <summary>What of a member's goods orders hold that are not over.</summary>
    private static async Task<decimal> OrderedAsync(ActRoom room, PoolMember member) =>
        (await room.Db.PoolParts.Where(part => part.Pool == member.Pool && part.Shop == member.Shop && !part.IsEarned).ToListAsync()).Sum(part => part.Quantity.Value);

    private static async Task<Result<Meant>> MeantAsync(ActRoom room, string digits)
    {
        var read = await Passcodes.ReadAsync(room, PasscodeUse.Pool, digits);
        if (read.Fact is not { } code)
            return read.Refusal!;
        var pool = await room.Db.Pools.SingleAsync(it => it.Id == code.Pool);
        var listing = await room.Db.Listings.SingleAsync(it => it.Id == pool.Listing);
        return pool.ClosedAt is null ? new Meant(pool, listing) : new PoolClosed(listing.Product);
    }

    private sealed record Meant(Pool Pool, Listing Listing);
}
