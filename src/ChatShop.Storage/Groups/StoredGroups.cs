using ChatShop.Storage.Listings;
using ChatShop.Trade;
using ChatShop.Trade.Groups;
using ChatShop.Trade.Orders;
using Microsoft.EntityFrameworkCore;

namespace ChatShop.Storage.Groups;

/// <summary>Reads group buys and how far they have come.</summary>
internal sealed class StoredGroups(Func<TradeContext> open) : IGroupRecords
{
    public async Task<GroupTold?> GroupAsync(GroupId group, CancellationToken cancellation) =>
        (await ReadAsync(db => db.Groups.Where(it => it.Id == group), cancellation)).SingleOrDefault();

    public async Task<GroupTold?> OpenGroupAsync(ListingId listing, DateTimeOffset now, CancellationToken cancellation) =>
        await ReadAsync(db => OpenOf(db, now).Where(it => it.Listing == listing), cancellation) is [var group, ..] ? group : null;

    public Task<IReadOnlyList<GroupTold>> OpenGroupsAsync(DateTimeOffset now, int limit, CancellationToken cancellation) => ReadAsync(
        db => OpenOf(db, now).OrderBy(it => it.EndsAt).ThenBy(it => it.Id).Take(limit), cancellation);

    public Task<IReadOnlyList<GroupTold>> ClosedGroupsAsync(int limit, CancellationToken cancellation) => ReadAsync(
        db => db.Groups.Where(it => it.ClosedAt != null).OrderByDescending(it => it.ClosedAt).ThenByDescending(it => it.Id).Take(limit), cancellation);

    public Task<IReadOnlyList<GroupTold>> GroupsOfAsync(PersonId seller, int limit, CancellationToken cancellation) => ReadAsync(
        db => db.Groups.Where(it => db.Shops.Any(shop => shop.Seller == seller && shop.Id == it.Shop)).OrderByDescending(it => it.Id).Take(limit), cancellation);

    public Task<IReadOnlyList<GroupTold>> GroupsJoinedAsync(PersonId buyer, int limit, CancellationToken cancellation) => ReadAsync(
        db => db.Groups.Where(it => it.Status == GroupStatus.Open && db.Orders.Any(order => order.Group == it.Id && order.Buyer == buyer
                && (order.Status == OrderStatus.AwaitingPayment || order.Status == OrderStatus.Placed)))
            .OrderBy(it => it.EndsAt).ThenBy(it => it.Id).Take(limit), cancellation);

    public Task<IReadOnlyList<GroupId>> OverdueGroupsAsync(DateTimeOffset now, int limit, CancellationToken cancellation) => open.ListAsync(
        db => db.Groups.Where(it => it.Status == GroupStatus.Open && it.EndsAt <= now).OrderBy(it => it.EndsAt).Take(limit).Select(it => it.Id), cancellation);

    private async Task<IReadOnlyList<GroupTold>> ReadAsync(Func<TradeContext, IQueryable<GroupBuy>> which, CancellationToken cancellation)
    {
        await using var db = open.ToRead();
        var groups = await which(db).ToListAsync(cancellation);
        if (groups.Count == 0)
            return [];
        var ids = groups.Select(group => (GroupId?)group.Id).ToList();
        var joins = await db.Orders.Where(order => ids.Contains(order.Group)).ToListAsync(cancellation);
        var shops = await db.ShopsAsync(groups.Select(group => group.Shop), cancellation);
        return [.. groups.Select(group => GroupTold.Of(group, shops[group.Shop], GroupTally.Of(group, joins)))];
    }

    private static IQueryable<GroupBuy> OpenOf(TradeContext db, DateTimeOffset now) => db.Groups.Where(it => it.Status == GroupStatus.Open && it.EndsAt > now);
}
