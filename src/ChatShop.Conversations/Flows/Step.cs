using ChatShop.Conversations.Replies;
using YamlDotNet.RepresentationModel;

namespace ChatShop.Conversations.Flows;

/// <summary>One step of a flow.</summary>
internal abstract record Step
{
    /// <summary>The line it begins on in its file.</summary>
    public long Line { get; init; }

    /// <summary>Reads one entry of <c>steps</c>.</summary>
    public static Step Read(DialogFile file, YamlNode node)
    {
        if (node is not YamlMappingNode { Children.Count: > 0 } mapping)
            throw file.Mistake(node, "a step is a mapping such as \"collect: price\"");
        var given = mapping.Children.ToDictionary(pair => file.Text(pair.Key, "a key"), pair => pair.Value);
        Step step = given.Keys.First() switch
        {
            "collect" => new CollectStep(file.Text(given["collect"], "collect"), given.TryGetValue("optional", out var optional) && file.Text(optional, "optional") == "true"),
            "pick" => new PickStep(file.Text(given["pick"], "pick"), file.Text(given.GetValueOrDefault("from") ?? throw file.Mistake(node, "pick needs \"from\""), "from")),
            "take" => new TakeStep(file.Text(given["take"], "take")),
            "hear" => new HearStep(file.Texts(given["hear"], "hear")),
            "confirm" => new ConfirmStep(file.Text(given["confirm"], "confirm"), given.TryGetValue("again", out var again) ? file.Text(again, "again") : null),
            "say" => new SayStep(file.Text(given["say"], "say")),
            "act" => new ActStep(file.Text(given["act"], "act"), ReadRefused(file, given.GetValueOrDefault("refused"))),
            var other => throw file.Mistake(node, $"\"{other}\" is no step; steps are collect, take, pick, hear, confirm, say, act"),
        };
        var allowed = step switch { CollectStep => 2, PickStep => 2, ConfirmStep => 2, ActStep => 2, _ => 1 };
        return given.Count <= allowed ? step with { Line = node.Start.Line } : throw file.Mistake(node, $"this step has a key too many: {string.Join(", ", given.Keys)}");
    }

    private static Dictionary<string, string> ReadRefused(DialogFile file, YamlNode? node) => node switch
    {
        null => [],
        YamlMappingNode mapping => mapping.Children
            .SelectMany(pair => file.Texts(pair.Value, "a refusal"), (pair, refusal) => (Refusal: refusal, Slot: file.Text(pair.Key, "a slot")))
            .ToDictionary(it => it.Refusal, it => it.Slot),
        _ => throw file.Mistake(node, "refused is a mapping from slots to refusals"),
    };
}

/// <summary>Learns a slot, asking only when it is not known. An optional one is asked once and can be passed over.</summary>
internal sealed record CollectStep(string Slot, bool Optional) : Step;

/// <summary>Takes a slot whenever it is given; never asks.</summary>
internal sealed record TakeStep(string Slot) : Step;

/// <summary>Listens for lists of words, each called like its slot, in whatever is said while the flow runs; never asks.</summary>
internal sealed record HearStep(IReadOnlyList<string> Slots) : Step;

/// <summary>Finds the thing meant among those of a source; asks which when several fit.</summary>
internal sealed record PickStep(string Slot, string From) : Step;

/// <summary>Shows what was understood and goes on when it is right; a correction comes back here.</summary>
/// <param name="Text">What shows it.</param>
/// <param name="Again">What asks for the sum once more where it is larger than the market's rules let move on one word; null where a yes is enough.</param>
internal sealed record ConfirmStep(string Text, string? Again) : Step;

/// <summary>Says a text.</summary>
internal sealed record SayStep(string Text) : Step;

/// <summary>Does something.</summary>
/// <param name="Act">What.</param>
/// <param name="Refused">The slot that is asked for again, by the refusal; any other refusal says why and ends the flow.</param>
internal sealed record ActStep(string Act, IReadOnlyDictionary<string, string> Refused) : Step;
