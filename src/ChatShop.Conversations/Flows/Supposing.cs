using ChatShop.Conversations.Replies;
using ChatShop.Trade;
using ChatShop.Trade.Listings;
using ChatShop.Understanding;

namespace ChatShop.Conversations.Flows;

/// <summary>What a language model takes a message to mean is put to the person first: only a yes makes it so.</summary>
internal static class Supposing
{
    /// <summary>Asks whether this was meant, and remembers it.</summary>
    public static void Ask(Talk talk, Reading reading)
    {
        talk.Session.Supposed = reading;
        talk.Say("supposed/ask", new Dictionary<string, object?>
        {
            ["act"] = talk.Texts.Say($"supposed/act.{reading.Intent}"),
            ["values"] = Written(reading.Slots, talk.Texts.Wording),
        });
    }

    /// <summary>The values as people write them.</summary>
    private static List<string> Written(Slots slots, Wording wording)
    {
        List<string?> values =
        [
            slots.Product, slots.Name,
            slots.Price is { } price ? Write(price, wording) : null,
            slots.Stock is { } stock ? Write(stock, wording) : null,
            .. (slots.Items ?? []).Select(item => item.Quantity is { } quantity ? $"{item.Product} {Write(quantity, wording)}" : item.Product),
            slots.Quantity is { } bare ? Write(bare, wording) : null,
            slots.Amount is { } amount && Enum.TryParse<Currency>(amount.Currency, ignoreCase: true, out var currency) ? wording.Write(Money.Of(amount.Amount, currency)) : null,
            slots.Order, slots.Carrier, slots.Tracking, slots.Address, slots.Recipient, slots.Phone, slots.Date, slots.Rating?.ToString(System.Globalization.CultureInfo.InvariantCulture),
        ];
        return [.. values.OfType<string>()];
    }

    private static string Write(Measure measure, Wording wording) => wording.Write(new Quantity(measure.Value, Unit.Of(measure.Unit)));

    private static string Write(PriceSlot price, Wording wording)
    {
        var money = Money.Of(price.Amount, Enum.TryParse<Currency>(price.Currency, ignoreCase: true, out var currency) ? currency : default);
        return price.Per is { } per ? wording.Write(new Price(money, new Quantity(per.Value, Unit.Of(per.Unit)))) : wording.Write(money);
    }
}
