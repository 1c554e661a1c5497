using ChatShop.Trade;
using ChatShop.Trade.Stations;

namespace ChatShop.Conversations.Flows.Acts;

/// <summary>Opens a station, or gives out a new code for one.</summary>
internal sealed class OpenStationAct : IAct
{
    public string Name => nameof(OpenStation);

    public IReadOnlyList<string> Says => ["done", "how"];

    public async Task<Done> RunAsync(Talk talk, FilledSlots slots) => slots.Words is { Length: > 0 } name
        ? Done.Of(await talk.ActAsync(new OpenStation(talk.Me, name)))
        : Done.With(null, "how");
}

/// <summary>Trusts the agent of a station, or no more.</summary>
internal sealed class TrustStationAct(bool isTrusted) : IAct
{
    public string Name => isTrusted ? nameof(TrustStation) : "DistrustStation";

    public IReadOnlyList<string> Says => ["done", "how"];

    public async Task<Done> RunAsync(Talk talk, FilledSlots slots) => slots.Words is { Length: > 0 } name
        ? Done.Of(await talk.ActAsync(new TrustStation(talk.Me, name, isTrusted)))
        : Done.With(null, "how");
}

/// <summary>Lets a neighbour choose another PIN: 重设密码 李家村服务站 王大爷.</summary>
internal sealed class ForgetPinAct : IAct
{
    public string Name => nameof(ForgetPin);

    public IReadOnlyList<string> Says => ["done", "how"];

    public async Task<Done> RunAsync(Talk talk, FilledSlots slots) =>
        (slots.Words ?? "").Split(slots.Words?.Contains(',', StringComparison.Ordinal) == true ? [','] : SaidOrder.Separators, 2, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) is [var station, var neighbor]
            ? Done.Of(await talk.ActAsync(new ForgetPin(talk.Me, station, neighbor)))
            : Done.With(null, "how");
}

/// <summary>Becomes the agent of the station a code is of.</summary>
internal sealed class BecomeAgentAct : IAct
{
    public string Name => nameof(BecomeAgent);

    public async Task<Done> RunAsync(Talk talk, FilledSlots slots) => Done.Of(await talk.ActAsync(new BecomeAgent(talk.Me, slots.Code ?? "", slots.Address!, slots.Phone!)));
}

/// <summary>Tells an agent how the station stands.</summary>
internal sealed class ShowStation : IAct
{
    public string Name => nameof(ShowStation);

    public bool Changes => false;

    public async Task<Done> RunAsync(Talk talk, FilledSlots slots)
    {
        if (await talk.Counter.Stations.StationOfAsync(talk.Self, talk.Cancellation) is not { } station)
            return Done.Refused(new AgentsOnly());
        var (waiting, coming) = (await talk.Counter.Stations.WaitingAsync(station.Id, talk.Cancellation), await talk.Counter.Stations.ComingAsync(station.Id, talk.Cancellation));
        return new Done("done", new Dictionary<string, object?> { ["it"] = station, ["waiting"] = waiting.Count, ["coming"] = coming.Count });
    }
}

/// <summary>Writes down a neighbour whom a name alone does not tell apart, or who has a telephone: 加邻居 王大爷 村东头 13800110003.</summary>
internal sealed class MeetNeighborAct : IAct
{
    public string Name => nameof(MeetNeighbor);

    public IReadOnlyList<string> Says => ["done", "how"];

    public bool IsTheAgents => true;

    public async Task<Done> RunAsync(Talk talk, FilledSlots slots)
    {
        var parts = (slots.Words ?? "").Split(SaidOrder.Separators, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var phone = parts.FirstOrDefault(Trade.People.DeliverTo.IsPhone);
        var words = parts.Where(part => part != phone).ToList();
        if (words.Count == 0)
            return Done.With(null, "how");
        var ofName = char.IsAscii(words[0][0]) ? Math.Max(1, slots.Words!.Split(',')[0].Split(' ', StringSplitOptions.RemoveEmptyEntries).Count(word => word != phone)) : 1;
        var (name, mark) = (string.Join(' ', words.Take(ofName)), string.Join(' ', words.Skip(ofName))); // Uncle Wang, east end
        return Done.Of(await talk.ActAsAgentAsync(new MeetNeighbor(talk.Self, name, mark.Length == 0 ? null : mark, phone)));
    }
}

/// <summary>Tells an agent whom the station acts for.</summary>
internal sealed class ShowNeighbors : IAct
{
    private const int Most = 60;

    public string Name => nameof(ShowNeighbors);

    public IReadOnlyList<string> Says => ["done", "none"];

    public bool Changes => false;

    public async Task<Done> RunAsync(Talk talk, FilledSlots slots)
    {
        if (await talk.Counter.Stations.StationOfAsync(talk.Self, talk.Cancellation) is not { } station)
            return Done.Refused(new AgentsOnly());
        var all = await talk.Counter.Stations.NeighborsAsync(station.Id, talk.Cancellation);
        return new Done(all.Count == 0 ? "none" : "done", new Dictionary<string, object?> { ["it"] = all.Take(Most).ToList(), ["more"] = Math.Max(0, all.Count - Most) });
    }
}

/// <summary>A neighbour says a PIN for the first time, before it is needed.</summary>
internal sealed class ChoosePinAct : IAct
{
    public string Name => nameof(ChoosePin);

    public IReadOnlyList<string> Says => ["done", "how"];

    public bool IsTheAgents => true;

    public async Task<Done> RunAsync(Talk talk, FilledSlots slots) => talk.For is { } whom && slots.Code is { } digits
        ? Done.Of(await talk.ActAsAgentAsync(new ChoosePin(talk.Self, whom.PersonId(), digits, Agrees: false)))
        : Done.With(null, "how");
}

/// <summary>Goes on for the neighbour who was chosen among several of one name, with what was said for them.</summary>
internal sealed class SpeakForNeighbor : IAct
{
    public string Name => nameof(SpeakForNeighbor);

    public bool Changes => false;

    public async Task<Done> RunAsync(Talk talk, FilledSlots slots)
    {
        if (await talk.Counter.Stations.NeighborAsync(new PersonId(slots.Person!.Value), talk.Cancellation) is not { } neighbor)
            return Done.Refused(new NotYourNeighbor());
        var whom = new Sessions.ForWhom(neighbor.Id.Value, neighbor.FullName, neighbor.StationName);
        talk.Session.LastFor = new Sessions.LastFor(whom, IsDone: false, talk.Now);
        var readings = Understanding.SeveralActs.Read(talk.MessageOf(slots.Words ?? ""));
        if (readings[0].Intent == "none")
            return new Done("done", new Dictionary<string, object?> { ["name"] = neighbor.FullName });
        foreach (var reading in readings.Reverse())
            talk.Session.ToDo.Insert(0, reading);
        return Done.Said;
    }
}
