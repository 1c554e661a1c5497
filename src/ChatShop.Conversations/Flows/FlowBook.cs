using ChatShop.Conversations.Flows.Acts;
using ChatShop.Conversations.Flows.Picks;
using ChatShop.Conversations.Replies;
using ChatShop.Trade;
using ChatShop.Trade.Listings;
using ChatShop.Trade.Orders;

namespace ChatShop.Conversations.Flows;

/// <summary>Every flow of <c>dialogs/flows/</c>, checked against the texts, slots, picks and acts it names.</summary>
internal sealed class FlowBook
{
    private static readonly Dictionary<string, IAct> Acts = new IAct[]
    {
        new OpenShopAct(), new PublishListingAct(), new RepriceListingAct(), new CountStockAct(adds: false), new CountStockAct(adds: true),
        new ListingAct<ListingPaused>(nameof(PauseListing), (me, listing) => new PauseListing(me, listing)),
        new ListingAct<ListingResumed>(nameof(ResumeListing), (me, listing) => new ResumeListing(me, listing)),
        new ListingAct<ListingDeleted>(nameof(DeleteListing), (me, listing) => new DeleteListing(me, listing)),
        new ShowMyListings(), new ShowIncomingOrders(), new ShipOrderAct(), new RejectOrderAct(),
        new FindListings(), new PlaceOrderAct(), new ShowPayLink(), new PayOnDeliveryAct(), new CancelOrderAct(), new ReceiveOrderAct(),
        new AddToBasket(), new TakeFromBasket(), new ShowBasket(),
        new ChangeOrderAct(), new DisputeOrderAct(), new RefundOrderAct(), new WriteReviewAct(), new OpenHandoverAct(), new LiftMutesAct(),
        new ShowOrders(), new SetAddressAct(), new SwitchLanguage(),
        new IssueJoinCodeAct(), new JoinPeopleAct(), new LeaveJoinAct(), new BecomeOperatorAct(), new ShowMe(),
        new TurnNoticesOff(), new TurnNoticesOn(), new ShowNotices(),
        new ShowSales(), new ShareShop(),
        new ShowBalance(), new RequestPayoutAct(), new CancelPayoutsAct(), new OpenSellerAccountAct(),
        new AnswerComplaintAct(), new DecideDisputeAct(), new RepeatRefundAct(),
        new KeepCollectionCodeAct(), new DropCollectionCodesAct(), new PayByCodeAct(), new PayOnlineAct(), new ClaimPaidAct(), new ConfirmPaidAct(), new DenyPaidAct(),
    }.ToDictionary(act => act.Name);

    private static readonly Dictionary<string, IPick> Picks = new IPick[]
    {
        new MarketPick(), new OwnListingPick(), new LastOrderPick(), new BasketPick(),
        new JoinCodePick(), new JoinedPick(), new PayoutPick(),
        new DisputePick("disputes to answer", decides: false), new DisputePick("disputes to decide", decides: true),
        new OrderPick("orders to ship", OrderSide.Sold, OrderStatus.Placed),
        new OrderPick("orders to refund", OrderSide.Sold, OrderStatus.Placed, OrderStatus.Shipped, OrderStatus.Received, OrderStatus.Completed, OrderStatus.Disputed),
        new OrderPick("orders to receive", OrderSide.Bought, OrderStatus.Shipped, OrderStatus.Disputed),
        new OrderPick("orders to cancel", OrderSide.Bought, OrderStatus.AwaitingPayment, OrderStatus.Placed),
        new OrderPick("orders to change", OrderSide.Bought, OrderStatus.AwaitingPayment, OrderStatus.Placed),
        new OrderPick("orders to dispute", OrderSide.Bought, OrderStatus.Shipped, OrderStatus.Received, OrderStatus.Completed),
        new OrderPick("orders to review", OrderSide.BoughtLast, OrderStatus.Shipped, OrderStatus.Received, OrderStatus.Completed, OrderStatus.Disputed),
        new OrderPick("orders to pay", OrderSide.BoughtAtOnce, OrderStatus.AwaitingPayment),
        new CollectionWayPick(), new CodeOrderPick("orders paid by code", isSeller: false), new CodeOrderPick("money on my code", isSeller: true),
        new PersonPick(),
    }.ToDictionary(pick => pick.Name);

