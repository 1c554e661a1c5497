using ChatShop.Trade;
using ChatShop.Trade.Listings;
using ChatShop.Trade.Orders;

namespace ChatShop.Conversations.Flows.Picks;

/// <summary>The goods of an order placed before, at today's price: the last one with what was paid together with it, or the one whose number was said.</summary>
internal sealed class LastOrderPick : IPick
{
    private const int MostLooked = 50;

    public string Name => "last order";

    public IReadOnlyList<string> Says => ["none"];

    public bool IsDone(FilledSlots slots) => slots.Items.Count > 0;

    public async Task<Picked> PickAsync(Talk talk, FilledSlots slots)
    {
        var bought = await talk.Counter.Records.OrdersByAsync(talk.Me, MostLooked, talk.Cancellation);
        var last = slots.OrderSaid is { } said
            ? bought.FirstOrDefault(order => order.Number == OrderNumber.Parse(said))
            : bought.FirstOrDefault(order => order.Status is not OrderStatus.Expired) ?? (bought.Count > 0 ? bought[0] : null);
        var together = last is { Payment: { } payment } && slots.OrderSaid is null ? bought.Where(order => order.Payment == payment).Reverse() : last is null ? [] : [last];
        foreach (var line in together.SelectMany(order => order.Lines))
            if (await talk.Counter.Records.ListingAsync(line.Listing, talk.Cancellation) is { Status: ListingStatus.Active } listing)
                slots.Items.Add(Wanted.Of(listing, line.Quantity));
        return slots.Items.Count > 0 ? Picked.Found : Picked.None(slots.OrderSaid ?? "", last);
    }
}
