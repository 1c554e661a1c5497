using ChatShop.Trade.Pools;

namespace ChatShop.Conversations.Flows.Acts;

/// <summary>Brings goods into the pool whose code was said; a number without a unit is in the goods' own.</summary>
internal sealed class JoinPoolAct : IAct
{
    public string Name => nameof(JoinPool);

    public async Task<Done> RunAsync(Talk talk, FilledSlots slots) =>
        Done.Of(await talk.ActAsync(new JoinPool(talk.Me, slots.Code!, slots.StockCounted()!.Value, slots.ShopName)));
}

/// <summary>Tells who has brought, sold and earned what, in the pools one has opened or is in.</summary>
internal sealed class ShowPools : IAct
{
    private const int Most = 4;

    public string Name => nameof(ShowPools);

    public bool Changes => false;

    public IReadOnlyList<string> Says => ["done", "none"];

    public async Task<Done> RunAsync(Talk talk, FilledSlots slots)
    {
        var pools = await talk.Counter.Pools.PoolsOfAsync(talk.Me, Most, talk.Cancellation);
        return new Done(pools.Count == 0 ? "none" : "done", new Dictionary<string, object?> { ["it"] = pools, ["rule"] = talk.Texts.Say("common/poolRule") });
    }
}
