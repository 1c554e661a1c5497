using System.Globalization;
using ChatShop.Conversations.SecondReadings;
using ChatShop.Conversations.Sessions;
using ChatShop.Trade;
using ChatShop.Trade.Orders;
using ChatShop.Understanding;

namespace ChatShop.Conversations.Flows;

/// <summary>Decides what a message means for the conversation: an answer, a correction, an interruption, something new.</summary>
/// <remarks>What every flow needs is here, once for all: docs/decisions/0002.</remarks>
internal sealed class Listener(FlowBook book, SecondReader second)
{
    /// <summary>How deep one thing may interrupt another.</summary>
    private const int Deepest = 3;

    /// <summary>The longest message that may be the name of goods alone.</summary>
    private const int LongestGoods = 20;

    /// <summary>Who has not been understood this often is offered a person.</summary>
    private const int Stuck = 3;

    /// <summary>The flow that offers one.</summary>
    private const string Offer = "human.offer";

    /// <summary>Below this a reading is a guess.</summary>
    private const double Unsure = 0.5;

    private readonly FlowRunner runner = new(book);
    private readonly Carrying carrying = new(book);
    private readonly Beginning beginning = new(book);
    private readonly Spoken spoken = new(book);
    private readonly Showing showing = new(book, new FlowRunner(book));
    private readonly Collecting collecting = new(book, new FlowRunner(book));

    /// <summary>Hears one message and lets the talk answer it.</summary>
    public async Task HearAsync(Talk talk)
    {
        var current = runner.Current(talk);
        HearLanguage(talk);
        Spoken.Show(talk);
        if (Unheard.Tell(talk) || await collecting.HearAsync(talk, named: true) || await carrying.HearAsync(talk) || await beginning.WithCodeAsync(talk, current)
            || await showing.HearAsync(talk, current) || await beginning.WithOrderAsync(talk, current) || await ChooseAsync(talk, current)
            || await collecting.HearAsync(talk, named: false))
            return;
        if (book.ForAside(talk.Said.Text) is { } aside)
        {
            (talk.Session.Supposed, talk.Session.Misunderstood) = (null, 0);
            await runner.StartAsync(talk, aside, Slots.None);
            return;
        }
        if (current is { State.Asked.Slot: var asked } && TakesAnything(talk, asked) is { } take)
        {
            take(current.Value.State.Slots, talk.Said.Text);
            await runner.ContinueAsync(talk, current.Value.Flow, current.Value.State, confirmed: false);
            return;
        }

        var expect = current?.State.Asked is { Slot: var slot } ? ExpectOf(slot) : null;
        var readings = SeveralActs.Read(new Message(talk.Said.Text, talk.Texts.Locale, expect, talk.Now));
        var reading = readings[0];
        if (talk.Session.Supposed is { } supposed)
        {
            switch (Supposing.Answer(talk))
            {
                case "no":
                    talk.Say("supposed/sayAgain");
                    return;
                case "yes":
                    if (await beginning.WithOrderAsync(talk, current))
                        return;
                    (reading, readings) = (supposed, [supposed]);
                    break;
            }
        }
        else if (reading is { Intent: not "none", Confidence: < Unsure } && await SupposeAsync(talk, current?.State))
            return;

        foreach (var next in readings.Skip(1))
            talk.Session.ToDo.Add(Spoken.Mark(talk, next));
        if (current is var (flow, state))
            await AnswerAsync(talk, flow, state, WithoutStrayNumber(reading, expect));
        else
            await BeginAsync(talk, reading);
        await GoOnAsync(talk);
    }

    /// <summary>What else a message asked for is done once what came before it is.</summary>
    private async Task GoOnAsync(Talk talk)
    {
        while (talk.Session is { Handover: null, Supposed: null, ToDo.Count: > 0 } session && runner.Current(talk) is null)
        {
            var next = session.ToDo[0];
            session.ToDo.RemoveAt(0);
            if (FlowFor(next) is { } flow && !Spoken.AskFirst(talk, flow, next))
                await runner.StartAsync(talk, flow, next.Slots);
        }
    }

