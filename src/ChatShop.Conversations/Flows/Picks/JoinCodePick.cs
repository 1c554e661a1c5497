using ChatShop.Trade.People;

namespace ChatShop.Conversations.Flows.Picks;

/// <summary>What would be joined by the code that was said. A wrong one counts, so looking is an act too.</summary>
internal sealed class JoinCodePick : IPick
{
    public string Name => "join codes";

    public IReadOnlyList<string> Says => [];

    public bool IsDone(FilledSlots slots) => slots.Joining is not null;

    public async Task<Picked> PickAsync(Talk talk, FilledSlots slots)
    {
        var read = await talk.ActAsync(new ReadJoinCode(talk.Me, slots.Code ?? ""));
        slots.Joining = read.Fact;
        return read.Refusal is { } refusal ? Picked.Refused(refusal) : Picked.Found;
    }
}
