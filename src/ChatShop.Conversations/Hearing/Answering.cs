using ChatShop.Conversations.Flows;
using ChatShop.Conversations.Flows.Picks;
using ChatShop.Trade;
using ChatShop.Understanding;

namespace ChatShop.Conversations.Hearing;

/// <summary>What a message means while a flow waits: an answer, a correction, an interruption, leaving.</summary>
internal sealed class Answering(FlowBook book, FlowRunner runner, Supposing supposing)
{
    /// <summary>Lets the flow answer, or what the message begins besides. The order is the rule: the first that fits is meant.</summary>
    public async Task HearAsync(Talk talk, Running running, Reading reading)
    {
        talk.Session.Misunderstood = 0;
        if (await PassOverAsync(talk, running, reading) || await AgreeAsync(talk, running, reading) || await RepairAsync(talk, running, reading)
            || await GoOnAsync(talk, running, reading) || await InterruptAsync(talk, running, reading))
            return;
        if (FlowRunner.Hear(talk, running))
        {
            await runner.ContinueAsync(talk, running);
            return;
        }
        talk.Notes.IsMisheard = true;
        if (!await supposing.AskAsync(talk, running.State) && !await supposing.OfferPersonAsync(talk, running.State))
            Asking.AskAgain(talk, running.State, again: true);
    }

    /// <summary>One of the things shown, by its number or its very name.</summary>
    /// <returns>Whether one was chosen.</returns>
    public async Task<bool> ChooseAsync(Talk talk, Running running) =>
        running.State.Asked is { Options.Count: > 0 } asked && Choosing.Exactly(talk, [.. asked.Options]) is { } option && await TakeAsync(talk, running, option);

    /// <summary>Where anything may be the answer, it is one unless it is words that every flow knows.</summary>
    /// <returns>Whether it was taken.</returns>
    public async Task<bool> TakeAnythingAsync(Talk talk, Running running)
    {
        if (running.State.Asked is not { Slot: var asked } || !SlotTable.Names.Contains(asked) || SlotTable.Of(asked).TakesAnything is not { } take || talk.Said.Text.Length == 0
            || talk.Hears("wait") || talk.Hears("whatAsked") || talk.Hears("back")
            || talk.Hears("language") || Reader.Read(talk.MessageOf(talk.Said.Text)).Intent is "cancel" or "help" or "human.handover" or "language.switch" or "no")
            return false;
        take(running.State.Slots, talk.Said.Text);
        await runner.ContinueAsync(talk, running);
        return true;
    }

    /// <summary>Words the flow listens for, and questions that need no answer.</summary>
    private async Task<bool> PassOverAsync(Talk talk, Running running, Reading reading)
    {
        var (flow, state) = running;
        if (!(FlowRunner.HearsOnly(talk, flow) && FlowRunner.Hear(talk, running)))
        {
            if (!flow.Steps.OfType<CollectStep>().Any(step => step.Slot == state.Asked?.Slot && step.Optional)
                || !(reading.Intent == "no" || talk.Hears("skip") || SaysItAgain(flow, state, reading)))
                return false;
            state.Skipped.Add(state.Asked!.Slot);
        }
        await runner.ContinueAsync(talk, running);
        return true;
    }

    /// <summary>Yes and no to what was shown, and the sum typed once more.</summary>
    private async Task<bool> AgreeAsync(Talk talk, Running running, Reading reading)
    {
        var (flow, state) = running;
        switch (state.Asked?.Slot, reading.Intent)
        {
            case ("confirm", "yes"):
                await runner.ContinueAsync(talk, running, confirmed: true);
                return true;
            case ("confirm", "no") when !Says(reading.Slots) && flow.Steps.Any(step => step is CollectStep):
                talk.Say("common/whatIsWrong");
                return true;
            case ("confirm", "no") when !Says(reading.Slots): // Nothing can be wrong: 删掉吗？不删了.
            case (Retyping.Slot, _) when Retyping.IsLeft(talk):
                Leave(talk, state);
                return true;
            case (Retyping.Slot, _) when Retyping.Hear(talk, state.Slots, reading):
                await runner.ContinueAsync(talk, running, confirmed: true);
                return true;
            case (Retyping.Slot, "inform" or "yes"):
                Asking.AskAgain(talk, state, again: true);
                return true;
            default:
                return false;
        }
    }

