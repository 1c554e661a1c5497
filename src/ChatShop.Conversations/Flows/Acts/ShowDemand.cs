namespace ChatShop.Conversations.Flows.Acts;

/// <summary>Tells what people looked for and did not find.</summary>
internal sealed class ShowDemand : IAct
{
    public string Name => nameof(ShowDemand);

    public bool Changes => false;

    public IReadOnlyList<string> Says => ["done", "none"];

    public async Task<Done> RunAsync(Talk talk, FilledSlots slots)
    {
        var wanted = await talk.Counter.Demand.WantedAsync(talk.Counter.Rules.DayOf(talk.Now), talk.Cancellation);
        return Done.With(wanted, wanted.Count == 0 ? "none" : "done");
    }
}
