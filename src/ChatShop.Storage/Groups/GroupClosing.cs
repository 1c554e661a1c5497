using ChatShop.Storage.Acts;
using ChatShop.Storage.Orders;
using ChatShop.Trade;
using ChatShop.Trade.Groups;

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

    private static async Task<GroupUndone> UndoAsync(ActRoom room, GroupBuy group)
    {
        var joins = await room.JoinsAsync(group);
        var told = await room.TellAsync(group, joins); // As it stood: afterwards nobody is in it.
        return new GroupUndone(told, await Undoing.UndoAsync(room, joins, order => order.FallThrough()));
    }
}
