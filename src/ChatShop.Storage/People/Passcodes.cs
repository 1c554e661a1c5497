using System.Globalization;
using System.Security.Cryptography;
using ChatShop.Storage.Acts;
using ChatShop.Trade;
using ChatShop.Trade.People;
using ChatShop.Trade.Pools;
using Microsoft.EntityFrameworkCore;

namespace ChatShop.Storage.People;

/// <summary>Gives out passcodes and takes them back; counts wrong ones.</summary>
internal static class Passcodes
{
    /// <summary>New digits that no other living code has. Those whose time is over are thrown away by the way.</summary>
    public static async Task<string> IssueAsync(ActRoom room, PasscodeUse use, PersonId? giver, StationId? station = null, PoolId? pool = null)
    {
        var now = room.Now;
        room.Db.Passcodes.RemoveRange(await room.Db.Passcodes.Where(code => code.EndsAt <= now).ToListAsync());
        await room.Db.SaveChangesAsync();
        string digits;
        do
            digits = Draw(Passcode.DigitsFor(use));
        while (await FindAsync(room, use, digits) is not null);
        room.Db.Passcodes.Add(Passcode.Issue(use, digits, giver, now, station, pool));
        return digits;
    }

    /// <summary>The code that reads like this and is still good.</summary>
    /// <returns>The code; or <see cref="NoSuchCode"/>, <see cref="TooManyWrongCodes"/>.</returns>
    public static async Task<Result<Passcode>> ReadAsync(ActRoom room, PasscodeUse use, string digits)
    {
        var since = room.Now - Guessing.Window;
        // A wrong code leaves nothing but its refused act: that is what is counted, by an index of its own.
        var wrong = await room.Db.Acts.AsNoTracking().Where(act => act.Outcome == nameof(NoSuchCode) && act.At > since)
            .OrderBy(act => act.Id).Select(act => new { act.Actor, act.At }).ToListAsync();
        if (Guessing.Refuse(room.Actor, [.. wrong.Select(act => (act.Actor is { } who ? new PersonId(who) : (PersonId?)null, act.At))], room.Now) is { } refusal)
            return refusal;
        return await FindAsync(room, use, digits) is { } code && code.IsGood(room.Now) ? code : new NoSuchCode();
    }

    private static async Task<Passcode?> FindAsync(ActRoom room, PasscodeUse use, string digits) =>
        await room.Db.Passcodes.FindAsync(Passcode.HashOf(use, digits));

    /// <summary>The first digit is none that people leave out.</summary>
    private static string Draw(int digits) => string.Concat(Enumerable.Range(0, digits)
        .Select(at => RandomNumberGenerator.GetInt32(at == 0 ? 1 : 0, 10).ToString(CultureInfo.InvariantCulture)));
}
