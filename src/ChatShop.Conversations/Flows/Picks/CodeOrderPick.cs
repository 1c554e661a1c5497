using System.Globalization;
using ChatShop.Trade;
using ChatShop.Trade.Orders;

namespace ChatShop.Conversations.Flows.Picks;

/// <summary>Which order on a collection code is meant: the one whose number was said, else the one that waits for this person's word.</summary>
/// <param name="name">As flows name it.</param>
/// <param name="isSeller">Whether the seller speaks: claimed ones wait for the seller, the others for the buyer.</param>
internal sealed class CodeOrderPick(string name, bool isSeller) : IPick
{
    private const int MostLooked = 50;
    private const int MostShown = 8;

    public string Name => name;

    public bool IsDone(FilledSlots slots) => slots.Order is not null;

    public async Task<Picked> PickAsync(Talk talk, FilledSlots slots)
    {
        var all = isSeller
            ? await talk.Counter.Records.OrdersFromAsync(talk.Me, MostLooked, talk.Cancellation)
            : await talk.Counter.Records.OrdersByAsync(talk.Me, MostLooked, talk.Cancellation);
        var fits = slots.OrderSaid is { } said ? [.. all.Where(order => order.Number == OrderNumber.Parse(said))] : Waiting(all);
        if (fits.Count == 0)
            return Picked.None(slots.OrderSaid ?? "");
        if (fits.Count > 1)
            return Picked.Which([.. fits.Take(MostShown).Select(order => Offer(talk, order))], "");
        slots.Order = fits[0].Number.Value;
        return Picked.Found;
    }

    public void Choose(FilledSlots slots, Option option) => slots.Order = long.Parse(option.Id, CultureInfo.InvariantCulture);

    private List<OrderTold> Waiting(IReadOnlyList<OrderTold> all)
    {
        var byCode = all.Where(order => order.IsByCode).ToList();
        var open = byCode.Where(order => order.Status == OrderStatus.AwaitingPayment).ToList();
        var mine = open.Where(order => order.IsClaimed == isSeller).ToList();
        return mine.Count > 0 ? mine : open.Count > 0 ? open : [.. byCode.Take(1)];
    }

    private static Option Offer(Talk talk, OrderTold order) => new(
        order.Number.ToString(), talk.Texts.Say("common/order", new Dictionary<string, object?> { ["order"] = order }));
}