    private static readonly HashSet<string> Refusals = [.. typeof(Refusal).Assembly.GetTypes()
        .Where(type => type.IsSubclassOf(typeof(Refusal))).Select(type => type.Name)];

    private readonly Dictionary<string, Flow> byName = [];
    private readonly Dictionary<string, Flow> byIntent = [];
    private readonly Dictionary<string, Flow> byWords = [];
    private readonly Dictionary<string, Flow> byHeard = [];
    private readonly Dictionary<string, Flow> byCode = [];
    private readonly Dictionary<string, Flow> byOrder = [];
    private readonly List<Aside> asides = [];

    private FlowBook()
    {
    }

    /// <summary>Every flow.</summary>
    public IReadOnlyCollection<Flow> All => byName.Values;

    /// <summary>Reads and checks every flow.</summary>
    /// <exception cref="DialogMistakeException">The first mistake found.</exception>
    public static FlowBook Read(string dialogs, Phrasebook phrasebook)
    {
        var book = new FlowBook();
        foreach (var file in DialogFile.ReadAll(Path.Join(dialogs, "flows")))
        {
            var flow = Flow.Read(file);
            if (flow.SpeaksAs is { } other)
                foreach (var texts in phrasebook.All)
                    texts.Lend(other, flow.Name);
            foreach (var (line, mistake) in Mistakes(flow, phrasebook))
                throw file.Mistake(line, mistake);
            book.byName.Add(flow.Name, flow);
            if (flow.IsAside)
                book.asides.Add(new Aside(flow, phrasebook));
            foreach (var intent in flow.Intents)
                if (!book.byIntent.TryAdd(intent, flow))
                    throw file.Mistake(Flow.Find(file, "starts with")!, $"{intent} begins {book.byIntent[intent].Name} already");
            foreach (var words in flow.Words)
                if (!Heard(words, phrasebook).Any())
                    throw file.Mistake(Flow.Find(file, "starts with words")!, $"words.yaml has no list {words}");
                else if (!book.byWords.TryAdd(words, flow))
                    throw file.Mistake(Flow.Find(file, "starts with words")!, $"{words} begins {book.byWords[words].Name} already");
                else
                    foreach (var word in Heard(words, phrasebook))
                        book.byHeard.TryAdd(NameFit.Fold(word), flow);
            foreach (var words in flow.WordsBeforeCode)
                if (!Heard(words, phrasebook).Any())
                    throw file.Mistake(Flow.Find(file, "starts with a code after")!, $"words.yaml has no list {words}");
                else
                    foreach (var word in Heard(words, phrasebook))
                        book.byCode.TryAdd(NameFit.Fold(word), flow);
            foreach (var words in flow.WordsBeforeOrder)
                if (!Heard(words, phrasebook).Any())
                    throw file.Mistake(Flow.Find(file, "starts with an order after")!, $"words.yaml has no list {words}");
                else
                    foreach (var word in Heard(words, phrasebook))
                        book.byOrder.TryAdd(NameFit.Fold(word), flow);
        }
        return book;
    }

    /// <summary>The flow with this name; a session of an older version may name one that is gone.</summary>
    public Flow? Named(string name) => byName.GetValueOrDefault(name);

    /// <summary>The flow an intent begins; null when the shop can not do that.</summary>
    public Flow? ForIntent(string intent) => byIntent.GetValueOrDefault(intent);

    /// <summary>The flow that these very words begin; null when none.</summary>
    public Flow? ForWords(string text) => NameFit.Fold(text) is { Length: > 0 } said ? byHeard.GetValueOrDefault(said) : null;

    /// <summary>The flow that these words with a code behind them begin, and the code; null when none.</summary>
    public (Flow Flow, string Code)? ForCode(string text) =>
        SaidCode.In(text) is var (words, digits) && byCode.TryGetValue(NameFit.Fold(words), out var flow) ? (flow, digits) : null;

