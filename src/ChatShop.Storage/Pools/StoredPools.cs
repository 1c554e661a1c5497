using ChatShop.Storage.Listings;
using ChatShop.Trade;
using ChatShop.Trade.Listings;
using ChatShop.Trade.Markets;
using ChatShop.Trade.Pools;
using ChatShop.Trade.Shops;
using Microsoft.EntityFrameworkCore;

namespace ChatShop.Storage.Pools;

/// <summary>Reads pools, and what each has brought, sold and earned.</summary>
internal sealed class StoredPools(Func<TradeContext> open, MarketRules rules) : IPoolRecords
{
    public Task<IReadOnlyList<PoolTold>> PoolsOfAsync(PersonId seller, int limit, CancellationToken cancellation) => open.ReadAsync<IReadOnlyList<PoolTold>>(async db =>
    {
        if (await db.Shops.SingleOrDefaultAsync(shop => shop.Seller == seller, cancellation) is not { } me)
            return [];
        var pools = await db.Pools.Where(pool => db.PoolMembers.Any(member => member.Pool == pool.Id && member.Shop == me.Id))
            .OrderByDescending(pool => pool.Id).Take(limit).ToListAsync(cancellation);
        var told = new List<PoolTold>();
        foreach (var pool in pools)
            told.Add(await TellAsync(db, pool, me.Id, cancellation));
        return told;
    });

    public Task<IReadOnlyList<PoolPartTold>> PartsOfAsync(OrderNumber order, CancellationToken cancellation) => open.ReadAsync<IReadOnlyList<PoolPartTold>>(async db =>
    {
        var parts = await db.PoolParts.Where(part => part.Order == order).OrderBy(part => part.Pool).ThenBy(part => part.Shop).ToListAsync(cancellation);
        var shops = await db.ShopsAsync(parts.Select(part => part.Shop), cancellation);
        return [.. parts.Where(part => part.Quantity.Value > 0m).Select(part => new PoolPartTold(shops[part.Shop].Name, part.Quantity))];
    });

    private async Task<PoolTold> TellAsync(TradeContext db, Pool pool, ShopId me, CancellationToken cancellation)
    {
        var listing = await db.Listings.SingleAsync(it => it.Id == pool.Listing, cancellation);
        var members = await db.PoolMembers.Where(it => it.Pool == pool.Id).OrderBy(it => it.Place).ToListAsync(cancellation);
        var parts = (await db.PoolParts.Where(it => it.Pool == pool.Id).ToListAsync(cancellation)).ToLookup(part => part.Shop);
        var shops = await db.ShopsAsync(members.Select(member => member.Shop), cancellation);
        return new PoolTold(
            pool.Id, pool.Listing, listing.Product, shops[pool.Shop].Name, pool.Shop == me, pool.Percent, rules.FeePercent, pool.ClosedAt is not null, listing.Available,
            [.. members.Select(member => Tell(listing, member, shops[member.Shop], [.. parts[member.Shop]], member.Shop == me))]);
    }

    private static PoolMemberTold Tell(Listing listing, PoolMember member, Shop shop, IReadOnlyList<PoolPart> parts, bool isMe) => new(
        shop.Name, isMe, member.Brought, Of(member, parts.Sum(part => part.Told)), member.Left, Money.Sum(parts.Select(part => part.Earned), listing.Price.Money.Currency),
        Of(member, parts.Where(part => !part.IsEarned).Sum(part => part.Told)), member.LeftAt is not null);

    private static Quantity Of(PoolMember member, decimal amount) => member.Left with { Value = amount };
}
