using System.Text.RegularExpressions;
using ChatShop.Trade;
using ChatShop.Trade.Stations;

namespace ChatShop.Conversations.Flows.Acts;

/// <summary>Parcels have come to the station: 到站 1001 1002.</summary>
internal sealed partial class MarkArrivedAct : IAct
{
    private const int Most = 100;

    public string Name => nameof(MarkArrived);

    public IReadOnlyList<string> Says => ["done", "coming", "how"];

    public bool IsTheAgents => true;

    public async Task<Done> RunAsync(Talk talk, FilledSlots slots)
    {
        var numbers = Digits().Matches(slots.Words ?? "").Select(it => OrderNumber.Parse(it.Value)).OfType<OrderNumber>().Take(Most).ToList();
        if (numbers.Count > 0)
            return Done.Of(await talk.ActAsAgentAsync(new MarkArrived(talk.Self, numbers)));
        if (await talk.Counter.Stations.StationOfAsync(talk.Self, talk.Cancellation) is not { } station)
            return Done.Refused(new AgentsOnly());
        var coming = await talk.Counter.Stations.ComingAsync(station.Id, talk.Cancellation);
        return Done.With(coming, coming.Count == 0 ? "how" : "coming");
    }

    [GeneratedRegex("[0-9]{1,12}")]
    private static partial Regex Digits();
}

/// <summary>Somebody takes what waits, by code or PIN; without one, tells what waits: an agent for everybody, a buyer what is theirs, with the code.</summary>
internal sealed class HandOutAct : IAct
{
    public string Name => nameof(HandOut);

    public IReadOnlyList<string> Says => ["done", "waiting", "nothing", "forNeighbor", "mine", "none"];

    public bool IsTheAgents => true;

    public async Task<Done> RunAsync(Talk talk, FilledSlots slots)
    {
        var station = await talk.Counter.Stations.StationOfAsync(talk.Self, talk.Cancellation);
        if (slots.Code is { } digits)
            return Done.Of(await talk.ActAsAgentAsync(new HandOut(talk.Self, digits, talk.For?.PersonId())));
        if (station is null)
        {
            var mine = await talk.Counter.Stations.WaitingForAsync(talk.Self, talk.Cancellation);
            return Done.With(mine, mine.Count == 0 ? "none" : "mine");
        }
        var waiting = await talk.Counter.Stations.WaitingAsync(station.Id, talk.Cancellation);
        if (talk.For is not { } whom)
            return Done.With(waiting, waiting.Count == 0 ? "nothing" : "waiting");
        var theirs = waiting.Where(it => it.Order.Buyer == whom.PersonId()).ToList();
        var neighbor = await talk.Counter.Stations.NeighborAsync(whom.PersonId(), talk.Cancellation);
        return theirs.Count == 0
            ? Done.Refused(new NothingWaits())
            : new Done("forNeighbor", new Dictionary<string, object?> { ["it"] = theirs, ["hasPin"] = neighbor is { HasPin: true }, ["isTold"] = theirs[0].IsTold });
    }
}

/// <summary>One text for one run: what a seller has to bring to each station, and what is coming to an agent's.</summary>
internal sealed class ShowRun : IAct
{
    public string Name => nameof(ShowRun);

    public IReadOnlyList<string> Says => ["done", "none"];

    public bool Changes => false;

    public async Task<Done> RunAsync(Talk talk, FilledSlots slots)
    {
        var sending = await talk.Counter.Stations.ToSendAsync(talk.Self, talk.Cancellation);
        var coming = await talk.Counter.Stations.StationOfAsync(talk.Self, talk.Cancellation) is { } station
            ? await talk.Counter.Stations.ComingAsync(station.Id, talk.Cancellation)
            : [];
        return new Done(sending.Count + coming.Count == 0 ? "none" : "done", new Dictionary<string, object?>
        {
            ["runs"] = sending.GroupBy(it => it.StationName).Select(run => new { Station = run.Key, run.First().Order.DeliverTo.Address, Parcels = run.ToList() }).ToList(),
            ["coming"] = coming,
        });
    }
}
