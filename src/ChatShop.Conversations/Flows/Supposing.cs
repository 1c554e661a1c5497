using ChatShop.Conversations.Replies;
using ChatShop.Trade;
using ChatShop.Trade.Listings;
using ChatShop.Understanding;

namespace ChatShop.Conversations.Flows;

/// <summary>What a machine takes a message to mean is put to the person first: only a yes makes it so.</summary>
internal static class Supposing
{
    /// <summary>Asks whether this was meant, and remembers it.</summary>
    public static void Ask(Talk talk, Reading reading) => Ask(talk, reading, "supposed/ask");

    /// <summary>Asks the same of what was said aloud, behind the words that were heard.</summary>
    public static void AskSpoken(Talk talk, Reading reading) => Ask(talk, reading, "voice/ask");

    /// <summary>What is said to such a question: <c>yes</c>, which makes the earlier words count; <c>no</c>; or something else.</summary>
    public static string Answer(Talk talk)
    {
        var words = talk.Session.SupposedWords;
        (talk.Session.Supposed, talk.Session.SupposedWords) = (null, null);
        var answer = Reader.Read(new Message(talk.Said.Text, Expect: "confirm"));
        var said = answer.Intent == "no" && answer.Slots != Slots.None ? "inform" : answer.Intent;
        if (said == "yes")
            talk.Agree(words ?? talk.Said.Text);
        else
            talk.Session.ToDo.Clear();
        return said;
    }

    private static void Ask(Talk talk, Reading reading, string key)
    {
        (talk.Session.Supposed, talk.Session.SupposedWords) = (reading, talk.Said.Text);
        talk.Say(key, new Dictionary<string, object?>
        {
            ["act"] = reading.Intent == "none" ? "" : talk.Texts.Say($"supposed/act.{reading.Intent}"),
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
