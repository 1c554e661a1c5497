using ChatShop.Storage.Acts;
using ChatShop.Trade;
using ChatShop.Trade.People;
using Microsoft.EntityFrameworkCore;

namespace ChatShop.Storage.People;

/// <summary>Makes people operators.</summary>
internal static class OperatorActs
{
    public static async Task<Result<OperatorCodeIssued>> IssueCodeAsync(ActRoom room, IssueOperatorCode command)
    {
        var digits = await Passcodes.IssueAsync(room, PasscodeUse.Operate, null);
        return new OperatorCodeIssued(digits, room.Now + Passcode.LifeFor(PasscodeUse.Operate));
    }

    public static async Task<Result<OperatorJoined>> BecomeAsync(ActRoom room, BecomeOperator command)
    {
        var person = await room.Db.People.SingleAsync(it => it.Id == command.Person);
        if (person.Roles.HasFlag(PersonRoles.Operator))
            return new OperatorAlready();
        var read = await Passcodes.ReadAsync(room, PasscodeUse.Operate, command.Code);
        if (read.Fact is not { } code)
            return read.Refusal!;

        room.Db.Passcodes.Remove(code);
        var others = await Of(room.Db).ToListAsync();
        person.Take(PersonRoles.Operator);
        return new OperatorJoined(person.Id, command.Here, others);
    }

    /// <summary>Those who run the market, the first one first.</summary>
    public static IQueryable<PersonId> Of(TradeContext db) =>
        db.People.Where(person => person.Roles == PersonRoles.Operator).OrderBy(person => person.Id).Select(person => person.Id);
}