    /// <summary>A bare number that answers a question for something else (123 for a telephone) is no amount of goods.</summary>
    private static Reading WithoutStrayNumber(Reading reading, string? expect) =>
        reading is { Intent: "inform", Slots.Quantity.UnitSaid: false } && expect is not (null or "quantity" or "stock" or "price" or "confirm")
            ? reading with { Slots = reading.Slots with { Quantity = null } }
            : reading;

    /// <summary>Asks a language model where there is one, and the person whether it is right.</summary>
    private async Task<bool> SupposeAsync(Talk talk, FlowState? state)
    {
        var expect = state?.Asked is { Slot: var slot } ? ExpectOf(slot) : null;
        if (await second.ReadAsync(new Message(talk.Said.Text, talk.Texts.Locale, expect, talk.Now), talk.Cancellation) is not { } reading)
            return false;
        Supposing.Ask(talk, reading);
        return true;
    }

    /// <summary>Where anything may be the answer, it is one unless it is words that every flow knows.</summary>
    private static Action<FilledSlots, string>? TakesAnything(Talk talk, string slot) =>
        SlotTable.Names.Contains(slot) && SlotTable.Of(slot).TakesAnything is { } take && talk.Said.Text.Length > 0
        && !talk.Hears("wait") && !talk.Hears("whatAsked") && !talk.Hears("back")
        && Reader.Read(new Message(talk.Said.Text)).Intent is not ("cancel" or "help" or "human.handover" or "language.switch" or "no")
            ? take
            : null;

    private static string? ExpectOf(string slot) => slot switch
    {
        "confirm" => slot,
        Retyping.Slot => "amount",
        _ => SlotTable.Names.Contains(slot) ? SlotTable.Of(slot).Expect : null,
    };

    /// <summary>The shop speaks the language it is spoken to in, unless one was asked for.</summary>
    private static void HearLanguage(Talk talk)
    {
        var text = talk.Said.Text;
        if (talk.Profile.LocaleChosen || text.Length == 0)
            return;
        var isChinese = text.Any(sign => sign is >= '\u3400' and <= '\u9fff');
        var words = text.Split(' ').Count(word => word.Length > 1 && word.All(char.IsAsciiLetter));
        if (isChinese && !(words >= 2 && talk.Profile.Locale == "en"))
            talk.Profile.Locale = "zh-CN";
        else if (!isChinese && words >= (talk.Profile.Locale is null ? 1 : 2))
            talk.Profile.Locale = "en";
    }

    private async Task<bool> ChooseAsync(Talk talk, (Flow Flow, FlowState State)? current)
    {
        if (current is var (flow, state))
            return state.Asked is { Options.Count: > 0 } asked && Choosing.Exactly(talk, [.. asked.Options]) is { } option
                && await ChosenAsync(talk, flow, state, option);
        if (Choosing.Exactly(talk, talk.Session.Shown) is not { } shown || book.ForIntent("order.create") is not { } order)
            return false;
        await runner.StartAsync(talk, order, Slots.None, slots => slots.Items.Add(Chosen(shown)));
        return true;
    }

    /// <summary>One of the listings shown last.</summary>
    private static Wanted Chosen(Option shown) => new() { Product = shown.Name, Listing = long.Parse(shown.Id, CultureInfo.InvariantCulture) };

    private async Task<bool> ChosenAsync(Talk talk, Flow flow, FlowState state, Option option)
    {
        flow.Steps.OfType<PickStep>().Select(step => FlowBook.Pick(step.From)).First(pick => !pick.IsDone(state.Slots)).Choose(state.Slots, option);
        await runner.ContinueAsync(talk, flow, state, confirmed: false);
        return true;
    }

