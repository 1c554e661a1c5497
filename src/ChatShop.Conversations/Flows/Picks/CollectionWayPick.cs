using ChatShop.Trade.Shops;

namespace ChatShop.Conversations.Flows.Picks;

/// <summary>Whose collection code it is, where that was not said.</summary>
internal sealed class CollectionWayPick : IPick
{
    public string Name => "collection ways";

    public bool IsDone(FilledSlots slots) => slots.Way is not null;

    public async Task<Picked> PickAsync(Talk talk, FilledSlots slots) => (await talk.PersonAsync()).Shop is null
        ? Picked.None("")
        : Picked.Which([.. Enum.GetValues<CollectionWay>().Select(way => new Option(way.ToString(), talk.Texts.Wording.Name("way", CollectionCode.NameOf(way))))]);

    public void Choose(FilledSlots slots, Option option) => slots.Way = Enum.Parse<CollectionWay>(option.Id);
}
