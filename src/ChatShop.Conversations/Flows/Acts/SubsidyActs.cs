using System.Globalization;
using ChatShop.Trade.Subsidies;

namespace ChatShop.Conversations.Flows.Acts;

/// <summary>Tells which subsidies there are for whoever asks, and what they got.</summary>
internal sealed class ShowSubsidies : IAct
{
    public string Name => nameof(ShowSubsidies);

    public bool Changes => false;

    public IReadOnlyList<string> Says => ["done", "none"];

    public async Task<Done> RunAsync(Talk talk, FilledSlots slots)
    {
        var told = await talk.Counter.Programmes.ForAsync(talk.Me, talk.Cancellation);
        return Done.With(told, told.Programmes.Count == 0 ? "none" : "done");
    }
}

/// <summary>Ends a programme: 结束补贴 1.</summary>
internal sealed class CloseProgrammeAct : IAct
{
    public string Name => nameof(CloseProgramme);

    public IReadOnlyList<string> Says => ["done", "how"];

    public async Task<Done> RunAsync(Talk talk, FilledSlots slots) =>
        long.TryParse(slots.Words, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? Done.Of(await talk.ActAsync(new CloseProgramme(talk.Me, number)))
            : Done.With(null, "how");
}
