using ChatShop.Conversations.Flows.Acts;
using ChatShop.Conversations.Flows.Picks;
using ChatShop.Conversations.Replies;
using ChatShop.Trade;

namespace ChatShop.Conversations.Flows;

/// <summary>Every flow of <c>dialogs/flows/</c>, checked against the texts, slots, picks and acts it names.</summary>
internal sealed class FlowBook
{
    private static readonly HashSet<string> Refusals = [.. typeof(Refusal).Assembly.GetTypes()
        .Where(type => type.IsSubclassOf(typeof(Refusal))).Select(type => type.Name)];

    private readonly Dictionary<string, Flow> byName = [];
    private readonly Dictionary<string, Flow> byIntent = [];
    private readonly Dictionary<string, Flow> byList = [];
    private readonly Dictionary<string, Flow> byWords = [];
    private readonly Dictionary<string, Flow> byCode = [];
    private readonly Dictionary<string, Flow> byOrder = [];
    private readonly List<(string Word, Flow Flow)> byAnything = [];
    private readonly List<Aside> asides = [];
    private readonly List<Aside> aboutOrders = [];

    private FlowBook(WordLists words) => Words = words;

    /// <summary>Every flow.</summary>
    public IReadOnlyCollection<Flow> All => byName.Values;

    /// <summary>The words flows begin with and hear.</summary>
    public WordLists Words { get; }

    /// <summary>Reads and checks every flow.</summary>
    /// <exception cref="DialogMistakeException">The first mistake found.</exception>
    public static FlowBook Read(string dialogs, Phrasebook phrasebook)
    {
        var book = new FlowBook(new WordLists(phrasebook));
        foreach (var file in DialogFile.ReadAll(Path.Join(dialogs, "flows")))
        {
            var flow = Flow.Read(file);
            if (flow.SpeaksAs is { } other)
                foreach (var texts in phrasebook.All)
                    texts.Lend(other, flow.Name);
            foreach (var (line, mistake) in Mistakes(flow, phrasebook))
                throw file.Mistake(line, mistake);
            book.Add(flow, file);
        }
        return book;
    }

    /// <summary>The flow with this name; a session of an older version may name one that is gone.</summary>
    public Flow? Named(string name) => byName.GetValueOrDefault(name);

    /// <summary>The flow an intent begins; null when the shop can not do that.</summary>
    public Flow? ForIntent(string intent) => byIntent.GetValueOrDefault(intent);

    /// <summary>The flow that these very words, folded, begin; null when none.</summary>
    public Flow? ForWords(string said) => said.Length > 0 ? byWords.GetValueOrDefault(said) : null;

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

    /// <summary>The flow that these words begin with anything behind them, and what that is; null when none.</summary>
    public (Flow Flow, string Said)? ForAnything(string text)
    {
        var said = text.TrimStart();
        var (word, flow) = byAnything.Where(it => said.StartsWith(it.Word, StringComparison.OrdinalIgnoreCase)
            && (said.Length == it.Word.Length || !char.IsAsciiLetter(it.Word[^1]) || !char.IsAsciiLetter(said[it.Word.Length]))).OrderByDescending(it => it.Word.Length).FirstOrDefault();
        return flow is null ? null : (flow, said[word.Length..].Trim([.. SaidOrder.Separators, '.', '\u3002']));
    }

    /// <summary>The flow that these words, folded, begin in the middle of anything; null when none.</summary>
    public Flow? ForAside(string said) => Aside.Begun(asides, said);

    /// <summary>The flow that these words begin in the middle of anything, and the number of the order they are about; null when none.</summary>
    public (Flow Flow, string? Order)? AboutOrder(string text) =>
        WordsAboutOrder.In(text) is var (words, order) && Aside.Begun(aboutOrders, NameFit.Fold(words)) is { } meant
            ? (meant, order)
            : null;

    private void Add(Flow flow, DialogFile file)
    {
        byName.Add(flow.Name, flow);
        foreach (var (key, lists) in flow.Starts.Where(start => start.Key != Flow.WithIntent))
            if (lists.FirstOrDefault(list => Words.Heard(list).Count == 0) is { } missing)
                throw file.Mistake(file.Find(key)!, $"words.yaml has no list {missing}");
        Claim(Flow.WithIntent, byIntent);
        Claim(Flow.WithWords, byList);
        Claim(Flow.WithOrder, byList);
        Hear(Flow.WithWords, byWords);
        Hear(Flow.WithOrder, byWords);
        Hear(Flow.WithOrder, byOrder);
        Hear(Flow.WithCode, byCode);
        byAnything.AddRange(flow.Starts[Flow.WithAnything].SelectMany(Words.Written).Select(word => (word, flow)));
        if (flow.IsAside)
            asides.Add(new Aside(flow, flow.Starts[Flow.WithWords], flow.Hears, Words));
        if (flow.Starts[Flow.AboutOrder].Count > 0)
            aboutOrders.Add(new Aside(flow, flow.Starts[Flow.AboutOrder], flow.Starts[Flow.Amid], Words));

        void Claim(string key, Dictionary<string, Flow> taken)
        {
            foreach (var start in flow.Starts[key])
                if (!taken.TryAdd(start, flow))
                    throw file.Mistake(file.Find(key)!, $"{start} begins {taken[start].Name} already");
        }

        void Hear(string key, Dictionary<string, Flow> heard)
        {
            foreach (var word in flow.Starts[key].SelectMany(Words.Heard))
                heard.TryAdd(word, flow);
        }
    }

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
        IReadOnlyList<string> slots = step switch { CollectStep collect => [collect.Slot], TakeStep take => [take.Slot], HearStep hear => hear.Slots, _ => [] };
        foreach (var slot in slots.Where(slot => !SlotTable.Names.Contains(slot)))
            yield return $"no such slot as {slot}; slots are {string.Join(", ", SlotTable.Names)}";
        if (step is PickStep pick && !PickTable.All.ContainsKey(pick.From))
            yield return $"nothing can be picked from \"{pick.From}\"; it can be from {string.Join(", ", PickTable.All.Keys)}";
        if (step is not ActStep act)
            yield break;
        if (!ActTable.All.ContainsKey(act.Act))
            yield return $"no such act as {act.Act}; acts are {string.Join(", ", ActTable.All.Keys)}";
        foreach (var (refusal, again) in act.Refused)
            if (!Refusals.Contains(refusal) || !SlotTable.Names.Contains(again))
                yield return $"\"{again}: {refusal}\" must be a slot and a refusal";
    }

    private static IReadOnlyList<string> Says(Step step) => step switch
    {
        CollectStep collect => [$"ask.{collect.Slot}"],
        PickStep pick => PickTable.All.TryGetValue(pick.From, out var known) ? known.Says : [],
        ConfirmStep { Again: { } again } confirm => [confirm.Text, again],
        ConfirmStep confirm => [confirm.Text],
        SayStep say => [say.Text],
        ActStep act => ActTable.All.TryGetValue(act.Act, out var known) ? known.Says : [],
        _ => [],
    };
}
