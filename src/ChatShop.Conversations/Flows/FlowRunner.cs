using ChatShop.Conversations.Flows.Acts;
using ChatShop.Conversations.Flows.Picks;
using ChatShop.Conversations.Turns;
using ChatShop.Trade.Listings;
using ChatShop.Understanding;

namespace ChatShop.Conversations.Flows;

/// <summary>Carries a flow forward: through its steps until something must be asked, or to its end.</summary>
internal sealed class FlowRunner(FlowBook book)
{
    /// <summary>How many things may wait behind one another, the one that is talked about among them.</summary>
    private const int Deepest = 4;

    /// <summary>The flow that is being talked about; one that a newer version no longer has is forgotten.</summary>
    public Running? Current(Talk talk)
    {
        while (talk.Current is { } state)
        {
            if (book.Named(state.Flow) is { } flow)
                return new Running(flow, state);
            talk.Session.Flows.Remove(state);
        }
        return null;
    }

    /// <summary>Begins the flow of an intent that the shop has one for.</summary>
    public Task StartAsync(Talk talk, string intent, Slots said, Action<FilledSlots>? prepare = null) =>
        StartAsync(talk, book.ForIntent(intent)!, said, prepare);

    /// <summary>Begins a flow with what the message already said.</summary>
    public async Task StartAsync(Talk talk, Flow flow, Slots said, Action<FilledSlots>? prepare = null)
    {
        if (!Fronting.Admits(talk, flow))
            return;
        var running = new Running(flow, new FlowState { Flow = flow.Name, For = talk.For });
        var slots = running.State.Slots;
        talk.Notes.Begun.Add(running.State);
        prepare?.Invoke(slots);
        if (flow.IsAnswer)
        {
            SlotTable.FillAll(slots, said, talk.Counter.Rules.Currency);
            slots.Product ??= said.Product;
            Hear(talk, running);
            await AnswerAsync(talk, running);
            return;
        }
        MakeRoom(talk);
        talk.Session.Flows.Add(running.State);
        await TakeAsync(talk, running, said);
    }

    /// <summary>Nobody keeps more than a few things in mind: the oldest gives way, and the person is told so.</summary>
    private static void MakeRoom(Talk talk)
    {
        if (talk.Session.Flows.Count < Deepest)
            return;
        talk.Notes.Left.Add(talk.Session.Flows[0]);
        talk.Session.Flows.RemoveAt(0);
        talk.Say("common/givesWay");
    }

    /// <summary>Takes values into a running flow and carries it on.</summary>
    public async Task TakeAsync(Talk talk, Running running, Slots said)
    {
        var (asked, slots) = (running.State.Asked, running.State.Slots);
        if (TakesWords(running.Flow) && (asked is not null || slots.Words is null))
            slots.Words = OwnWords.Of(talk.Said.Text, isAnswer: asked is not null) ?? slots.Words;
        Hear(talk, running);
        var before = Corrigible(talk, slots);
        var refused = SlotTable.FillAll(slots, said, talk.Counter.Rules.Currency);
        talk.Corrected = before.Zip(Corrigible(talk, slots)).FirstOrDefault(it => it.First is not null && it.First != it.Second).Second;
        if (refused is var (slot, refusal))
        {
            talk.Refuse(refusal);
            SlotTable.Of(slot).Forget(slots);
        }
        await ContinueAsync(talk, running);
    }

    /// <summary>Goes through the steps: what is known is passed over, the first thing missing is asked.</summary>
    public async Task ContinueAsync(Talk talk, Running running, bool confirmed = false)
    {
        var (flow, state) = running;
        using var span = Spans.Begin("flow", flow.Name);
        if (flow.TakesPhotos)
            foreach (var photo in Album.Take(talk).Except(state.Slots.Photos).Take(Offer.MostPhotos - state.Slots.Photos.Count).ToList())
                state.Slots.Photos.Add(photo);
        foreach (var step in flow.Steps)
        {
            var goesOn = step switch
            {
                CollectStep collect => await CollectAsync(talk, state, collect),
                PickStep pick => await PickAsync(talk, state, pick),
                ConfirmStep confirm => await ConfirmAsync(talk, running, confirm, confirmed),
                ActStep act => await ActAsync(talk, running, act),
                SayStep say => Say(talk, running, say),
                _ => true,
            };
            if (!goesOn)
                return;
        }
        End(talk, state);
    }

