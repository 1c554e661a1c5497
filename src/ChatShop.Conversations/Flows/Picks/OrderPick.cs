using System.Globalization;
using ChatShop.Trade;
using ChatShop.Trade.Orders;

namespace ChatShop.Conversations.Flows.Picks;

/// <summary>Which order is meant: the one whose number was said, else the only one that fits what is to be done.</summary>
/// <param name="name">As flows name it.</param>
internal abstract class OrderPick(string name) : IPick
{
    private const int MostLooked = 50;

    /// <summary>So many are shown to choose from.</summary>
    protected const int MostShown = 8;

    public string Name => name;

    public bool IsDone(FilledSlots slots) => slots is { Order: not null, Paid: not null };

    public virtual async Task<Picked> PickAsync(Talk talk, FilledSlots slots)
    {
        if (slots.Order is not null)
            return await talk.Counter.Records.OrderAsync(slots.OrderMeant(), talk.Cancellation) is { } chosen ? Take(slots, chosen) : Picked.None("");
        if (slots.OrderSaid is { } said)
            return OrderNumber.Parse(said) is { } number && await NamedAsync(talk, number) is { } named ? Take(slots, named) : Picked.None(said);

        var orders = await LookAsync(talk);
        return Fitting(orders).Take(MostShown).ToList() switch
        {
            [] => Picked.None("", orders.Count == 0 ? null : orders[0]),
            [var only] => Take(slots, only),
            var several => Picked.Which([.. several.Select(order => new Option(
                order.Number.ToString(), talk.Texts.Say("common/order", new Dictionary<string, object?> { ["order"] = order })))]),
        };
    }

    public void Choose(FilledSlots slots, Option option) => slots.Order = long.Parse(option.Id, CultureInfo.InvariantCulture);

    /// <summary>Where it is looked for when no number was said, the latest first.</summary>
    protected abstract Task<IReadOnlyList<OrderTold>> LookAsync(Talk talk);

    /// <summary>Which of them fit what is to be done.</summary>
    protected abstract IEnumerable<OrderTold> Fitting(IReadOnlyList<OrderTold> orders);

    /// <summary>Whether this person may speak of it by its number.</summary>
    protected abstract bool MayName(Talk talk, OrderTold order);

    /// <summary>Why this one can not be, whoever means it; null when it can.</summary>
    protected virtual Refusal? Refuse(OrderTold order) => null;

    protected static Task<IReadOnlyList<OrderTold>> BoughtAsync(Talk talk) => talk.Counter.Records.OrdersByAsync(talk.Me, MostLooked, talk.Cancellation);

    protected static Task<IReadOnlyList<OrderTold>> SoldAsync(Talk talk) => talk.Counter.Records.OrdersFromAsync(talk.Me, MostLooked, talk.Cancellation);

    private async Task<OrderTold?> NamedAsync(Talk talk, OrderNumber number) =>
        await talk.Counter.Records.OrderAsync(number, talk.Cancellation) is { } named && MayName(talk, named) ? named : null;

    private Picked Take(FilledSlots slots, OrderTold order)
    {
        if (Refuse(order) is { } refusal)
            return Picked.Refused(refusal);
        (slots.Order, slots.Paid, slots.ByCode, slots.Forfeit) = (order.Number.Value, order.Paid ?? Money.Zero(order.Total.Currency), order.IsByCode, order.Forfeit);
        return Picked.Found;
    }
}
