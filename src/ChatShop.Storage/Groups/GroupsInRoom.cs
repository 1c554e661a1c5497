using ChatShop.Storage.Acts;
using ChatShop.Storage.Orders;
using ChatShop.Trade;
using ChatShop.Trade.Groups;
using ChatShop.Trade.Orders;
using Microsoft.EntityFrameworkCore;

namespace ChatShop.Storage.Groups;

/// <summary>The group buy an act is about, its orders, and what becomes of it when one of them counts.</summary>
internal static class GroupsInRoom
{
    /// <summary>Any group buy.</summary>
    public static Task<GroupBuy?> GroupAsync(this ActRoom room, GroupId? id) => room.Db.Groups.SingleOrDefaultAsync(group => group.Id == id);

    /// <summary>A group buy of this person's shop.</summary>
    public static async Task<GroupBuy?> OpenedByAsync(this ActRoom room, PersonId seller, GroupId id) =>
        await room.ShopOfAsync(seller) is { } shop ? await room.Db.Groups.SingleOrDefaultAsync(group => group.Id == id && group.Shop == shop.Id) : null;

    /// <summary>Every order that joins it, with what this act has changed of them.</summary>
    public static async Task<List<Order>> JoinsAsync(this ActRoom room, GroupBuy group)
    {
        await room.Db.Orders.Where(order => order.Group == group.Id).LoadAsync();
        return [.. room.Db.Orders.Local.Where(order => order.Group == group.Id).OrderBy(order => order.Number.Value)];
    }

    /// <summary>A group buy as people are told it.</summary>
    public static async Task<GroupTold> TellAsync(this ActRoom room, GroupBuy group, IEnumerable<Order> joins) =>
        GroupTold.Of(group, await room.ShopAsync(group.Shop), GroupTally.Of(group, joins));

    /// <summary>Whether an order waits for a group that nobody can join any more.</summary>
    public static async Task<GroupBuy?> OverForAsync(this ActRoom room, Order order) =>
        order.WaitsForGroup && await room.GroupAsync(order.Group) is { } group && group.RefuseOpen(room.Now) is not null ? group : null;

    /// <summary>Orders count from now on: what that changes for the groups they wait for.</summary>
    public static async Task<IReadOnlyList<GroupMoved>> MoveGroupsAsync(this ActRoom room, IEnumerable<Order> placed)
    {
        var moved = new List<GroupMoved>();
        foreach (var order in placed.Where(order => order.WaitsForGroup).ToList())
            if (await room.GroupAsync(order.Group) is { } group)
                moved.Add(await MoveAsync(room, group, order));
        return moved;
    }

    /// <summary>Those in it get their goods: what is paid is packed, and what is not paid yet may still be.</summary>
    /// <returns>Who gets what; the caller has made sure that it can be.</returns>
    public static async Task<GroupFilled> FillAsync(this ActRoom room, GroupBuy group, bool isEarly)
    {
        var joins = await room.JoinsAsync(group);
        await room.Db.Listings.FindAsync(group.Listing); // Where several sell it together, they deliver from now on: who keeps pools in step must see it.
        foreach (var order in joins.Where(order => order.Status is OrderStatus.AwaitingPayment or OrderStatus.Placed))
            order.GoOn();
        return new GroupFilled(await room.TellAsync(group, joins), await room.TellAsync(joins.Where(order => order.CountsForGroup)), isEarly);
    }

    private static async Task<GroupMoved> MoveAsync(ActRoom room, GroupBuy group, Order order)
    {
        var joins = await room.JoinsAsync(group);
        var isFull = GroupTally.Of(group, joins).Fills(group) && group.Fill(room.Now) is null;
        var filled = isFull ? await room.FillAsync(group, isEarly: false) : null;
        return new GroupMoved(filled?.Group ?? await room.TellAsync(group, joins), await room.TellAsync(order), filled);
    }
}
