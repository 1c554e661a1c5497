using System.Globalization;
using ChatShop.Trade.Stations;

namespace ChatShop.Conversations.Flows.Picks;

/// <summary>The station whose agent the code makes. A wrong one counts, so looking is an act too.</summary>
internal sealed class StationCodePick : IPick
{
    public string Name => "station codes";

    public IReadOnlyList<string> Says => [];

    public bool IsDone(FilledSlots slots) => slots.Station is not null;

    public async Task<Picked> PickAsync(Talk talk, FilledSlots slots)
    {
        var read = await talk.ActAsync(new ReadStationCode(talk.Me, slots.Code ?? ""));
        slots.Station = read.Fact;
        return read.Refusal is { } refusal ? Picked.Refused(refusal) : Picked.Found;
    }
}

/// <summary>Which of the neighbours of one name is meant.</summary>
internal sealed class NeighborPick : IPick
{
    public string Name => "neighbors";

    public bool IsDone(FilledSlots slots) => slots.Person is not null;

    public async Task<Picked> PickAsync(Talk talk, FilledSlots slots)
    {
        var station = await talk.Counter.Stations.StationOfAsync(talk.Self, talk.Cancellation);
        var all = station is null ? [] : await talk.Counter.Stations.NeighborsAsync(station.Id, talk.Cancellation);
        var fits = all.Where(it => it.Name == slots.Name).ToList();
        return fits.Count == 0
            ? Picked.None(slots.Name ?? "")
            : Picked.Which([.. fits.Select(it => new Option(it.Id.Value.ToString(CultureInfo.InvariantCulture), it.FullName))], slots.Name ?? "");
    }

    public void Choose(FilledSlots slots, Option option) => slots.Person = long.Parse(option.Id, CultureInfo.InvariantCulture);
}
