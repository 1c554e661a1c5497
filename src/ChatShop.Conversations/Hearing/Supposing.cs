using ChatShop.Conversations.Flows;
using ChatShop.Conversations.Replies;
using ChatShop.Conversations.SecondReadings;
using ChatShop.Trade;
using ChatShop.Trade.Listings;
using ChatShop.Understanding;

namespace ChatShop.Conversations.Hearing;

/// <summary>What a machine takes a message to mean is put to the person first: only a yes makes it so.</summary>
internal sealed class Supposing(FlowBook book, FlowRunner runner, SecondReader second)
{
    /// <summary>The flow that offers a person.</summary>
    public const string Offer = "human.offer";

    /// <summary>Who has not been understood this often is offered one.</summary>
    private const int Stuck = 3;

    /// <summary>Asks a language model where there is one, and the person whether it is right.</summary>
    /// <returns>Whether it asked.</returns>
    public async Task<bool> AskAsync(Talk talk, FlowState? state)
    {
        var message = new Message(talk.Said.Text, talk.Texts.Locale, SlotTable.ExpectOf(state?.Asked), talk.Now);
        if (await second.ReadAsync(message, talk.Cancellation) is not { } reading)
            return false;
        Ask(talk, reading, "supposed/ask");
        return true;
    }

    /// <summary>While nothing goes on and nothing could be read: asks a language model, or says so; the third time offers a person.</summary>
    /// <returns>Whether it had something to ask or to offer.</returns>
    public async Task<bool> NotReadAsync(Talk talk)
    {
        talk.Notes.IsMisheard = true;
        if (await AskAsync(talk, null))
            return true;
        talk.Session.Misunderstood++;
        if (talk.Session.Misunderstood >= Stuck)
            return await OfferAsync(talk);
        talk.Say("common/notUnderstood", time: talk.Session.Misunderstood - 1);
        return false;
    }

    /// <summary>Offers a person to whom the same question was put three times.</summary>
    /// <returns>Whether it did.</returns>
    public async Task<bool> OfferPersonAsync(Talk talk, FlowState state) => state.Asked?.Times >= Stuck && state.Flow != Offer && await OfferAsync(talk);

    /// <summary>Asks the same of what was said aloud, behind the words that were heard.</summary>
    public static void AskSpoken(Talk talk, Reading reading) => Ask(talk, reading, "voice/ask");

    /// <summary>What is said to such a question: <c>yes</c>, which makes the earlier words count; <c>no</c>; or something else.</summary>
    public static string Answer(Talk talk)
    {
        var words = talk.Session.SupposedWords;
        (talk.Session.Supposed, talk.Session.SupposedWords) = (null, null);
        var answer = Reader.Read(talk.MessageOf(talk.Said.Text, "confirm"));
        var said = answer.Intent == "no" && answer.Slots != Slots.None ? "inform" : answer.Intent;
        if (said == "yes")
            talk.Agree(words ?? talk.Said.Text);
        else
            talk.Session.ToDo.Clear();
        return said;
    }

    private async Task<bool> OfferAsync(Talk talk)
    {
        await runner.StartAsync(talk, book.Named(Offer)!, Slots.None, slots => slots.Words = talk.Said.Text);
        return true;
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
