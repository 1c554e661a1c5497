using ChatShop.Trade;
using ChatShop.Trade.Listings;

namespace ChatShop.Conversations.Flows.Picks;

/// <summary>What lies in the buyer's basket, at today's price; what is not for sale any more is said and left out.</summary>
internal sealed class BasketPick : IPick
{
    public string Name => "basket";

    public IReadOnlyList<string> Says => ["none"];

    public bool IsDone(FilledSlots slots) => slots.Items.Count > 0;

    public async Task<Picked> PickAsync(Talk talk, FilledSlots slots)
    {
        foreach (var item in talk.Profile.Basket)
            if (await talk.Counter.Records.ListingAsync(new ListingId(item.Listing!.Value), talk.Cancellation) is { Status: ListingStatus.Active } listing)
                slots.Items.Add(Wanted.Of(listing, item.Quantity));
            else
                talk.Say("checkout/gone", new Dictionary<string, object?> { ["item"] = item });
        return slots.Items.Count > 0 ? Picked.Found : Picked.None("");
    }
}