    /// <summary>Asks again for what was given last before the question that stands; where nothing was, the question once more.</summary>
    public async Task BackAsync(Talk talk, Running running)
    {
        var (flow, state) = running;
        talk.Notes.Left.Add(state);
        var asked = flow.Steps.TakeWhile(step => step is not CollectStep collect || collect.Slot != state.Asked?.Slot);
        var person = await talk.PersonAsync();
        foreach (var step in asked.OfType<CollectStep>().Reverse())
        {
            var slot = SlotTable.Of(step.Slot);
            slot.Forget(state.Slots);
            state.Skipped.Remove(step.Slot);
            if (slot.Recall is not { } recall)
                break;
            recall(state.Slots, person);
            if (!slot.IsFilled(state.Slots))
                break;
        }
        await ContinueAsync(talk, running);
    }

    /// <summary>Leaves a flow; what waited behind it is asked again.</summary>
    public static void End(Talk talk, FlowState state)
    {
        talk.Session.Flows.Remove(state);
        Fronting.End(talk, state);
        if (talk is { Current: { } waiting, Session.Handover: null }) // Whoever talks with a person now is asked when that is over.
            Asking.AskAgain(talk, waiting, again: false);
    }

    /// <summary>Whether these words, heard in this flow, fill one of its slots.</summary>
    public static bool Hear(Talk talk, Running running)
    {
        var heard = false;
        var said = new SaidWords(talk.Said.Text);
        var words = running.Flow.Hears
            .SelectMany(slot => talk.Counter.Words.Heard(slot).Select(word => (Word: word, Slot: slot)))
            .OrderByDescending(it => it.Word.Length); // 没付款 is not 付款.
        foreach (var (word, slot) in words)
        {
            if (!said.Take(word))
                continue;
            SlotTable.Of(slot).Hear?.Invoke(running.State.Slots);
            heard = true;
        }
        return heard;
    }

    private static async Task AnswerAsync(Talk talk, Running running)
    {
        foreach (var step in running.Flow.Steps)
            if (step is SayStep say)
                Say(talk, running, say);
            else if (step is ActStep act)
                Tell(talk, running, await RunAsync(talk, running, act));
        if (talk.Current is { } waiting)
            Asking.AskAgain(talk, waiting, again: false);
    }

    /// <summary>Whether the message is words of one of the flow's slots and nothing else: 货到付款 is no address.</summary>
    public static bool HearsOnly(Talk talk, Flow flow)
    {
        var said = talk.Folded;
        return flow.Hears.Any(list => talk.Counter.Words.Heard(list).Contains(said));
    }

    private static async Task<bool> CollectAsync(Talk talk, FlowState state, CollectStep step)
    {
        var slot = SlotTable.Of(step.Slot);
        if (!slot.IsFilled(state.Slots) && slot.Recall is { } recall)
            recall(state.Slots, await talk.PersonAsync());
        while (slot.IsFilled(state.Slots) && slot.Check is { } check && await check(talk, state.Slots) is { } refusal)
        {
            talk.Refuse(refusal);
            if (slot.IsGone(state.Slots))
            {
                End(talk, state);
                return false;
            }
        }
        if (slot.IsFilled(state.Slots) || state.Skipped.Contains(step.Slot))
            return true;
        Asking.Ask(talk, state, new Question(step.Slot, $"ask.{step.Slot}", []));
        return false;
    }

