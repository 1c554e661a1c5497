using ChatShop.Conversations.Flows;
using ChatShop.Conversations.Turns;
using ChatShop.Understanding;

namespace ChatShop.Conversations.Hearing;

/// <summary>Hears one message: each ear in turn may answer it, and what none does is read for what it means.</summary>
/// <remarks>What every flow needs is here and in <see cref="Answering"/>, once for all: docs/decisions/0002.</remarks>
internal sealed class Listener(
    FlowBook book, FlowRunner runner, Carrying carrying, Numbered numbered, Showing showing, PaidByCode paidByCode, OriginSaid origins, OnBehalf onBehalf, Supposing supposing, Answering answering, Beginning beginning)
{
    /// <summary>Below this a reading is a guess.</summary>
    private const double Unsure = 0.5;

    /// <summary>Hears one message and lets the talk answer it.</summary>
    public async Task HearAsync(Talk talk)
    {
        HearLanguage(talk);
        Aloud.Show(talk);
        if (await onBehalf.HearAsync(talk))
            return;
        var current = runner.Current(talk);
        if (current?.State.For != talk.For)
            current = null; // What was just said for one neighbour is no answer to what was asked of another.
        if (!await HearAtOnceAsync(talk, current) && !await ReadAsync(talk, current))
            return;
        await beginning.GoOnAsync(talk);
    }

    /// <summary>Takes what a reading says.</summary>
    /// <returns>Whether it was taken: else the person was asked what is meant.</returns>
    private async Task<bool> ReadAsync(Talk talk, Running? current)
    {
        var expect = SlotTable.ExpectOf(current?.State.Asked);
        var readings = Understand(talk.MessageOf(talk.Said.Text, expect));
        var reading = readings[0];
        if (talk.Session.Supposed is { } supposed)
        {
            switch (Supposing.Answer(talk))
            {
                case "no":
                    talk.Say("supposed/sayAgain");
                    return false;
                case "yes":
                    if (await numbered.WithOrderAsync(talk, current))
                        return true;
                    (reading, readings) = (supposed, [supposed]);
                    break;
            }
        }
        else if (reading is { Intent: not "none", Confidence: < Unsure } && await supposing.AskAsync(talk, current?.State))
            return false;

        foreach (var next in readings.Skip(1))
            talk.Session.ToDo.Add(Aloud.Mark(talk, next));
        if (current is not null)
            await answering.HearAsync(talk, current, WithoutStrayNumber(reading, expect));
        else
            await beginning.HearAsync(talk, reading);
        return true;
    }

    private static IReadOnlyList<Reading> Understand(Message message)
    {
        using var span = Spans.Begin("understand");
        var readings = SeveralActs.Read(message);
        span?.SetTag("chatshop.intent", readings[0].Intent);
        return readings;
    }

    /// <summary>What is meant whatever a reading would say.</summary>
    private async Task<bool> HearAtOnceAsync(Talk talk, Running? current) =>
        Unheard.Tell(talk)
        || await paidByCode.HearAsync(talk, named: true)
        || await carrying.HearAsync(talk)
        || await Agreeing.HearAsync(talk, runner, current)
        || await numbered.WithCodeAsync(talk, current)
        || await numbered.WithAnythingAsync(talk, current)
        || await numbered.AboutOrderAsync(talk, current)
        || await showing.HearAsync(talk, current)
        || await origins.HearAsync(talk, current)
        || await numbered.WithOrderAsync(talk, current)
        || (current is null ? await beginning.ChooseAsync(talk) : await answering.ChooseAsync(talk, current))
        || await paidByCode.HearAsync(talk, named: false)
        || await HearAsideAsync(talk)
        || (current is not null && await answering.TakeAnythingAsync(talk, current));

    private async Task<bool> HearAsideAsync(Talk talk)
    {
        if (book.ForAside(talk.Folded) is not { } aside)
            return false;
        (talk.Session.Supposed, talk.Session.Misunderstood) = (null, 0);
        await runner.StartAsync(talk, aside, Slots.None);
        return true;
    }

    /// <summary>A bare number that answers a question for something else (123 for a telephone) is no amount of goods.</summary>
    private static Reading WithoutStrayNumber(Reading reading, string? expect) =>
        reading is { Intent: "inform", Slots.Quantity.UnitSaid: false } && expect is not (null or "quantity" or "stock" or "price" or "confirm")
            ? reading with { Slots = reading.Slots with { Quantity = null } }
            : reading;

    /// <summary>The shop speaks the language it is spoken to in, unless one was asked for.</summary>
    private static void HearLanguage(Talk talk)
    {
        if (!talk.Profile.LocaleChosen && talk.Said.Text.Length > 0)
            talk.Profile.Locale = talk.Counter.Phrasebook.LocaleOf(talk.Said.Text, talk.Profile.Locale, talk.Counter.Rules.Locale) ?? talk.Profile.Locale;
    }
}
