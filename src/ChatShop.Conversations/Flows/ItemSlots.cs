using ChatShop.Trade;
using ChatShop.Trade.Listings;
using ChatShop.Trade.Orders;
using ChatShop.Understanding;

namespace ChatShop.Conversations.Flows;

/// <summary>How goods and quantities that were said are taken, looked up and forgotten.</summary>
internal static class ItemSlots
{
    /// <summary>Goods to sell; where goods are being bought, other ones are meant in place of the last.</summary>
    public static Refusal? FillProduct(FilledSlots slots, Slots said, Currency market)
    {
        if (said.Product is { } other && slots.Items.LastOrDefault() is { } last && NameFit.Of(other, last.Product) < 0.9)
            slots.Items[^1] = new Wanted { Product = other, Quantity = last.Quantity, UnitSaid = last.UnitSaid };
        return slots.Items.Count > 0 ? null : SlotTable.Text(said.Product, Offer.LongestProduct, text => slots.Product = text);
    }

    /// <summary>Goods said again change their quantity; other goods come to those there are.</summary>
    public static Refusal? Fill(FilledSlots slots, Slots said, Currency market)
    {
        foreach (var item in said.Items ?? [])
        {
            var wanted = slots.Items.FirstOrDefault(it => NameFit.Of(item.Product, it.Product) >= 0.9);
            if (wanted is null && slots.Items.Count < 20)
                slots.Items.Add(wanted = new Wanted { Product = item.Product });
            if (wanted is not null && item.Quantity is { } quantity)
                Take(wanted, quantity);
        }
        if (said.Quantity is { } bare && (slots.Items.FirstOrDefault(it => it.Quantity is null) ?? slots.Items.LastOrDefault()) is { } last)
            Take(last, bare);
        else if (said.Quantity is { } alone)
            (slots.Bare, slots.BareUnitSaid) = (new Quantity(alone.Value, Unit.Of(alone.Unit)), alone.UnitSaid);
        return slots.Items.Any(item => item.Quantity is { Value: < 0m or > Quantity.Most }) ? Forget() : null;

        QuantityOutOfRange Forget()
        {
            ForgetQuantity(slots);
            return new QuantityOutOfRange(Quantity.Most);
        }
    }

    /// <summary>A number without a unit is in the listing's own; more than there is, is found out before more is asked.</summary>
    /// <remarks>Of several goods only the one that can not be is asked for again; one that is off sale by now, or in other money, is left out.</remarks>
    public static async Task<Refusal?> CheckAsync(Talk talk, FilledSlots slots)
    {
        foreach (var item in slots.Items)
            if (!item.UnitSaid && item is { Price: { } price, Quantity: { } bare })
                item.Quantity = bare with { Unit = price.Per.Unit };
        var known = slots.Items.Where(item => item.Listing is not null && item.Quantity is not null).ToList();
        if (await RefuseAsync(talk, known) is not { } refusal)
            return null;
        for (var first = 1; first < known.Count; first++)
            if (await RefuseAsync(talk, known[..first]) is { } earlier)
            {
                (refusal, known) = (earlier, known[..first]);
                break;
            }
        known[^1].Quantity = null;
        if (refusal is NotForSale or CurrenciesDiffer)
            slots.Items.Remove(known[^1]);
        return refusal;
    }

    public static void ForgetQuantity(FilledSlots slots)
    {
        foreach (var item in slots.Items)
            item.Quantity = null;
    }

    public static void ForgetChange(FilledSlots slots)
    {
        slots.Items.Clear();
        (slots.Bare, slots.Address, slots.Phone, slots.Recipient, slots.WantedOn) = (null, null, null, null, null);
    }

    private static Task<Refusal?> RefuseAsync(Talk talk, List<Wanted> items) => talk.Counter.Records.RefuseAsync(
        [.. items.Select(item => new Wish(new ListingId(item.Listing!.Value), item.Quantity!.Value))], talk.Cancellation);

    private static void Take(Wanted wanted, Measure said) =>
        (wanted.Quantity, wanted.UnitSaid) = (new Quantity(said.Value, Unit.Of(said.Unit)), said.UnitSaid);
}
