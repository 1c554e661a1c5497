using System.Globalization;
using ChatShop.Trade;
using ChatShop.Trade.Listings;
using ChatShop.Trade.Orders;
using ChatShop.Trade.Payouts;
using ChatShop.Trade.People;
using ChatShop.Trade.Reviews;
using ChatShop.Trade.Sales;
using ChatShop.Trade.Shops;
using ChatShop.Understanding;
using ChatShop.Understanding.Places;

namespace ChatShop.Conversations.Flows;

/// <summary>Everything a flow can collect: how it is read, refused, known beforehand and forgotten.</summary>
internal static class SlotTable
{
    private static readonly Dictionary<string, Slot> Known = new Slot[]
    {
        new("product", "product", it => it.Product is not null, it => it.Product = null)
        {
            Fill = FillProduct,
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
        new("photo", null, it => it.Photos.Count > 0, it => it.Photos.Clear()),
        new("quantity", "quantity", it => it.Items.All(item => item.Quantity is not null), ForgetQuantity)
        {
            Fill = FillItems,
            Check = CheckQuantityAsync,
            IsGone = it => it.Items.Count == 0,
        },
        new("address", "address", it => it.Address is not null, it => it.Address = null)
        {
            Fill = (it, said, _) => Text(said.Address, DeliverTo.LongestAddress, text => it.Address = AddressCorrection.Merge(it.Address, text)),
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
        new("tracking", "tracking", it => it.Tracking is not null || it.ByHand, it => it.Tracking = null) { Fill = FillTracking },
        new("order", "order", it => it.OrderSaid is not null, it => it.OrderSaid = null)
        {
            Fill = (it, said, _) => Text(said.Order, 20, text => (it.OrderSaid, it.Order) = (text, null)),
        },
        new("amount", "amount", it => it.Amount is not null || it.Paid is { Minor: 0 }, it => it.Amount = null) { Fill = FillAmount, Check = CheckAmountAsync },
        new("back", "amount", it => it is { Amount: not null } or { BackAll: true } or { BackNothing: true } or { Paid.Minor: 0 }, ForgetBack) { Check = CheckBackAsync },
        new("returned.all", null, it => it.BackAll, it => it.BackAll = false) { Hear = it => (it.Amount, it.BackAll, it.BackNothing) = (null, true, false) },
        new("returned.nothing", null, it => it.BackNothing, it => it.BackNothing = false) { Hear = it => (it.Amount, it.BackAll, it.BackNothing) = (null, false, true) },
        new("stars", "rating", it => it.Stars is not null, it => it.Stars = null) { Fill = FillStars },
        new("words", null, it => it.Words is not null, it => it.Words = null) { TakesAnything = (it, text) => it.Words = text },
        new("change", null, it => it is not { Items.Count: 0, Bare: null, Address: null, Phone: null, Recipient: null, WantedOn: null }, ForgetChange),
        new("noPhoto", null, it => it.NoPhoto, it => it.NoPhoto = false) { Hear = it => it.NoPhoto = true },
        new("byHand", null, it => it.ByHand, it => it.ByHand = false) { Hear = it => it.ByHand = true },
        new("cash", null, it => it.Cash, it => it.Cash = false) { Hear = it => it.Cash = true },
        new("language", null, it => it.Language is not null, it => it.Language = null)
        {
            Fill = (it, said, _) => Text(said.Language, 10, text => it.Language = text),
        },
    }.Concat(NoticeWords.Slots).Concat(CodeWords.Slots).ToDictionary(slot => slot.Name);

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

    /// <summary>Goods to sell; where goods are being bought, other ones are meant in place of the last.</summary>
    private static Refusal? FillProduct(FilledSlots slots, Slots said, Market market)
    {
        if (said.Product is { } other && slots.Items.LastOrDefault() is { } last && NameFit.Of(other, last.Product) < 0.9)
            slots.Items[^1] = new Wanted { Product = other, Quantity = last.Quantity, UnitSaid = last.UnitSaid };
        return slots.Items.Count > 0 ? null : Text(said.Product, Offer.LongestProduct, text => slots.Product = text);
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
            (slots.AvailableFrom, slots.WantedOn) = (day, day);
        return null;
    }

    /// <summary>20块, said where money is asked for, may read as a price: without "per" it is the same.</summary>
    private static Refusal? FillAmount(FilledSlots slots, Slots said, Market market)
    {
        var amount = said.Amount ?? (said.Price is { Per: null } price ? new AmountSlot(price.Amount, price.Currency) : null);
        if (amount is null || !Enum.TryParse<Currency>(amount.Currency, ignoreCase: true, out var currency) || Math.Abs(amount.Amount) > 1_000_000m)
            return null;
        (slots.Amount, slots.BackAll, slots.BackNothing) = (Money.Of(amount.Amount, currency), false, false);
        return null;
    }

    /// <summary>No more goes back than came in, and no more is paid out than lies there; what was paid from hand to hand never came in.</summary>
    private static Task<Refusal?> CheckAmountAsync(Talk talk, FilledSlots slots)
    {
        var order = new OrderNumber(slots.Order ?? 0);
        return Task.FromResult<Refusal?>(slots switch
        {
            { Paid.Minor: 0 } => new PaidByHand(order, slots.ByCode),
            { Ready: { } ready, Amount: { } amount } when amount.Currency != ready.Currency || amount.Minor <= 0 || amount > ready => new PayoutOutOfRange(ready),
            { Paid: { } paid, Amount: { } amount } when amount.Currency != paid.Currency || amount.Minor <= 0 || amount > paid => new RefundOutOfRange(order, paid),
            _ => null,
        });
    }

    /// <summary>One who decides may also give nothing back.</summary>
    private static Task<Refusal?> CheckBackAsync(Talk talk, FilledSlots slots)
    {
        if (slots is not { Paid: { Minor: > 0 } paid, Amount: { } amount } || (amount.Currency == paid.Currency && amount.Minor >= 0 && amount <= paid))
            return Task.FromResult<Refusal?>(null);
        ForgetBack(slots);
        return Task.FromResult<Refusal?>(new RefundOutOfRange(new OrderNumber(slots.Order ?? 0), paid));
    }

    private static void ForgetBack(FilledSlots slots) => (slots.Amount, slots.BackAll, slots.BackNothing) = (null, false, false);

    private static Refusal? FillStars(FilledSlots slots, Slots said, Market market)
    {
        if (said.Rating is not { } stars)
            return null;
        if (stars is < 1 or > 5)
            return new StarsOutOfRange();
        slots.Stars = stars;
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
    private static async Task<Refusal?> CheckQuantityAsync(Talk talk, FilledSlots slots)
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

    private static Task<Refusal?> RefuseAsync(Talk talk, List<Wanted> items) => talk.Counter.Records.RefuseAsync(
        [.. items.Select(item => new Wish(new ListingId(item.Listing!.Value), item.Quantity!.Value))], talk.Cancellation);

    private static void Take(Wanted wanted, Measure said) =>
        (wanted.Quantity, wanted.UnitSaid) = (new Quantity(said.Value, Unit.Of(said.Unit)), said.UnitSaid);

    private static void ForgetChange(FilledSlots slots)
    {
        slots.Items.Clear();
        (slots.Bare, slots.Address, slots.Phone, slots.Recipient, slots.WantedOn) = (null, null, null, null, null);
    }

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

    /// <summary>Takes whatever is said as the value; null when it must be understood.</summary>
    public Action<FilledSlots, string>? TakesAnything { get; init; }

    /// <summary>Takes the value because its words were heard; null when no words give it.</summary>
    public Action<FilledSlots>? Hear { get; init; }

    /// <summary>Looks whether what was said is possible, and forgets what is not; null when there is nothing to look up.</summary>
    public Func<Talk, FilledSlots, Task<Refusal?>>? Check { get; init; }

    /// <summary>Whether a check has left nothing to go on with.</summary>
    public Func<FilledSlots, bool> IsGone { get; init; } = _ => false;

    /// <summary>Takes the value from what is known of the person.</summary>
    public Action<FilledSlots, PersonTold>? Recall { get; init; }
}
