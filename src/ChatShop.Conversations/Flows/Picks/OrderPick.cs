using System.Globalization;
using ChatShop.Trade;
using ChatShop.Trade.Orders;

namespace ChatShop.Conversations.Flows.Picks;

/// <summary>Which order is meant: the one whose number was said, else the only one that fits what is to be done.</summary>
/// <param name="name">As flows name it.</param>
/// <param name="side">Whose orders, and how they stand for each other.</param>
/// <param name="fitting">How far an order may have come.</param>
internal sealed class OrderPick(string name, OrderSide side, params OrderStatus[] fitting) : IPick
{
    private const int MostLooked = 50;
    private const int MostShown = 8;

    public string Name => name;

    public bool IsDone(FilledSlots slots) => slots is { Order: not null, Paid: not null };

    public async Task<Picked> PickAsync(Talk talk, FilledSlots slots)
    {
        if (slots.Order is { } chosen)
            return Take(slots, await talk.Counter.Records.OrderAsync(new OrderNumber(chosen), talk.Cancellation));
        if (slots.OrderSaid is { } said)
            return OrderNumber.Parse(said) is not { } number || await talk.Counter.Records.OrderAsync(number, talk.Cancellation) is not { } meant
                || (side == OrderSide.Sold ? meant.Seller : meant.Buyer) != talk.Me
                ? Picked.None(said)
                : Take(slots, meant);

        var orders = side == OrderSide.Sold
            ? await talk.Counter.Records.OrdersFromAsync(talk.Me, MostLooked, talk.Cancellation)
            : await talk.Counter.Records.OrdersByAsync(talk.Me, MostLooked, talk.Cancellation);
        var fits = orders.Where(order => fitting.Contains(order.Status))
            .DistinctBy(order => side == OrderSide.BoughtAtOnce ? order.Payment?.Value : order.Number.Value)
            .Take(side == OrderSide.BoughtLast ? 1 : MostShown).ToList();
        return fits switch
        {
            [] => Picked.None("", orders.Count == 0 ? null : orders[0]),
            [var only] => Take(slots, only),
            _ => Picked.Which([.. fits.Select(order => Offer(talk, order))], ""),
        };
    }

    public void Choose(FilledSlots slots, Option option) => slots.Order = long.Parse(option.Id, CultureInfo.InvariantCulture);

    private static Picked Take(FilledSlots slots, OrderTold? order)
    {
        if (order is null)
            return Picked.None("");
        (slots.Order, slots.Paid, slots.ByCode) = (order.Number.Value, order.Paid ?? Money.Zero(order.Total.Currency), order.IsByCode);
        return Picked.Found;
    }

    /// <summary>An order as it is shown among others.</summary>
    public static Option Offer(Talk talk, OrderTold order) => new(
        order.Number.ToString(), talk.Texts.Say("common/order", new Dictionary<string, object?> { ["order"] = order }));
}

/// <summary>From which side orders are looked at.</summary>
internal enum OrderSide
{
    /// <summary>What this person bought.</summary>
    Bought,
    /// <summary>What this person bought; orders of one payment are one thing, since they are paid together.</summary>
    BoughtAtOnce,
    /// <summary>What this person bought; without a number the latest is meant.</summary>
    BoughtLast,
    /// <summary>What this person sold.</summary>
    Sold,
}
