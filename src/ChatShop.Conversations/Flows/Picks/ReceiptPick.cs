using System.Globalization;
using ChatShop.Trade;
using ChatShop.Trade.Orders;

namespace ChatShop.Conversations.Flows.Picks;

/// <summary>The order a receipt is wanted of: the one whose number was said, else one that was paid; who bought nothing means what was sold.</summary>
internal sealed class ReceiptPick : IPick
{
    private const int MostShown = 8;

    public string Name => "receipts";

    public bool IsDone(FilledSlots slots) => slots.Order is not null;

    public async Task<Picked> PickAsync(Talk talk, FilledSlots slots)
    {
        if (slots.OrderSaid is { } said)
            return OrderNumber.Parse(said) is { } number && await talk.Counter.Records.OrderAsync(number, talk.Cancellation) is { } meant
                && (meant.Buyer == talk.Me || meant.Seller == talk.Me) ? Take(slots, meant) : Picked.None(said);

        var paid = await talk.Counter.Records.PaidByAsync(talk.Me, MostShown, talk.Cancellation);
        if (paid.Count == 0)
            paid = await UnpaidAsync(talk) ?? await talk.Counter.Records.PaidToAsync(talk.Me, MostShown, talk.Cancellation);
        return paid switch
        {
            [] => Picked.None(""),
            [var only] => Take(slots, only),
            _ => Picked.Which([.. paid.Select(order => Offer(talk, order))], ""),
        };
    }

    public void Choose(FilledSlots slots, Option option) => slots.Order = long.Parse(option.Id, CultureInfo.InvariantCulture);

    /// <summary>The latest that waits for its money: whoever has only such ones is told how to pay. Null when there is none.</summary>
    private static async Task<IReadOnlyList<OrderTold>?> UnpaidAsync(Talk talk) =>
        await talk.Counter.Records.OrdersByAsync(talk.Me, 1, talk.Cancellation) is [{ Status: OrderStatus.AwaitingPayment or OrderStatus.Placed or OrderStatus.Shipped } last]
            ? [last]
            : null;

    private static Picked Take(FilledSlots slots, OrderTold order)
    {
        slots.Order = order.Number.Value;
        return Picked.Found;
    }

    private static Option Offer(Talk talk, OrderTold order) => new(
        order.Number.ToString(), talk.Texts.Say("common/order", new Dictionary<string, object?> { ["order"] = order }));
}
