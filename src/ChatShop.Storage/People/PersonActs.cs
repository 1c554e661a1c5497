using ChatShop.Storage.Acts;
using ChatShop.Trade;
using ChatShop.Trade.People;
using Microsoft.EntityFrameworkCore;

namespace ChatShop.Storage.People;

/// <summary>What people say of themselves.</summary>
internal static class PersonActs
{
    public static async Task<Result<AddressSet>> SetAddressAsync(ActRoom room, SetAddress command)
    {
        if (command.DeliverTo.Refuse() is { } refusal)
            return refusal;
        await RememberAsync(room, command.Buyer, command.DeliverTo);
        return new AddressSet(command.DeliverTo);
    }

    public static async Task<Result<NoticesChosen>> ChooseNoticesAsync(ActRoom room, ChooseNotices command)
    {
        var person = await room.Db.People.SingleAsync(person => person.Id == command.Person);
        person.Choose(command.Kinds, command.Off);
        return new NoticesChosen(person.Muted);
    }

    /// <summary>The next order goes to the same place unless something else is said.</summary>
    public static async Task RememberAsync(ActRoom room, PersonId buyer, DeliverTo deliverTo) =>
        (await room.Db.People.SingleAsync(person => person.Id == buyer)).Remember(deliverTo);

    /// <summary>Nothing changes but what the audit trail knows.</summary>
    public static Task<Result<SignedIn>> SignInAsync(ActRoom room, SignIn command) => Task.FromResult<Result<SignedIn>>(new SignedIn(command.How));
}
