using ChatShop.Storage.Acts;
using ChatShop.Trade;
using ChatShop.Trade.Handovers;
using Microsoft.EntityFrameworkCore;

namespace ChatShop.Storage.Handovers;

/// <summary>Opens and ends handovers, and carries what is said in them.</summary>
internal static class HandoverActs
{
    public static async Task<Result<HandoverOpened>> OpenAsync(ActRoom room, OpenHandover command)
    {
        var to = await CalledAsync(room, command.Asker, command.With);
        if (to.Count == 0)
            return new NobodyThere();
        if (await room.Db.Mutes.AnyAsync(mute => mute.Who == command.Asker && mute.By == command.With))
            return new MutedHere();

        var handover = Handover.Open(new HandoverId(await room.NextNumberAsync("handover")), command.Asker, command.With, command.Order, room.Now);
        room.Db.Handovers.Add(handover);
        return new HandoverOpened(
            handover.Id, to, await IntroduceAsync(room, handover, command.Asker), await IntroduceAsync(room, handover, command.With), command.Order, command.Said);
    }

    public static async Task<Result<HandoverSpoken>> SpeakAsync(ActRoom room, SpeakInHandover command)
    {
        if (await FindAsync(room, command.From, command.Handover) is not { } handover)
            return new HandoverOver();
        if (handover.Say(command.Text, room.Now) is { } refusal)
            return refusal;
        var from = handover.Asker == command.From || handover.Other is not null ? command.From : (PersonId?)null;
        return new HandoverSpoken(handover.Id, await OthersAsync(room, handover, command.From), await IntroduceAsync(room, handover, from), command.Text, command.Photos);
    }

    public static async Task<Result<HandoverClosed>> CloseAsync(ActRoom room, CloseHandover command)
    {
        var handover = command.By is { } by
            ? await FindAsync(room, by, command.Handover)
            : await room.Db.Handovers.SingleOrDefaultAsync(it => it.Id == command.Handover);
        if (handover is null)
            return new HandoverOver();
        if (handover.Close(room.Now) is { } refusal)
            return refusal;
        return new HandoverClosed(handover.Id, await OthersAsync(room, handover, command.By), command.By is null);
    }

    public static async Task<Result<HandoverClosed>> MuteAsync(ActRoom room, MuteInHandover command)
    {
        if (await FindAsync(room, command.By, command.Handover) is not { } handover)
            return new HandoverOver();
        var isAsker = handover.Asker == command.By;
        if (isAsker && handover.Other is null)
            return new NobodyThere();
        room.Db.Mutes.Add(isAsker
            ? new Mute(handover.Asker, handover.Other!.Value, room.Now)
            : new Mute(handover.Other, handover.Asker, room.Now));
        return await CloseAsync(room, new CloseHandover(command.By, command.Handover));
    }

    public static async Task<Result<MutesLifted>> LiftAsync(ActRoom room, LiftMutes command)
    {
        var isOperator = (await room.OperatorsAsync()).Contains(command.By);
        var mutes = await room.Db.Mutes.Where(mute => mute.By == command.By || (isOperator && mute.By == null)).ToListAsync();
        room.Db.Mutes.RemoveRange(mutes);
        return new MutesLifted(mutes.Count);
    }

    private static async Task<IReadOnlyList<PersonId>> CalledAsync(ActRoom room, PersonId asker, PersonId? with) =>
        [.. (with is { } other ? [other] : await room.OperatorsAsync()).Where(person => person != asker)];

    /// <summary>Whoever must hear what one of them says; both, when it is the clock.</summary>
    private static async Task<IReadOnlyList<PersonId>> OthersAsync(ActRoom room, Handover handover, PersonId? from)
    {
        var called = await CalledAsync(room, handover.Asker, handover.Other);
        return from is null ? [handover.Asker, .. called] : from == handover.Asker ? called : [handover.Asker];
    }

    private static async Task<Handover?> FindAsync(ActRoom room, PersonId person, HandoverId id)
    {
        var handover = await room.Db.Handovers.SingleOrDefaultAsync(it => it.Id == id);
        return handover is not null && (handover.Asker == person || (await CalledAsync(room, handover.Asker, handover.Other)).Contains(person)) ? handover : null;
    }

    /// <summary>A shop by its name, a buyer by the name on the order both know; whoever runs the market has none.</summary>
    private static async Task<Speaker> IntroduceAsync(ActRoom room, Handover handover, PersonId? who)
    {
        if (who is not { } person)
            return new Speaker(Side.Operator, null);
        var order = handover.Order is { } number ? await room.Db.Orders.SingleOrDefaultAsync(it => it.Number == number) : null;
        if (order?.Buyer == person)
            return new Speaker(Side.Buyer, order.DeliverTo.Recipient);
        return await room.ShopOfAsync(person) is { } shop ? new Speaker(Side.Seller, shop.Name) : new Speaker(Side.Buyer, null);
    }
}