    private async Task AnswerAsync(Talk talk, Flow flow, FlowState state, Reading reading)
    {
        talk.Session.Misunderstood = 0;
        var optional = flow.Steps.OfType<CollectStep>().FirstOrDefault(step => step.Slot == state.Asked?.Slot && step.Optional);
        if (FlowRunner.HearsOnly(talk, flow) && FlowRunner.Hear(talk, flow, state))
            await runner.ContinueAsync(talk, flow, state, confirmed: false);
        else if (optional is not null && (reading.Intent == "no" || talk.Hears("skip") || SaysItAgain(flow, state, reading)))
        {
            state.Skipped.Add(optional.Slot);
            await runner.ContinueAsync(talk, flow, state, confirmed: false);
        }
        else if (state.Asked?.Slot == "confirm" && reading.Intent == "yes")
            await runner.ContinueAsync(talk, flow, state, confirmed: true);
        else if (state.Asked?.Slot == "confirm" && reading.Intent == "no" && !Says(reading.Slots))
            DoubtOrLeave(talk, flow, state);
        else if (state.Asked?.Slot == Retyping.Slot && Retyping.IsLeft(talk))
            Leave(talk, state);
        else if (state.Asked?.Slot == Retyping.Slot && Retyping.Hear(talk, state.Slots, reading))
            await runner.ContinueAsync(talk, flow, state, confirmed: true);
        else if (state.Asked?.Slot == Retyping.Slot && reading.Intent is "inform" or "yes")
            Asking.AskAgain(talk, state, again: true);
        else if (reading.Intent == "cancel")
            Leave(talk, state);
        else if (talk.Hears("wait"))
            talk.Say("common/takeYourTime");
        else if (talk.Hears("whatAsked"))
            Asking.AskAgain(talk, state, again: false);
        else if (talk.Hears("back"))
            await runner.BackAsync(talk, flow, state);
        else if (book.ForWords(talk.Said.Text) is { IsAnswer: true } words) // Before values are looked for: 我是谁 is no address.
            await runner.StartAsync(talk, words, Slots.None);
        else if (BelongsTo(flow, state, reading))
            await runner.TakeAsync(talk, flow, state, reading.Slots);
        else if (flow.Intents.Contains(reading.Intent) && !Says(reading.Slots) && !flow.Steps.Any(step => step is CollectStep))
            Asking.AskAgain(talk, state, again: false); // 提现, said again while it is agreed to, is no second one.
        else if (state.Asked is { Options.Count: > 0 } asked && book.ForIntent(reading.Intent) is null or { IsAnswer: true } && Choosing.Nearly(talk, asked.Options) is { } option)
            await ChosenAsync(talk, flow, state, option);
        else if (book.ForIntent(reading.Intent) is { } other && (other.IsAnswer || talk.Session.Flows.Count < Deepest))
        {
            if (!Spoken.AskFirst(talk, other, reading))
                await runner.StartAsync(talk, other, reading.Slots);
        }
        else if (FlowRunner.Hear(talk, flow, state))
            await runner.ContinueAsync(talk, flow, state, confirmed: false);
        else if (!await SupposeAsync(talk, state))
        {
            if (state.Asked?.Times >= Stuck && flow.Name != Offer)
                await runner.StartAsync(talk, book.Named(Offer)!, Slots.None, slots => slots.Words = talk.Said.Text);
            else
                Asking.AskAgain(talk, state, again: true);
        }
    }

