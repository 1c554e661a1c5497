using ChatShop.Storage.Acts;
using ChatShop.Trade;
using ChatShop.Trade.Payments;
using ChatShop.Trade.People;
using Microsoft.EntityFrameworkCore;

namespace ChatShop.Storage.People;

/// <summary>People write, for the first time or again: of several contacts the one who wrote last is told what happens.</summary>
internal static class Meeting
{
    public static async Task<PersonId> MeetAsync(ActRoom room, string channel, string user, string conversation)
    {
        var person = await room.Db.People.SingleOrDefaultAsync(it => it.Channel == channel && it.User == user);
        if (person is null)
            room.Db.People.Add(person = Person.Meet(new PersonId(await room.NextNumberAsync("person")), channel, user, conversation));
        else
            person.MoveTo(conversation);
        if (!await room.Db.IsHeardLastAsync(person, CancellationToken.None))
            (await room.Db.People.SingleAsync(it => it.Id == person.Account)).Hear(person.Id);
        await room.Db.SaveChangesAsync();
        return person.Account;
    }

    /// <summary>Whether a contact is the one its person is told on; of a person with one contact that is always so.</summary>
    public static async Task<bool> IsHeardLastAsync(this TradeContext db, Person contact, CancellationToken cancellation)
    {
        var first = contact.JoinedTo is { } account ? await db.People.AsNoTracking().SingleAsync(it => it.Id == account, cancellation) : contact;
        return (first.HeardLast ?? first.Id) == contact.Id;
    }

    /// <summary>Where a person talks to the market now, for a provider that asks for or pays into the wallet there.</summary>
    public static async Task<Payer> PayerAsync(this TradeContext db, PersonId person, CancellationToken cancellation)
    {
        return await db.People.Where(it => it.Id == person)
            .Join(db.People, it => it.HeardLast ?? it.Id, last => last.Id, (_, last) => new Payer(last.Channel, last.User)).SingleAsync(cancellation);
    }
}
