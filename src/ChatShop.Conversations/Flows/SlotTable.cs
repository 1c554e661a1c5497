using System.Globalization;
using ChatShop.Trade;
using ChatShop.Trade.Listings;
using ChatShop.Trade.Orders;
using ChatShop.Trade.People;
using ChatShop.Trade.Sales;
using ChatShop.Trade.Shops;
using ChatShop.Understanding;

namespace ChatShop.Conversations.Flows;

/// <summary>Everything a flow can collect: how it is read, refused, known beforehand and forgotten.</summary>
internal static class SlotTable
{
    private static readonly Dictionary<string, Slot> Known = new Slot[]
    {
        new("product", "product", it => it.Product is not null, it => it.Product = null)
        {
            Fill = (it, said, _) => Text(said.Product, Offer.LongestProduct, text => it.Product = text),
        },
        new("price", "price", it => it.Money is not null, it => (it.Money, it.Per) = (null, null)) { Fill = FillPrice },
        new("stock", "stock", it => it.Stock is not null, it => it.Stock = null) { Fill = FillStock },
        new("availableFrom", "date", it => it.AvailableFrom is not null, it => it.AvailableFrom = null) { Fill = FillDate },
        new("days", "date", it => it.Days is not null, it => it.Days = null) { Fill = FillDays },
        new("shopName", "name", it => it.ShopName is not null, it => it.ShopName = null)
        {
            Fill = (it, said, _) => Text(said.Name, Shop.LongestName, text => it.ShopName = text),
            Recall = (it, person) => it.ShopName = person.ShopName,
        },
        new("photo", null, it => it.Photo is not null, it => it.Photo = null),
        new("quantity", "quantity", it => it.Items.All(item => item.Quantity is not null), ForgetQuantity)
        {
            Fill = FillItems,
            Check = CheckQuantityAsync,
        },
        new("address", "address", it => it.Address is not null, it => it.Address = null)
        {
            Fill = (it, said, _) => Text(said.Address, DeliverTo.LongestAddress, text => it.Address = text),
            Recall = (it, person) => it.Address = person.DeliverTo?.Address,
        },
        new("phone", "phone", it => it.Phone is not null, it => it.Phone = null)
        {
            Fill = FillPhone,
            Recall = (it, person) => it.Phone = person.DeliverTo?.Phone,
        },
        new("recipient", "recipient", it => it.Recipient is not null, it => it.Recipient = null)
        {
            Fill = (it, said, _) => Text(said.Recipient, DeliverTo.LongestRecipient, text => it.Recipient = text),
            Recall = (it, person) => it.Recipient = person.DeliverTo?.Recipient,
        },
        new("tracking", "tracking", it => it.Tracking is not null, it => it.Tracking = null) { Fill = FillTracking },
        new("order", "order", it => it.OrderSaid is not null, it => it.OrderSaid = null)
        {
            Fill = (it, said, _) => Text(said.Order, 20, text => (it.OrderSaid, it.Order) = (text, null)),
        },
        new("cash", null, it => it.Cash, it => it.Cash = false) { Hear = it => it.Cash = true },
        new("language", null, it => it.Language is not null, it => it.Language = null)
        {
            Fill = (it, said, _) => Text(said.Language, 10, text => it.Language = text),
        },
    }.ToDictionary(slot => slot.Name);

    /// <summary>The names a flow may use.</summary>
    public static IReadOnlyCollection<string> Names => Known.Keys;

    /// <summary>The slot with this name.</summary>
    public static Slot Of(string name) => Known[name];

    /// <summary>Takes every value that was said.</summary>
    /// <returns>The slot and refusal of the first value that can not be; null when all can.</returns>
    public static (string Slot, Refusal Refusal)? FillAll(FilledSlots slots, Slots said, Market market)
    {
        (string, Refusal)? first = null;
        foreach (var slot in Known.Values)
            if (slot.Fill(slots, said, market) is { } refusal)
                first ??= (slot.Name, refusal);
        return first;
    }

    private static Refusal? Text(string? said, int longest, Action<string> take)
    {
        if (said is null)
            return null;
        if (said.Length is 0 || said.Length > longest)
            return new TextOutOfRange(longest);
        take(said);
        return null;
    }

    private static Refusal? FillPrice(FilledSlots slots, Slots said, Market market)
    {
        if (said.Price is not { } price)
            return null;
        if (!Enum.TryParse<Currency>(price.Currency, ignoreCase: true, out var currency) || price.Amount is <= 0m or > 1_000_000m)
            return new PriceOutOfRange(new Money(Price.MostMinor, market.Currency));
        var per = price.Per is { } said1 ? new Quantity(said1.Value, Unit.Of(said1.Unit)) : slots.Per;
        if (per is { IsSane: false })
            return new QuantityOutOfRange(Quantity.Most);
        (slots.Money, slots.Per) = (Money.Of(price.Amount, currency), per);
        return slots.Money.Value.Minor == 0 ? new PriceOutOfRange(new Money(Price.MostMinor, market.Currency)) : null;
    }

