using ChatShop.Storage.Acts;
using ChatShop.Storage.Listings;
using ChatShop.Storage.Orders;
using ChatShop.Storage.Payments;
using ChatShop.Storage.People;
using ChatShop.Trade;
using ChatShop.Trade.Groups;
using ChatShop.Trade.Listings;
using ChatShop.Trade.Orders;
using ChatShop.Trade.Presales;
using Microsoft.EntityFrameworkCore;

namespace ChatShop.Storage.Groups;

/// <summary>Group buys are opened, joined and left.</summary>
internal static class GroupActs
{
    public static async Task<Result<GroupStarted>> StartAsync(ActRoom room, StartGroup command)
    {
        if (await room.ShopOfAsync(command.Seller) is not { } shop
            || await room.Db.Listings.SingleOrDefaultAsync(it => it.Id == command.Listing && it.Shop == shop.Id && it.Status != ListingStatus.Deleted) is not { } listing)
            return new NoSuchListing();
        if (listing.IsPresale)
            return new PresaleAlone(listing.Product);
        if (await room.Db.Groups.AnyAsync(group => group.Listing == listing.Id && group.Status == GroupStatus.Open))
            return new GroupOpenAlready(listing.Product);
        var started = GroupBuy.Start(
            new GroupId(await room.NextNumberAsync("group")), listing, command.Terms, room.Rules.EndOf(command.Terms.LastDay), room.Now);
        if (started.Fact is not { } fresh)
            return started.Refusal!;
        room.Db.Groups.Add(fresh);
        return new GroupStarted(await room.TellAsync(fresh, []));
    }

    public static async Task<Result<GroupJoined>> JoinAsync(ActRoom room, JoinGroup command)
    {
        if (command.DeliverTo.Refuse() is { } nowhere)
            return nowhere;
        if (await room.GroupAsync(command.Group) is not { } group)
            return new NoSuchGroup();
        var listing = await room.Db.Listings.SingleAsync(it => it.Id == group.Listing);
        if (group.RefuseJoin(listing, command.Quantity, room.Now) is { } refusal)
            return refusal;

        var isOnline = command.Method == PaymentMethod.Online;
        PaymentId? paymentId = isOnline ? new PaymentId(await room.NextNumberAsync("payment")) : null;
        var payBy = room.Now.AddMinutes(room.Rules.PaymentMinutes);
        var placement = new Placement(command.Buyer, command.DeliverTo, command.Method, paymentId, room.Now, payBy, null, room.Rules.FeePercent);
        var number = new OrderNumber(await room.NextNumberAsync("order", OrderActs.FirstNumber));
        var order = group.Join(number, ActRoom.NewKey(), listing, command.Quantity, placement);
        room.Db.Orders.Add(order);
        if (paymentId is { } id)
            await PaymentActs.BeginAsync(room, id, command.Buyer, [PaymentActs.PartOf(room, order)], command.Locale);
        await PersonActs.RememberAsync(room, command.Buyer, command.DeliverTo);

        var moved = isOnline ? null : (await room.MoveGroupsAsync([order])).Single();
        var placed = new OrdersPlaced(
            [await room.TellAsync(order)], order.Total, paymentId, payBy, command.DeliverTo, isOnline ? [] : await LowStock.SayAsync(room, [listing]));
        return new GroupJoined(moved?.Group ?? await room.TellAsync(group, await room.JoinsAsync(group)), placed, moved);
    }

    public static async Task<Result<GroupLeft>> LeaveAsync(ActRoom room, LeaveGroup command)
    {
        if (await room.GroupAsync(command.Group) is not { } group)
            return new NoSuchGroup();
        if (group.RefuseOpen(room.Now) is { } closed)
            return closed;
        var joins = await room.JoinsAsync(group);
        var own = joins.Where(order => order.Buyer == command.Buyer && order.Status is (OrderStatus.AwaitingPayment or OrderStatus.Placed)).ToList();
        if (own.Count == 0)
            return new NoSuchGroup();
        if (own.Select(order => order.RefuseMoney()).FirstOrDefault(no => no is not null) is { } contested)
            return contested;
        var undone = await Undoing.UndoAsync(room, own, order => order.LeaveGroup());
        return new GroupLeft(await room.TellAsync(group, joins), undone);
    }
}