    /// <summary>What is said of the talk itself.</summary>
    private async Task<bool> RepairAsync(Talk talk, Running running, Reading reading)
    {
        if (reading.Intent == "cancel")
            Leave(talk, running.State);
        else if (talk.Hears("wait"))
            talk.Say("common/takeYourTime");
        else if (talk.Hears("whatAsked"))
            Asking.AskAgain(talk, running.State, again: false);
        else if (talk.Hears("back"))
            await runner.BackAsync(talk, running);
        else
            return false;
        return true;
    }

    /// <summary>What belongs to the flow, and the words that begin an answer beside it.</summary>
    private async Task<bool> GoOnAsync(Talk talk, Running running, Reading reading)
    {
        var (flow, state) = running;
        var words = book.ForWords(talk.Folded);
        if (words is { IsAnswer: true }) // Before values are looked for: 我是谁 is no address.
            await runner.StartAsync(talk, words, Slots.None);
        else if (BelongsTo(flow, state, reading))
            await runner.TakeAsync(talk, running, reading.Slots);
        else if (words == flow || (flow.Intents.Contains(reading.Intent) && !Says(reading.Slots) && !flow.Steps.Any(step => step is CollectStep)))
            Asking.AskAgain(talk, state, again: false); // 提现, said again while it is agreed to, is no second one.
        else
            return false;
        return true;
    }

    /// <summary>What is nearly one of the things shown, or begins something else.</summary>
    private async Task<bool> InterruptAsync(Talk talk, Running running, Reading reading)
    {
        var words = book.ForWords(talk.Folded);
        var other = words ?? book.ForIntent(reading.Intent);
        if (words is not null)
            reading = reading with { Slots = Slots.None, Confidence = 1 }; // These very words are no guess, and no value.
        if (running.State.Asked is { Options.Count: > 0 } asked && other is null or { IsAnswer: true } && Choosing.Nearly(talk, asked.Options) is { } option)
            return await TakeAsync(talk, running, option);
        if (other is null)
            return false;
        if (!Aloud.AskFirst(talk, other, reading))
            await runner.StartAsync(talk, other, reading.Slots);
        return true;
    }

    private async Task<bool> TakeAsync(Talk talk, Running running, Option option)
    {
        var (flow, state) = running;
        flow.Steps.OfType<PickStep>().Select(step => PickTable.All[step.From]).First(pick => !pick.IsDone(state.Slots)).Choose(state.Slots, option);
        await runner.ContinueAsync(talk, running);
        return true;
    }

    /// <summary>Whether a message speaks of the flow that is going on: its values are taken and nothing new begins.</summary>
    private static bool BelongsTo(Flow flow, FlowState state, Reading reading) => reading.Intent switch
    {
        "order.create" or "cart.add" when flow.Steps.Any(step => step is CollectStep { Slot: "change" }) => Says(reading.Slots),
        "inform" or "address.set" => Says(reading.Slots) && flow.Steps.Any(step => step is CollectStep or PickStep),
        var intent when flow.Intents.Contains(intent) && Says(reading.Slots) => IsSameOrder(state, reading.Slots)
            && (reading.Slots.Product is null || state.Slots.Product is null || NameFit.Of(reading.Slots.Product, state.Slots.Product) >= 0.9),
        _ => false,
    };

    /// <summary>1001发货了, said again when the parcel's number is asked: there is none.</summary>
    private static bool SaysItAgain(Flow flow, FlowState state, Reading reading) =>
        flow.Intents.Contains(reading.Intent) && reading.Slots is { Order: not null, Tracking: null, Carrier: null } && IsSameOrder(state, reading.Slots);

    private static bool IsSameOrder(FlowState state, Slots said) =>
        said.Order is null || state.Slots.Order is null || OrderNumber.Parse(said.Order)?.Value == state.Slots.Order;

    private static bool Says(Slots slots) => slots != Slots.None;

    /// <summary>算了: of the last thing in hand, what was said along with it is not done either.</summary>
    private static void Leave(Talk talk, FlowState state)
    {
        if (talk.Session.Flows is [_])
            talk.Session.ToDo.Clear();
        talk.Say(state.Flow == Supposing.Offer ? "human.offer/left" : "common/left");
        talk.Notes.Left.Add(state);
        FlowRunner.End(talk, state);
    }
}
