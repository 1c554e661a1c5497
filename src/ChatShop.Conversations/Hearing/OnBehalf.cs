using ChatShop.Conversations.Flows;
using ChatShop.Conversations.Sessions;
using ChatShop.Trade.Stations;

namespace ChatShop.Conversations.Hearing;

/// <summary>帮王大爷下单 十斤苹果: a station's agent says for whom. What stands before the neighbour's business is taken off, and the rest is heard as if the neighbour said it.</summary>
internal sealed class OnBehalf(FlowBook book, FlowRunner runner)
{
    /// <summary>The flow that asks which one of several is meant.</summary>
    private const string Which = "neighbor.which";

    /// <summary>Finds out for whom.</summary>
    /// <returns>Whether it had to ask; else the rest is to be heard.</returns>
    public async Task<bool> HearAsync(Talk talk)
    {
        if (talk.Session.Handover is not null || SaidFor.Begins(talk.Said.Text, talk.Counter.Words) is not { } behind)
            return false;
        if (await talk.Counter.Stations.StationOfAsync(talk.Self, talk.Cancellation) is not { } station)
            return false;
        var neighbors = await talk.Counter.Stations.NeighborsAsync(station.Id, talk.Cancellation);
        if (SaidFor.Known(behind, neighbors, talk.Counter.Words) is var (fits, rest))
        {
            if (fits.Count == 1)
                return Speak(talk, fits[0].Id.Value, fits[0].FullName, station, rest);
            await runner.StartAsync(talk, book.Named(Which)!, Understanding.Slots.None, slots => (slots.Words, slots.Name) = (rest, fits[0].Name));
            return true;
        }
        if (SaidFor.New(talk.Said.Text, behind, talk.Counter.Words) is not var (name, said) || await IsGoodsAsync(talk, name))
            return false;
        var met = await talk.ActAsAgentAsync(new MeetNeighbor(talk.Self, name, null, null));
        if (met.Refusal is { } refusal)
        {
            talk.Refuse(refusal);
            return true;
        }
        talk.Say("acting/met", new Dictionary<string, object?> { ["it"] = met.Fact });
        return Speak(talk, met.Fact!.Neighbor.Value, met.Fact.Name, station, said);
    }

    private static bool Speak(Talk talk, long person, string name, StationTold station, string rest)
    {
        var whom = new ForWhom(person, name, station.Name);
        talk.SpeakFor(whom, rest);
        talk.Session.LastFor = new LastFor(whom, IsDone: false, talk.Now);
        if (rest.Length > 0)
            return false;
        talk.Say("acting/what");
        return true;
    }

    /// <summary>给苹果改价 is about goods.</summary>
    private static async Task<bool> IsGoodsAsync(Talk talk, string name) =>
        await GoodsSearch.FindAsync(talk, name, 1) is [{ Fit: >= 1 }, ..]
        || (await talk.Counter.Records.ListingsOfAsync(talk.Self, talk.Cancellation)).Any(listing => NameFit.Of(name, listing.Product) >= 0.9);
}
