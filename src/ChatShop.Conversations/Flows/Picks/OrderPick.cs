using System.Globalization;
using ChatShop.Trade;
using ChatShop.Trade.Orders;

namespace ChatShop.Conversations.Flows.Picks;

/// <summary>Which order is meant: the one whose number was said, else the only one that fits what is to be done.</summary>
/// <param name="name">As flows name it.</param>
/// <param name="asSeller">Whether it was bought from this person, not by.</param>
/// <param name="paidAtOnce">Whether orders of one payment are one thing here: they are paid together.</param>
/// <param name="fitting">How far an order may have come.</param>
internal sealed class OrderPick(string name, bool asSeller, bool paidAtOnce, params OrderStatus[] fitting) : IPick
{
    private const int MostLooked = 50;
    private const int MostShown = 8;

    public string Name => name;

    public bool IsDone(FilledSlots slots) => slots.Order is not null;

    public async Task<Picked> PickAsync(Talk talk, FilledSlots slots)
    {
        if (slots.OrderSaid is { } said)
        {
            if (OrderNumber.Parse(said) is not { } number || await talk.Counter.Records.OrderAsync(number, talk.Cancellation) is not { } meant
                || (asSeller ? meant.Seller : meant.Buyer) != talk.Me)
                return Picked.None(said);
            slots.Order = number.Value;
            return Picked.Found;
        }
        var orders = asSeller
            ? await talk.Counter.Records.OrdersFromAsync(talk.Me, MostLooked, talk.Cancellation)
            : await talk.Counter.Records.OrdersByAsync(talk.Me, MostLooked, talk.Cancellation);
        var fits = orders.Where(order => fitting.Contains(order.Status)).DistinctBy(order => paidAtOnce ? order.Payment?.Value : order.Number.Value)
            .Take(MostShown).ToList();
        if (fits.Count == 0)
            return Picked.None("", orders.Count == 0 ? null : orders[0]);
        if (fits.Count > 1)
            return Picked.Which([.. fits.Select(order => Offer(talk, order))], "");

        slots.Order = fits[0].Number.Value;
        return Picked.Found;
    }

    public void Choose(FilledSlots slots, Option option) => slots.Order = long.Parse(option.Id, CultureInfo.InvariantCulture);

    private static Option Offer(Talk talk, OrderTold order) => new(
        order.Number.ToString(), talk.Texts.Say("common/order", new Dictionary<string, object?> { ["order"] = order }));
}
