namespace ChatShop.Conversations.Flows.Picks;

/// <summary>The goods that were named; else those that are being put up, changed or ordered; else it is asked.</summary>
internal sealed class GoodsTalkedPick : IPick
{
    public string Name => "goods talked about";

    public IReadOnlyList<string> Says => ["what"];

    public bool IsDone(FilledSlots slots) => slots.Product is not null;

    public Task<Picked> PickAsync(Talk talk, FilledSlots slots)
    {
        var meanwhile = talk.Session.Flows.LastOrDefault(flow => flow.Slots != slots)?.Slots;
        slots.Product = meanwhile?.Items.LastOrDefault()?.Product ?? meanwhile?.Product;
        return Task.FromResult(slots.Product is null ? new Picked("what", [], new Dictionary<string, object?>()) : Picked.Found);
    }
}
