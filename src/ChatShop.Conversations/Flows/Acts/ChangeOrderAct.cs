using ChatShop.Trade;
using ChatShop.Trade.Orders;
using ChatShop.Trade.People;
using ChatShop.Understanding.Places;

namespace ChatShop.Conversations.Flows.Acts;

/// <summary>Changes an order before it is sent; a difference is asked for or goes back.</summary>
internal sealed class ChangeOrderAct : IAct
{
    /// <summary>From here on a name in the order may be what is meant.</summary>
    private const double Near = 0.4;

    public string Name => nameof(ChangeOrder);

    public IReadOnlyList<string> Says => ["done", "due"];

    public async Task<Done> RunAsync(Talk talk, FilledSlots slots)
    {
        var number = slots.OrderMeant();
        if (await talk.Counter.Records.OrderAsync(number, talk.Cancellation) is not { } order)
            return Done.Refused(new NoSuchOrder(number));
        if (slots is { Bare: not null, Items.Count: 0 } && order.Lines.Count > 1)
            return Done.Refused(new SeveralGoods(number, [.. order.Lines.Select(line => line.Product)]));

        var result = await talk.ActAsync(new ChangeOrder(talk.Me, number, Place(slots, order), slots.WantedOn, await WishesAsync(talk, slots, order), talk.Texts.Locale));
        if (result.Fact is not { Payment: { } payment } changed)
            return Done.Of(result);
        return await Paying.AskAsync(talk, payment, changed, [changed.Order]) with { Key = "due" };
    }

    /// <summary>Only what was said of the place is another one.</summary>
    private static DeliverTo? Place(FilledSlots slots, OrderTold order) => slots is { Address: null, Phone: null, Recipient: null }
        ? null
        : new DeliverTo(slots.Address is { } said ? AddressCorrection.Merge(order.DeliverTo.Address, said) : order.DeliverTo.Address, slots.Phone ?? order.DeliverTo.Phone, slots.Recipient ?? order.DeliverTo.Recipient);

    private static async Task<IReadOnlyList<Wish>> WishesAsync(Talk talk, FilledSlots slots, OrderTold order)
    {
        var wishes = new List<Wish>();
        if (slots is { Bare: { } bare, Items.Count: 0 })
            wishes.Add(new Wish(order.Lines[0].Listing, slots.BareUnitSaid ? bare : bare with { Unit = order.Lines[0].Quantity.Unit }));
        foreach (var item in slots.Items.Where(item => item.Quantity is not null))
        {
            var line = order.Lines.Select(it => (Line: it, Fit: NameFit.Of(item.Product, it.Product))).MaxBy(it => it.Fit);
            if (line.Fit >= Near)
                wishes.Add(new Wish(line.Line.Listing, Counted(item, line.Line.Quantity.Unit)));
            else if ((await GoodsSearch.FindAsync(talk, item.Product, 6)).FirstOrDefault(it => it.Fit >= 0.9m && it.Listing.Shop == order.Shop) is { Listing: { } other })
                wishes.Add(new Wish(other.Id, Counted(item, other.Price.Per.Unit)));
        }
        return wishes;
    }

    private static Quantity Counted(Wanted item, Unit unit) => item.UnitSaid ? item.Quantity!.Value : item.Quantity!.Value with { Unit = unit };
}
