using System.Globalization;
using ChatShop.Trade;
using ChatShop.Trade.Listings;
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
        new("product", "product", it => it.Product is not null, it => it.Product = null) { Fill = ItemSlots.FillProduct },
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
        new("quantity", "quantity", it => it.Items.All(item => item.Quantity is not null), ItemSlots.ForgetQuantity)
        {
            Fill = ItemSlots.Fill,
            Check = ItemSlots.CheckAsync,
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
        new("amount", "amount", it => it.Amount is not null || it.Paid is { Minor: 0 }, it => it.Amount = null) { Fill = SumSlots.Fill, Check = SumSlots.CheckAsync },
        new("back", "amount", it => it is { Amount: not null } or { BackAll: true } or { BackNothing: true } or { Paid.Minor: 0 }, SumSlots.ForgetBack) { Check = SumSlots.CheckBackAsync },
        new("returned.all", null, it => it.BackAll, it => it.BackAll = false) { Hear = it => (it.Amount, it.BackAll, it.BackNothing) = (null, true, false) },
        new("returned.nothing", null, it => it.BackNothing, it => it.BackNothing = false) { Hear = it => (it.Amount, it.BackAll, it.BackNothing) = (null, false, true) },
        new("stars", "rating", it => it.Stars is not null, it => it.Stars = null) { Fill = FillStars },
        new("words", null, it => it.Words is not null, it => it.Words = null) { TakesAnything = (it, text) => it.Words = text },
        new("change", null, it => it is not { Items.Count: 0, Bare: null, Address: null, Phone: null, Recipient: null, WantedOn: null }, ItemSlots.ForgetChange),
        new("noPhoto", null, it => it.NoPhoto, it => it.NoPhoto = false) { Hear = it => it.NoPhoto = true },
        new("byHand", null, it => it.ByHand, it => it.ByHand = false) { Hear = it => it.ByHand = true },
        new("cash", null, it => it.Cash, it => it.Cash = false) { Hear = it => it.Cash = true },
        new("language", null, it => it.Language is not null, it => it.Language = null)
        {
            Fill = (it, said, _) => Text(said.Language, 10, text => it.Language = text),
        },
    }.Concat(OriginSlots.All).Concat(NoticeWords.Slots).Concat(CodeWords.Slots).Concat(GroupSlots.All).Concat(PresaleSlots.All).ToDictionary(slot => slot.Name);

    /// <summary>The names a flow may use.</summary>
    public static IReadOnlyCollection<string> Names => Known.Keys;

    /// <summary>The slot with this name.</summary>
    public static Slot Of(string name) => Known[name];

    /// <summary>As understanding names what a question asks for; null when no question stands or no words can answer it.</summary>
    public static string? ExpectOf(Question? asked) => asked?.Slot switch
    {
        "confirm" => "confirm",
        Retyping.Slot => "amount",
        { } slot when Known.TryGetValue(slot, out var known) => known.Expect,
        _ => null,
    };

    /// <summary>Takes every value that was said.</summary>
    /// <returns>The slot and refusal of the first value that can not be; null when all can.</returns>
    public static (string Slot, Refusal Refusal)? FillAll(FilledSlots slots, Slots said, Currency market)
    {
        (string, Refusal)? first = null;
        foreach (var slot in Known.Values)
            if (slot.Fill(slots, said, market) is { } refusal)
                first ??= (slot.Name, refusal);
        return first;
    }

    /// <summary>Takes a text that is not too long.</summary>
    public static Refusal? Text(string? said, int longest, Action<string> take)
    {
        if (said is null)
            return null;
        if (said.Length is 0 || said.Length > longest)
            return new TextOutOfRange(longest);
        take(said);
        return null;
    }

    private static Refusal? FillPrice(FilledSlots slots, Slots said, Currency market)
    {
        if (said.Price is not { } price)
            return null;
        if (!Enum.TryParse<Currency>(price.Currency, ignoreCase: true, out var currency) || price.Amount is <= 0m or > 1_000_000m)
            return new PriceOutOfRange(new Money(Price.MostMinor, market));
        var per = price.Per is { } said1 ? new Quantity(said1.Value, Unit.Of(said1.Unit)) : slots.Per;
        if (per is { IsSane: false })
            return new QuantityOutOfRange(Quantity.Most);
        (slots.Money, slots.Per) = (Money.Of(price.Amount, currency), per);
        return slots.Money.Value.Minor == 0 ? new PriceOutOfRange(new Money(Price.MostMinor, market)) : null;
    }

    private static Refusal? FillStock(FilledSlots slots, Slots said, Currency market)
    {
        // 说错了 是600斤, or 1块5一个 300个: an amount said of goods to sell is how much there is.
        var isForSale = slots.Items.Count == 0 && (slots.Stock is not null || said.Price is not null);
        if ((said.Stock ?? (isForSale ? said.Quantity : null)) is not { } stock)
            return null;
        if (stock.Value is < 0m or > Quantity.Most)
            return new QuantityOutOfRange(Quantity.Most);
        (slots.Stock, slots.StockUnitSaid) = (new Quantity(stock.Value, Unit.Of(stock.Unit)), stock.UnitSaid);
        return null;
    }

    private static Refusal? FillDate(FilledSlots slots, Slots said, Currency market)
    {
        if (DaysIn(said)[0] is { } day)
            (slots.AvailableFrom, slots.WantedOn) = (day, day);
        return null;
    }

    private static Refusal? FillStars(FilledSlots slots, Slots said, Currency market)
    {
        if (said.Rating is not { } stars)
            return null;
        if (stars is < 1 or > 5)
            return new StarsOutOfRange();
        slots.Stars = stars;
        return null;
    }

    private static Refusal? FillDays(FilledSlots slots, Slots said, Currency market)
    {
        slots.Days = DaysIn(said) switch
        {
            [{ Year: >= 2000 and <= 2100 } day] => Days.Of(day),
            [{ Year: >= 2000 and <= 2100 } from, { Year: >= 2000 and <= 2100 } until] when from < until => new Days(from, until),
            _ => slots.Days,
        };
        return null;
    }

    /// <summary>The days of a date, one at least; null for what is none.</summary>
    internal static List<DateOnly?> DaysIn(Slots said) => [.. (said.Date ?? "").Split('/').Select(text =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : (DateOnly?)null)];

    private static Refusal? FillPhone(FilledSlots slots, Slots said, Currency market)
    {
        if (said.Phone is not { } phone)
            return null;
        if (!DeliverTo.IsPhone(phone))
            return new NoPhone();
        slots.Phone = phone;
        return null;
    }

    private static Refusal? FillTracking(FilledSlots slots, Slots said, Currency market)
    {
        slots.Carrier = said.Carrier is { Length: <= 40 } carrier ? carrier : slots.Carrier;
        return Text(said.Tracking, 40, text => slots.Tracking = text);
    }

}