    private static async Task<bool> PickAsync(Talk talk, FlowState state, PickStep step)
    {
        var pick = PickTable.All[step.From];
        if (pick.IsDone(state.Slots))
            return true;
        var picked = await pick.PickAsync(talk, state.Slots);
        if (picked.Key is null)
            return true;
        if (picked.Options.Count > 0 || picked.Key == "what")
        {
            Asking.Ask(talk, state, new Question(step.Slot, picked.Key, picked.Options) { Said = picked.Values.GetValueOrDefault("said") as string ?? "" });
            return false;
        }
        if (picked.Refusal is { } refusal)
            talk.Refuse(refusal);
        else
            talk.Say($"{state.Flow}/{picked.Key}", picked.Values);
        End(talk, state);
        return false;
    }

    /// <summary>What the act would refuse is found out before anybody is asked to agree to it.</summary>
    private static async Task<bool> ConfirmAsync(Talk talk, Running running, ConfirmStep step, bool confirmed)
    {
        var (flow, state) = running;
        if (confirmed && (step.Again is null || !Retyping.IsDue(talk, state.Slots)))
            return true;
        if (confirmed)
        {
            Asking.Ask(talk, state, new Question(Retyping.Slot, step.Again!, []));
            return false;
        }
        foreach (var slot in flow.Steps.OfType<ActStep>().SelectMany(act => act.Refused.Values).Distinct().Select(SlotTable.Of))
        {
            if (!slot.IsFilled(state.Slots) || slot.Check is not { } check || await check(talk, state.Slots) is not { } refusal)
                continue;
            talk.Refuse(refusal);
            slot.Forget(state.Slots);
            if (!slot.IsFilled(state.Slots))
                continue;
            End(talk, state);
            return false;
        }
        Asking.Ask(talk, state, new Question("confirm", step.Text, []));
        return false;
    }

    private async Task<bool> ActAsync(Talk talk, Running running, ActStep step)
    {
        if (await Agreeing.AskAsync(talk, running.State, step))
            return false;
        var done = await RunAsync(talk, running, step);
        Tell(talk, running, done);
        if (done.Refusal is null)
            return true;
        if (step.Refused.TryGetValue(done.Refusal.GetType().Name, out var slot))
        {
            SlotTable.Of(slot).Forget(running.State.Slots);
            await ContinueAsync(talk, running);
        }
        else
        {
            End(talk, running.State);
        }
        return false;
    }

    private static async Task<Done> RunAsync(Talk talk, Running running, ActStep step)
    {
        using var span = Spans.Begin("act", step.Act);
        var done = await ActTable.All[step.Act].RunAsync(talk, running.State.Slots);
        span?.SetTag("chatshop.refused", done.Refusal?.GetType().Name);
        return done;
    }

    private static bool Say(Talk talk, Running running, SayStep step)
    {
        talk.Say($"{running.Flow.Name}/{step.Text}", Asking.Values(talk, running.State.Slots));
        return true;
    }

    private static void Tell(Talk talk, Running running, Done done)
    {
        if (done.Refusal is { } refusal)
            talk.Refuse(refusal);
        else if (done.Key is not null)
            talk.Say($"{running.Flow.Name}/{done.Key}", done.Values, photos: done.Photos, receipt: done.Receipt);
    }

    /// <summary>What may be corrected while something else is asked, as it is written.</summary>
    private static List<string?> Corrigible(Talk talk, FilledSlots slots) =>
    [
        slots.Address, slots.Phone, slots.Recipient,
        slots.Price() is { } price ? talk.Texts.Wording.Write(price) : null,
        slots.StockCounted() is { } stock ? talk.Texts.Wording.Write(stock) : null,
    ];

    /// <summary>Whether what the person says is passed on as it is.</summary>
    private static bool TakesWords(Flow flow) =>
        flow.Steps.Any(step => step is CollectStep { Slot: "words" } or ActStep { Act: nameof(Trade.Reviews.WriteReview) });
}