    private static Refusal? FillStock(FilledSlots slots, Slots said, Market market)
    {
        // 说错了 是600斤: an amount said of goods to sell is how much there is.
        if ((said.Stock ?? (slots is { Stock: not null, Items.Count: 0 } ? said.Quantity : null)) is not { } stock)
            return null;
        if (stock.Value is < 0m or > Quantity.Most)
            return new QuantityOutOfRange(Quantity.Most);
        (slots.Stock, slots.StockUnitSaid) = (new Quantity(stock.Value, Unit.Of(stock.Unit)), stock.UnitSaid);
        return null;
    }

    private static Refusal? FillDate(FilledSlots slots, Slots said, Market market)
    {
        if (DateOnly.TryParseExact(said.Date?.Split('/')[0], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            slots.AvailableFrom = day;
        return null;
    }

    private static Refusal? FillDays(FilledSlots slots, Slots said, Market market)
    {
        var days = (said.Date ?? "").Split('/').Select(text =>
            DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year is >= 2000 and <= 2100
                ? day
                : (DateOnly?)null).ToList();
        slots.Days = days switch
        {
            [{ } day] => Days.Of(day),
            [{ } from, { } until] when from < until => new Days(from, until),
            _ => slots.Days,
        };
        return null;
    }

    private static Refusal? FillPhone(FilledSlots slots, Slots said, Market market)
    {
        if (said.Phone is not { } phone)
            return null;
        if (!DeliverTo.IsPhone(phone))
            return new NoPhone();
        slots.Phone = phone;
        return null;
    }

    private static Refusal? FillTracking(FilledSlots slots, Slots said, Market market)
    {
        slots.Carrier = said.Carrier is { Length: <= 40 } carrier ? carrier : slots.Carrier;
        return Text(said.Tracking, 40, text => slots.Tracking = text);
    }

    /// <summary>Goods said again change their quantity; other goods come to those there are.</summary>
    private static Refusal? FillItems(FilledSlots slots, Slots said, Market market)
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
        return slots.Items.Any(item => item.Quantity is { Value: <= 0m or > Quantity.Most }) ? Forget() : null;

        QuantityOutOfRange Forget()
        {
            ForgetQuantity(slots);
            return new QuantityOutOfRange(Quantity.Most);
        }
    }

    /// <summary>A number without a unit is in the listing's own; more than there is, is found out before more is asked.</summary>
    private static async Task<Refusal?> CheckQuantityAsync(Talk talk, FilledSlots slots)
    {
        foreach (var item in slots.Items)
            if (!item.UnitSaid && item is { Price: { } price, Quantity: { } bare })
                item.Quantity = bare with { Unit = price.Per.Unit };
        var wishes = slots.Items.Where(item => item.Listing is not null && item.Quantity is not null)
            .Select(item => new Wish(new ListingId(item.Listing!.Value), item.Quantity!.Value)).ToList();
        return await talk.Counter.Records.RefuseAsync(wishes, talk.Cancellation);
    }

    private static void Take(Wanted wanted, Measure said) =>
        (wanted.Quantity, wanted.UnitSaid) = (new Quantity(said.Value, Unit.Of(said.Unit)), said.UnitSaid);

    private static void ForgetQuantity(FilledSlots slots)
    {
        foreach (var item in slots.Items)
            item.Quantity = null;
    }
}

/// <summary>What the market takes for granted while slots are filled.</summary>
internal sealed record Market(Currency Currency);

/// <summary>One thing a flow can collect.</summary>
/// <param name="Name">As flows name it.</param>
/// <param name="Expect">As understanding names it; null when no words can give it.</param>
/// <param name="IsFilled">Whether it is known.</param>
/// <param name="Forget">Forgets it.</param>
internal sealed record Slot(string Name, string? Expect, Func<FilledSlots, bool> IsFilled, Action<FilledSlots> Forget)
{
    /// <summary>Takes the value from what was said; returns why it can not be.</summary>
    public Func<FilledSlots, Slots, Market, Refusal?> Fill { get; init; } = (_, _, _) => null;

    /// <summary>Takes the value because its words were heard; null when no words give it.</summary>
    public Action<FilledSlots>? Hear { get; init; }

    /// <summary>Looks whether what was said is possible; null when there is nothing to look up.</summary>
    public Func<Talk, FilledSlots, Task<Refusal?>>? Check { get; init; }

    /// <summary>Takes the value from what is known of the person.</summary>
    public Action<FilledSlots, PersonTold>? Recall { get; init; }
}
