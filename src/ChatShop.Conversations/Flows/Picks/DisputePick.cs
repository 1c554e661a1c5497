using System.Globalization;
using ChatShop.Trade;
using ChatShop.Trade.Orders;

namespace ChatShop.Conversations.Flows.Picks;

/// <summary>Which dispute is meant: the one whose order's number was said, else the only open one.</summary>
/// <param name="name">As flows name it.</param>
/// <param name="decides">Whether it is looked at by one who decides, who sees everybody's; else by the seller.</param>
internal sealed class DisputePick(string name, bool decides) : IPick
{
    private const int MostLooked = 50;
    private const int MostShown = 8;

    public string Name => name;

    public bool IsDone(FilledSlots slots) => slots is { Order: not null, Paid: not null };

    public async Task<Picked> PickAsync(Talk talk, FilledSlots slots)
    {
        if (decides && !(await talk.PersonAsync()).IsOperator)
            return Picked.Refused(new OperatorsOnly());
        if ((slots.Order?.ToString(CultureInfo.InvariantCulture) ?? slots.OrderSaid) is { } said)
            return OrderNumber.Parse(said) is not { } number || await talk.Counter.Records.OrderAsync(number, talk.Cancellation) is not { } meant
                || !(decides || meant.Seller == talk.Me)
                ? Picked.None(said)
                : Take(slots, meant);

        var open = decides
            ? await talk.Counter.Records.DisputesAsync(MostShown, talk.Cancellation)
            : [.. (await talk.Counter.Records.OrdersFromAsync(talk.Me, MostLooked, talk.Cancellation)).Where(order => order.Status == OrderStatus.Disputed).Take(MostShown)];
        return open switch
        {
            [] => Picked.None(""),
            [var only] => Take(slots, only),
            _ => Picked.Which([.. open.Select(order => OrderPick.Offer(talk, order))], ""),
        };
    }

    public void Choose(FilledSlots slots, Option option) => slots.Order = long.Parse(option.Id, CultureInfo.InvariantCulture);

    private static Picked Take(FilledSlots slots, OrderTold order)
    {
        if (order.Status != OrderStatus.Disputed)
            return Picked.Refused(new NotDisputed(order.Number));
        (slots.Order, slots.Paid) = (order.Number.Value, order.Paid ?? Money.Zero(order.Total.Currency));
        return Picked.Found;
    }
}
