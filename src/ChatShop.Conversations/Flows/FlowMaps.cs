using ChatShop.Conversations.Flows.Acts;
using ChatShop.Conversations.Flows.Picks;
using ChatShop.Conversations.Replies;

namespace ChatShop.Conversations.Flows;

/// <summary>What the shop can talk about, for those who look at it: every flow with its steps and their words.</summary>
public sealed class FlowMaps
{
    private const int MostWords = 3;

    private readonly FlowBook book;
    private readonly Phrasebook phrasebook;

    internal FlowMaps(FlowBook book, Phrasebook phrasebook) => (this.book, this.phrasebook) = (book, phrasebook);

    /// <summary>The names of all flows, in order.</summary>
    public IReadOnlyList<string> Names => [.. book.All.Select(flow => flow.Name).Order(StringComparer.Ordinal)];

    /// <summary>One flow in a language; null when there is none of that name.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="locale">A locale the shop speaks.</param>
    public FlowMap? Find(string name, string locale)
    {
        if (book.Named(name) is not { } flow)
            return null;
        var texts = phrasebook.In(locale);
        var words = flow.Starts.Where(start => start.Key is not (Flow.WithIntent or Flow.Amid)).SelectMany(start => start.Value);
        return new FlowMap(flow.Name, [.. flow.Intents, .. words.SelectMany(list => Words(texts, list)).Distinct()], [.. flow.Steps.SelectMany(step => Draw(flow, step, texts))]);
    }

    private static IEnumerable<MapStep> Draw(Flow flow, Step step, Texts texts)
    {
        switch (step)
        {
            case CollectStep collect:
                yield return new MapStep(StepKind.Ask, collect.Slot, collect.Slot, Said($"ask.{collect.Slot}")) { IsOptional = collect.Optional };
                break;
            case PickStep pick:
                var known = PickTable.All[pick.From].Says;
                yield return new MapStep(StepKind.Find, pick.Slot, pick.Slot, known.Count == 0 ? "" : Said(known.Contains("which") ? "which" : known[0]));
                break;
            case TakeStep take:
                yield return new MapStep(StepKind.Take, "", take.Slot, "");
                break;
            case HearStep hear:
                yield return new MapStep(StepKind.Hear, "", string.Join(", ", hear.Slots), string.Join(" · ", hear.Slots.SelectMany(list => Words(texts, list).Take(1))));
                break;
            case ConfirmStep confirm:
                yield return new MapStep(StepKind.Confirm, "confirm", confirm.Text, Said(confirm.Text));
                if (confirm.Again is { } again)
                    yield return new MapStep(StepKind.Confirm, Retyping.Slot, again, Said(again));
                break;
            case SayStep say:
                yield return new MapStep(StepKind.Say, "", say.Text, Said(say.Text));
                break;
            case ActStep act:
                var says = ActTable.All[act.Act].Says;
                yield return new MapStep(StepKind.Act, "", act.Act, says.Count == 0 ? "" : Said(says[0]))
                {
                    Back = [.. act.Refused.GroupBy(it => it.Value, it => it.Key).Select(it => new WayBack(it.Key, [.. it]))],
                };
                break;
        }

        string Said(string key) => texts.Outline($"{flow.Name}/{key}");
    }

    private static IEnumerable<string> Words(Texts texts, string list) => texts.List($"words/{list}").Take(MostWords);
}

/// <summary>One flow as it can be drawn.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Begins">The intents and some of the words that begin it.</param>
/// <param name="Steps">What it does, in order.</param>
public sealed record FlowMap(string Name, IReadOnlyList<string> Begins, IReadOnlyList<MapStep> Steps);

/// <summary>One step of a flow as it can be drawn.</summary>
/// <param name="Kind">What it does.</param>
/// <param name="Key">Under which it is counted; empty where it asks nothing.</param>
/// <param name="Name">As the flow's file names it.</param>
/// <param name="Text">What it says, values as ‹names›; empty where it is silent.</param>
public sealed record MapStep(StepKind Kind, string Key, string Name, string Text)
{
    /// <summary>Whether it can be passed over.</summary>
    public bool IsOptional { get; init; }

    /// <summary>Where it leads back to when the trade refuses.</summary>
    public IReadOnlyList<WayBack> Back { get; init; } = [];
}

/// <summary>A refusal leads back to an earlier question.</summary>
/// <param name="Slot">What is asked again.</param>
/// <param name="Refusals">Why.</param>
public sealed record WayBack(string Slot, IReadOnlyList<string> Refusals);

/// <summary>What a step does.</summary>
public enum StepKind
{
    /// <summary>Asks for a value.</summary>
    Ask,

    /// <summary>Finds which one is meant.</summary>
    Find,

    /// <summary>Takes a value when it comes.</summary>
    Take,

    /// <summary>Listens for words.</summary>
    Hear,

    /// <summary>Shows what was understood and waits for a yes.</summary>
    Confirm,

    /// <summary>Says something.</summary>
    Say,

    /// <summary>Does something.</summary>
    Act,
}
