using System.Globalization;
using System.Security.Cryptography;
using ChatShop.Storage.Acts;
using ChatShop.Trade;
using ChatShop.Trade.People;
using ChatShop.Trade.Stations;
using Microsoft.EntityFrameworkCore;

namespace ChatShop.Storage.Stations;

/// <summary>Neighbours whom an agent names, and what they agree to.</summary>
internal static class NeighborActs
{
    private const string Sms = "sms";

    public static async Task<Result<NeighborMet>> MeetAsync(ActRoom room, MeetNeighbor command)
    {
        if (await room.StationOfAsync(command.Agent) is not { } station)
            return new AgentsOnly();
        var all = await room.Db.Neighbors.Where(it => it.Station == station.Id).ToListAsync();
        if (all.Find(it => it.Name == command.Name.Trim() && it.Mark == command.Mark?.Trim()) is { } same)
            return command.Mark is null && command.Phone is null ? await TellAsync(room, same, station) : new NeighborThereAlready(same.FullName);
        var number = command.Phone is { } phone ? NumberOf(phone, room.Rules.PhonePrefix) : null;
        var known = number is null ? null : await room.Db.People.SingleOrDefaultAsync(it => it.Channel == Sms && it.User == number);
        if (known is not null && await room.Db.Neighbors.SingleOrDefaultAsync(it => it.Id == known.Account) is { } there)
            return there.Station == station.Id ? new NeighborThereAlready(there.FullName) : new NeighborElsewhere();

        var id = known?.Account ?? new PersonId(await room.NextNumberAsync("person"));
        var meeting = Neighbor.Meet(id, station.Id, command.Name, command.Mark, command.Phone);
        if (meeting.Fact is not { } neighbor)
            return meeting.Refusal!;
        if (known is null)
        {
            var person = number is not null && room.Rules.PhonePrefix is not null ? Person.Expect(id, Sms, number) : Person.Expect(id, Station.Channel, $"{station.Id}-{id}");
            person.Remember(station.PlaceFor(neighbor.FullName, neighbor.Phone));
            room.Db.People.Add(person);
        }
        room.Db.Neighbors.Add(neighbor);
        return await TellAsync(room, neighbor, station);
    }

    public static async Task<Result<NeighborAgreed>> ChoosePinAsync(ActRoom room, ChoosePin command)
    {
        if (await room.NeighborOfAsync(command.Agent, command.Neighbor) is not var (_, neighbor))
            return new NotYourNeighbor();
        if (await room.Db.HasWrittenAsync(neighbor.Id))
            return new NeighborMustAgree(neighbor.FullName); // Who has a phone of their own agrees by a code sent there.
        if (neighbor.Choose(command.Digits, Salt()) is { } refusal)
            return refusal;
        if (command.Agrees)
            neighbor.Agree(room.Now);
        return new NeighborAgreed(neighbor.Id, neighbor.FullName, neighbor.AgreedUntil, IsNewPin: true);
    }

    public static async Task<Result<NeighborAgreed>> AgreeAsync(ActRoom room, AgreeByPin command)
    {
        if (await room.NeighborOfAsync(command.Agent, command.Neighbor) is not var (_, neighbor))
            return new NotYourNeighbor();
        if (await room.RefuseGuessAsync() is { } wait)
            return wait;
        if (!neighbor.Is(command.Digits, room.Now, byCodeAlone: await room.Db.HasWrittenAsync(neighbor.Id)))
            return new WrongPin();
        neighbor.Agree(room.Now);
        return new NeighborAgreed(neighbor.Id, neighbor.FullName, neighbor.AgreedUntil, IsNewPin: false);
    }

    public static async Task<Result<NeighborCodeSent>> SendCodeAsync(ActRoom room, SendNeighborCode command)
    {
        if (await room.NeighborOfAsync(command.Agent, command.Neighbor) is not var (station, neighbor))
            return new NotYourNeighbor();
        var person = await room.Db.People.SingleAsync(it => it.Id == neighbor.Id);
        if (person.Channel == Station.Channel)
            return new NoPhoneToSendTo(neighbor.FullName);
        var digits = Draw(Neighbor.CodeDigits);
        neighbor.Send(digits, Salt(), room.Now);
        return new NeighborCodeSent(neighbor.Id, neighbor.FullName, station.Name, person.User.Length > 4 ? person.User[^4..] : "") { Digits = digits };
    }

    /// <summary>So many digits that nobody can guess.</summary>
    public static string Draw(int digits) =>
        RandomNumberGenerator.GetInt32((int)Math.Pow(10, digits)).ToString(CultureInfo.InvariantCulture).PadLeft(digits, '0');

    /// <summary>A number as the SMS gateway writes it; null when its country is not known.</summary>
    private static string? NumberOf(string phone, string? prefix) => phone.StartsWith('+') ? phone : prefix is null ? null : prefix + phone.TrimStart('0');

    private static byte[] Salt() => RandomNumberGenerator.GetBytes(16);

    private static async Task<NeighborMet> TellAsync(ActRoom room, Neighbor neighbor, Station station) =>
        new(neighbor.Id, neighbor.FullName, station.Id, station.Name, await room.Db.HasWrittenAsync(neighbor.Id));
}