    /// <summary>The flow that these words with an order's number behind them begin, the number, and what is said about it; null when none.</summary>
    /// <remarks>再退1001 begins a flow that asks for nothing more; 再退1001 20块 says more than it can take.</remarks>
    public (Flow Flow, string Order, string About)? ForOrder(string text)
    {
        if (SaidOrder.In(text) is not var (words, order, about))
            return null;
        if (words.Length == 0 && byOrder.Keys.Where(word => about.StartsWith(word, StringComparison.OrdinalIgnoreCase)).MaxBy(word => word.Length) is { } behind)
            (words, about) = (behind, about[behind.Length..].TrimStart(SaidOrder.Separators));
        return byOrder.TryGetValue(NameFit.Fold(words), out var flow) && (about.Length == 0 || flow.Steps.Any(step => step is CollectStep)) ? (flow, order, about) : null;
    }

    /// <summary>The flow that these words begin in the middle of anything; null when none.</summary>
    public Flow? ForAside(string text) => NameFit.Fold(text) is { Length: > 0 } said ? asides.Find(aside => aside.Begins(said))?.Flow : null;

    /// <summary>A list of words in every language: people mix them.</summary>
    public static IEnumerable<string> Heard(string list, Phrasebook phrasebook) =>
        phrasebook.All.SelectMany(texts => texts.List($"words/{list}"));

    /// <summary>The act with this name.</summary>
    public static IAct Act(string name) => Acts[name];

    /// <summary>The pick with this name.</summary>
    public static IPick Pick(string name) => Picks[name];

    private static IEnumerable<(long Line, string Mistake)> Mistakes(Flow flow, Phrasebook phrasebook)
    {
        var acted = false;
        foreach (var step in flow.Steps)
        {
            if (acted && step is CollectStep or PickStep or ConfirmStep)
                yield return (step.Line, "nothing can be asked after an act: asking comes back to the first step");
            acted |= step is ActStep;
            foreach (var mistake in Unknown(step))
                yield return (step.Line, mistake);
        }
        foreach (var texts in phrasebook.All)
            foreach (var (line, key) in flow.Steps.SelectMany(step => Says(step).Select(key => (step.Line, key))))
                if (!texts.Has($"{flow.Name}/{key}"))
                    yield return (line, $"dialogs/{texts.Locale}/{flow.Name}.yaml has no text {key}");
    }

    private static IEnumerable<string> Unknown(Step step)
    {
        var slot = step switch { CollectStep collect => collect.Slot, TakeStep take => take.Slot, HearStep hear => hear.Slot, _ => null };
        if (slot is not null && !SlotTable.Names.Contains(slot))
            yield return $"no such slot as {slot}; slots are {string.Join(", ", SlotTable.Names)}";
        if (step is PickStep pick && !Picks.ContainsKey(pick.From))
            yield return $"nothing can be picked from \"{pick.From}\"; it can be from {string.Join(", ", Picks.Keys)}";
        if (step is not ActStep act)
            yield break;
        if (!Acts.ContainsKey(act.Act))
            yield return $"no such act as {act.Act}; acts are {string.Join(", ", Acts.Keys)}";
        foreach (var (refusal, again) in act.Refused)
            if (!Refusals.Contains(refusal) || !SlotTable.Names.Contains(again))
                yield return $"\"{refusal}: {again}\" must be a refusal and a slot";
    }

    private static IEnumerable<string> Says(Step step) => step switch
    {
        CollectStep collect => [$"ask.{collect.Slot}"],
        PickStep { From: "market" } => ["which", "none", "what"],
        PickStep { From: "last order" or "basket" or "people to talk to" or "joined channels" } => ["none"],
        PickStep { From: "join codes" } => [],
        PickStep { From: "own payouts" } => ["bank", "bankLater"],
        PickStep => ["which", "none"],
        ConfirmStep confirm => confirm.Again is { } again ? [confirm.Text, again] : [confirm.Text],
        SayStep say => [say.Text],
        ActStep act when Acts.TryGetValue(act.Act, out var known) => known.Says,
        _ => [],
    };
}
