using ChatShop.Storage.Acts;
using ChatShop.Storage.Orders;
using ChatShop.Storage.Payments;
using ChatShop.Trade;
using ChatShop.Trade.Groups;
using ChatShop.Trade.Orders;
using Microsoft.EntityFrameworkCore;

namespace ChatShop.Storage.Groups;

/// <summary>Group buys come to their end: they go ahead, or everybody has the money back. One transaction each.</summary>
internal static class GroupClosing
{
    public static async Task<Result<GroupEnded>> EndAsync(ActRoom room, EndGroup command)
    {
        if (await room.GroupAsync(command.Group) is not { } group)
            return new NoSuchGroup();
        if (group.Status != GroupStatus.Open || room.Now < group.EndsAt)
            return new GroupClosed(group.Product, group.Status);
        if (GroupTally.Of(group, await room.JoinsAsync(group)).Fills(group) && group.Fill(room.Now) is null)
            return new GroupEnded(await room.FillAsync(group, isEarly: false), null);
        group.Miss(room.Now);
        return new GroupEnded(null, await UndoAsync(room, group));
    }

    public static async Task<Result<GroupUndone>> CancelAsync(ActRoom room, CancelGroup command)
    {
        if (await room.OpenedByAsync(command.Seller, command.Group) is not { } group)
            return new NoSuchGroup();
        return group.Cancel(room.Now) is { } refusal ? refusal : await UndoAsync(room, group);
    }

    public static async Task<Result<GroupFilled>> GoAheadAsync(ActRoom room, GoAhead command)
    {
        if (await room.OpenedByAsync(command.Seller, command.Group) is not { } group)
            return new NoSuchGroup();
        if (group.RefuseOpen(room.Now) is { } closed)
            return closed;
        if (GroupTally.Of(group, await room.JoinsAsync(group)).People == 0)
            return new GroupEmpty(group.Product);
        group.Fill(room.Now);
        return await room.FillAsync(group, isEarly: true);
    }

    /// <summary>Orders are out of their group: goods go back on sale, money goes back the way it came, and nobody can pay any more.</summary>
    /// <param name="room">The act's room.</param>
    /// <param name="orders">Which.</param>
    /// <param name="undo">Undoes one; says whether its goods were sold, null when nothing was left to undo.</param>
    public static async Task<UndoneJoins> UndoAsync(ActRoom room, IReadOnlyList<Order> orders, Func<Order, bool?> undo)
    {
        var (undone, counted, refunds, closed) = (new List<Order>(), new List<OrderNumber>(), new List<JoinRefund>(), new List<PaymentId>());
        foreach (var order in orders)
        {
            await ChangeActs.DropPendingAsync(room, order);
            if (undo(order) is not { } wasSold)
                continue;
            undone.Add(order);
            await room.MoveStockAsync(order, (listing, quantity) =>
            {
                if (wasSold)
                    listing.TakeBack(quantity);
                else
                    listing.Release(quantity);
            });
            if (wasSold)
                counted.Add(order.Number);
            if (wasSold && order is { Method: PaymentMethod.Online, Paid: { Minor: > 0 } paid } && order.RefuseMoney() is null)
                refunds.Add(new JoinRefund(order.Number, paid, await RefundActs.BeginAsync(room, order, paid)));
            else if (!wasSold && order.Payment is { } id && await room.Db.Payments.SingleAsync(it => it.Id == id) is { } payment)
                closed.Add(await CloseAsync(room, payment, order));
        }
        return new UndoneJoins(await room.TellAsync(undone), counted, refunds, closed);
    }

    private static async Task<PaymentId> CloseAsync(ActRoom room, Trade.Payments.Payment payment, Order order)
    {
        await PaymentActs.CloseWithoutAsync(room, payment, order);
        return payment.Id;
    }

    private static async Task<GroupUndone> UndoAsync(ActRoom room, GroupBuy group)
    {
        var joins = await room.JoinsAsync(group);
        var told = await room.TellAsync(group, joins); // As it stood: afterwards nobody is in it.
        return new GroupUndone(told, await UndoAsync(room, joins, order => order.FallThrough()));
    }
}
