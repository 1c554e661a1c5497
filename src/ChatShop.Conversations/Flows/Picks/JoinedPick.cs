namespace ChatShop.Conversations.Flows.Picks;

/// <summary>The other channels this person comes through.</summary>
internal sealed class JoinedPick : IPick
{
    public string Name => "joined channels";

    public IReadOnlyList<string> Says => ["none"];

    public bool IsDone(FilledSlots slots) => slots.Leaving is not null;

    public async Task<Picked> PickAsync(Talk talk, FilledSlots slots)
    {
        var contacts = (await talk.PersonAsync()).Contacts;
        var here = contacts.FirstOrDefault(it => (it.Channel, it.User) == (talk.Said.Channel, talk.Said.User));
        if (here is null || contacts.Count < 2)
            return Picked.None("");
        slots.Leaving = new LeavingJoin(here == contacts[0], [.. contacts.Where(it => it != here).Select(it => it.Channel)]);
        return Picked.Found;
    }
}
