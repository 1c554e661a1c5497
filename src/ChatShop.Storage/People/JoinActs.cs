using ChatShop.Storage.Acts;
using ChatShop.Trade;
using ChatShop.Trade.People;
using ChatShop.Trade.Shops;
using Microsoft.EntityFrameworkCore;

namespace ChatShop.Storage.People;

/// <summary>Makes several contacts one person, and one several again.</summary>
internal static class JoinActs
{
    public static async Task<Result<JoinCodeIssued>> IssueCodeAsync(ActRoom room, IssueJoinCode command)
    {
        var contact = await ContactAsync(room, command.Here, command.User);
        room.Db.Passcodes.RemoveRange(await room.Db.Passcodes.Where(code => code.Giver == contact.Id).ToListAsync()); // The new one counts.
        var digits = await Passcodes.IssueAsync(room, PasscodeUse.Join, contact.Id);
        return new JoinCodeIssued(digits, (int)Passcode.LifeFor(PasscodeUse.Join).TotalMinutes);
    }

    public static async Task<Result<JoinCodeRead>> ReadCodeAsync(ActRoom room, ReadJoinCode command)
    {
        var meeting = await MeetAsync(room, command.Person, command.Code);
        return meeting.Fact is not { } pair ? meeting.Refusal! : new JoinCodeRead(
            [.. (await ContactsAsync(room, pair.First)).Select(contact => contact.Channel)],
            pair.ShopOfFirst?.Name, await OrdersAsync(room, pair.First.Id), pair.ShopOfJoining?.Name, await OrdersAsync(room, pair.Joining.Id));
    }

    public static async Task<Result<PeopleJoined>> JoinAsync(ActRoom room, JoinPeople command)
    {
        var meeting = await MeetAsync(room, command.Person, command.Code);
        if (meeting.Fact is not { } pair)
            return meeting.Refusal!;

        var (first, joining) = (pair.First, pair.Joining);
        var coming = await ContactsAsync(room, joining);
        foreach (var contact in coming)
            contact.Join(first);
        var ids = coming.Select(contact => (PersonId?)contact.Id).ToList();
        room.Db.Passcodes.RemoveRange(await room.Db.Passcodes.Where(code => code.Hash == pair.Code.Hash || ids.Contains(code.Giver)).ToListAsync());
        await room.Db.SaveChangesAsync();
        await Belongings.MoveAsync(room, joining.Id, first.Id);
        return new PeopleJoined(
            first.Id, pair.Code.Giver!.Value, command.Here, [.. (await ContactsAsync(room, first)).Select(contact => contact.Channel)],
            (pair.ShopOfFirst ?? pair.ShopOfJoining)?.Name, await OrdersAsync(room, first.Id));
    }

    /// <summary>The first contact keeps everything: when it is the one that speaks, all others stand alone.</summary>
    public static async Task<Result<JoinLeft>> LeaveAsync(ActRoom room, LeaveJoin command)
    {
        var contact = await ContactAsync(room, command.Here, command.User);
        var first = await room.Db.People.SingleAsync(person => person.Id == contact.Account);
        var others = (await ContactsAsync(room, first)).Where(it => it.Id != first.Id).ToList();
        if (others.Count == 0)
            return new NotJoined();

        var leaving = contact.Id == first.Id ? others : [contact];
        foreach (var one in leaving)
            one.Leave();
        if (leaving.Count == others.Count)
            first.StandAlone();
        else if (first.HeardLast == contact.Id)
            first.Hear(first.Id);
        return contact.Id == first.Id
            ? new JoinLeft(first.Id, command.Here, WasFirst: true, [.. leaving.Select(one => one.Id)])
            : new JoinLeft(contact.Id, command.Here, WasFirst: false, [first.Id]);
    }

    /// <summary>Who says the digits and who was given them, unless they can not be one.</summary>
    private static async Task<Result<Pair>> MeetAsync(ActRoom room, PersonId person, string digits)
    {
        var read = await Passcodes.ReadAsync(room, PasscodeUse.Join, digits);
        if (read.Fact is not { } code)
            return read.Refusal!;
        var giver = await room.Db.People.SingleAsync(it => it.Id == code.Giver);
        var first = await room.Db.People.SingleAsync(it => it.Id == giver.Account);
        var joining = await room.Db.People.SingleAsync(it => it.Id == person);
        var (shopOfJoining, shopOfFirst) = (await room.ShopOfAsync(joining.Id), await room.ShopOfAsync(first.Id));
        var contacts = (await ContactsAsync(room, first)).Count + (await ContactsAsync(room, joining)).Count;
        return Joining.Refuse(joining, first, shopOfJoining, shopOfFirst, contacts) is { } refusal
            ? refusal
            : new Pair(code, joining, first, shopOfJoining, shopOfFirst);
    }

    private static Task<Person> ContactAsync(ActRoom room, string channel, string user) =>
        room.Db.People.SingleAsync(person => person.Channel == channel && person.User == user);

    /// <summary>Every contact of a person, the first one first.</summary>
    private static async Task<List<Person>> ContactsAsync(ActRoom room, Person first) =>
        [first, .. await room.Db.People.Where(person => person.JoinedTo == first.Id).OrderBy(person => person.Id).ToListAsync()];

    private static Task<int> OrdersAsync(ActRoom room, PersonId buyer) => room.Db.Orders.CountAsync(order => order.Buyer == buyer);

    private sealed record Pair(Passcode Code, Person Joining, Person First, Shop? ShopOfJoining, Shop? ShopOfFirst);
}