    private async Task BeginAsync(Talk talk, Reading reading)
    {
        if (spoken.AskFirst(talk, reading, FlowFor(reading)))
            return;
        if (book.ForWords(talk.Said.Text) is { } words)
            await runner.StartAsync(talk, words, Slots.None);
        else if (reading.Intent == "cancel")
            await CancelLastAsync(talk);
        else if (reading.Intent == "checkout" && talk.Profile.Basket.Count == 0)
            await runner.StartAsync(talk, book.ForIntent("yes")!, Slots.None); // With an empty basket it is the order that waits for its money.
        else if (reading.Intent == "yes" && talk.Session.Shown.Count == 1)
            await runner.StartAsync(talk, book.ForIntent("order.create")!, Slots.None, slots => slots.Items.Add(Chosen(talk.Session.Shown[0])));
        else if (Afterthought.Of(talk, reading) is var (meant, prepare) && book.ForIntent(meant.Intent) is { } again)
            await runner.StartAsync(talk, again, meant.Slots, prepare);
        else if (await showing.NameAsync(talk, reading))
            return;
        else if (reading is { Intent: "inform" or "order.create", Slots: { Quantity: not null, Items: null } } && talk.Session.Shown.Count == 1)
            await runner.StartAsync(talk, book.ForIntent("order.create")!, reading.Slots, slots => slots.Items.Add(Chosen(talk.Session.Shown[0])));
        else if (FlowFor(reading) is { } flow)
            await runner.StartAsync(talk, flow, reading.Slots);
        else if (book.ForIntent("search") is { } search && await NamesGoodsAsync(talk))
            await runner.StartAsync(talk, search, new Slots { Product = talk.Said.Text });
        else if (!await SupposeAsync(talk, null))
        {
            talk.Session.Misunderstood++;
            if (talk.Session.Misunderstood < Stuck)
            {
                talk.Say("common/notUnderstood", time: talk.Session.Misunderstood - 1);
                return;
            }
            await runner.StartAsync(talk, book.Named(Offer)!, Slots.None, slots => slots.Words = talk.Said.Text);
        }
        talk.Session.Misunderstood = 0;
    }

    /// <summary>苹果, and nothing else: whoever names goods that are for sale wants to see them.</summary>
    private static async Task<bool> NamesGoodsAsync(Talk talk) =>
        talk.Said.Text.Length is >= 1 and <= LongestGoods
        && (await GoodsSearch.FindAsync(talk, talk.Said.Text, 1)) is [{ Fit: >= 1 }, ..];

    /// <summary>Values alone, out of nowhere, begin what they are mostly said for.</summary>
    private Flow? FlowFor(Reading reading) => book.ForIntent(reading.Intent) ?? (reading.Intent != "inform" ? null : reading.Slots switch
    {
        { Tracking: not null } => book.ForIntent("order.ship"),
        { Items: not null } => book.ForIntent("order.create"),
        { Address: not null } or { Phone: not null } => book.ForIntent("address.set"),
        { Product: not null } => book.ForIntent("search"),
        _ => null,
    });

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

    /// <summary>A "no" to a summary asks what is wrong; where nothing can be wrong (删掉吗？不删了), it leaves.</summary>
    private static void DoubtOrLeave(Talk talk, Flow flow, FlowState state)
    {
        if (flow.Steps.OfType<CollectStep>().Any())
            talk.Say("common/whatIsWrong");
        else
            Leave(talk, state);
    }

    private static void Leave(Talk talk, FlowState state)
    {
        talk.Say(state.Flow == Offer ? "human.offer/left" : "common/left");
        FlowRunner.End(talk, state);
    }

    /// <summary>算了, with nothing going on, means what was done last here: once, since who says it to that question does not mean the same again.</summary>
    private async Task CancelLastAsync(Talk talk)
    {
        if (talk.Session.LastDone is { Flow: "order" } placed && await CanCancelAsync(talk, placed) && book.ForIntent("order.cancel") is { } cancel)
        {
            talk.Session.LastDone = null;
            await runner.StartAsync(talk, cancel, Slots.None, slots => slots.Order = placed.Id);
        }
        else if (Afterthought.Last(talk) is { Flow: "listing" } published && book.ForIntent("listing.delete") is { } delete)
        {
            talk.Session.LastDone = null;
            await runner.StartAsync(talk, delete, Slots.None, slots => (slots.Listing, slots.Product) = (published.Id, published.Name));
        }
        else
        {
            talk.Say("common/nothingToLeave");
        }
    }

    /// <summary>An order that waits for its money, or was placed for cash a moment ago.</summary>
    private static async Task<bool> CanCancelAsync(Talk talk, LastDone placed) =>
        await talk.Counter.Records.OrderAsync(new OrderNumber(placed.Id), talk.Cancellation) is { } order
        && (order.Status == OrderStatus.AwaitingPayment || (order is { IsCash: true, Status: OrderStatus.Placed } && Afterthought.Last(talk) == placed));
}
