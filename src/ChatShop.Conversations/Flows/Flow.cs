using ChatShop.Conversations.Replies;
using YamlDotNet.RepresentationModel;

namespace ChatShop.Conversations.Flows;

/// <summary>One thing the shop can talk about, as written in <c>dialogs/flows/</c>.</summary>
/// <param name="Name">The file's name, such as <c>listing.create</c>.</param>
/// <param name="For">seller, buyer or anyone.</param>
/// <param name="Intents">The intents it begins with.</param>
/// <param name="Words">The lists of <c>words.yaml</c> it begins with, where no intent says it.</param>
/// <param name="SpeaksAs">The flow whose texts it says where it has none of its own; null for none.</param>
/// <param name="Steps">What it does, in order.</param>
internal sealed record Flow(string Name, string For, IReadOnlyList<string> Intents, IReadOnlyList<string> Words, string? SpeaksAs, IReadOnlyList<Step> Steps)
{
    /// <summary>The lists of <c>words.yaml</c> it begins with when a code stands behind them.</summary>
    public IReadOnlyList<string> WordsBeforeCode { get; init; } = [];

    /// <summary>The lists of <c>words.yaml</c> it begins with when an order's number stands behind them.</summary>
    public IReadOnlyList<string> WordsBeforeOrder { get; init; } = [];

    /// <summary>The lists of <c>words.yaml</c> it begins with in the middle of anything, alone or with an order's number.</summary>
    public IReadOnlyList<string> WordsAboutOrder { get; init; } = [];

    /// <summary>The lists of what may stand around those.</summary>
    public IReadOnlyList<string> WordsAround { get; init; } = [];

    /// <summary>Whether it asks nothing: it answers at once and leaves what was going on as it is.</summary>
    public bool IsAnswer => Steps.All(step => step is ActStep or SayStep or HearStep);

    /// <summary>Whether it answers at once, whatever is going on, to words it hears beside those that begin it.</summary>
    public bool IsAside => IsAnswer && Words.Count > 0 && Steps.Any(step => step is HearStep);

    /// <summary>Whether photos that come while it runs are for it.</summary>
    public bool TakesPhotos => Steps.Any(step => step is CollectStep { Slot: "photo" } or TakeStep { Slot: "photo" });

    /// <summary>Reads a flow's file.</summary>
    /// <exception cref="DialogMistakeException">A key or value it does not know.</exception>
    public static Flow Read(DialogFile file)
    {
        var known = new HashSet<string> { "flow", "for", "starts with", "starts with words", "starts with a code after", "starts with an order after", "starts about an order with", "amid", "speaks as", "steps" };
        foreach (var key in file.Root.Children.Keys)
            if (!known.Contains(file.Text(key, "a key")))
                throw file.Mistake(key, $"a flow has no \"{key}\"; it has {string.Join(", ", known)}");
        if (file.Text(Need(file, "flow"), "flow") != file.Name)
            throw file.Mistake(Need(file, "flow"), $"the flow must be called like its file, {file.Name}");
        if (Need(file, "steps") is not YamlSequenceNode steps)
            throw file.Mistake(Need(file, "steps"), "steps must be a list");

        var whom = file.Text(Need(file, "for"), "for");
        if (whom is not ("seller" or "buyer" or "anyone"))
            throw file.Mistake(Need(file, "for"), $"a flow is for seller, buyer or anyone, not for {whom}");

        return new Flow(
            file.Name,
            whom,
            Find(file, "starts with") is { } intents ? file.Texts(intents, "starts with") : [],
            Find(file, "starts with words") is { } words ? file.Texts(words, "starts with words") : [],
            Find(file, "speaks as") is { } other ? file.Text(other, "speaks as") : null,
            [.. steps.Select(step => Step.Read(file, step))])
        {
            WordsBeforeCode = Find(file, "starts with a code after") is { } before ? file.Texts(before, "starts with a code after") : [],
            WordsBeforeOrder = Find(file, "starts with an order after") is { } ahead ? file.Texts(ahead, "starts with an order after") : [],
            WordsAboutOrder = Find(file, "starts about an order with") is { } about ? file.Texts(about, "starts about an order with") : [],
            WordsAround = Find(file, "amid") is { } around ? file.Texts(around, "amid") : [],
        };
    }

    /// <summary>What stands under a key of a flow's file; null when it has no such key.</summary>
    public static YamlNode? Find(DialogFile file, string key) => file.Root.Children.TryGetValue(new YamlScalarNode(key), out var node) ? node : null;

    private static YamlNode Need(DialogFile file, string key) => Find(file, key) ?? throw file.Mistake(file.Root, $"\"{key}\" is missing");
}

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
            "hear" => new HearStep(file.Text(given["hear"], "hear")),
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
        YamlMappingNode mapping => mapping.Children.ToDictionary(pair => file.Text(pair.Key, "a refusal"), pair => file.Text(pair.Value, "a slot")),
        _ => throw file.Mistake(node, "refused is a mapping from refusals to slots"),
    };
}

/// <summary>Learns a slot, asking only when it is not known. An optional one is asked once and can be passed over.</summary>
internal sealed record CollectStep(string Slot, bool Optional) : Step;

/// <summary>Takes a slot whenever it is given; never asks.</summary>
internal sealed record TakeStep(string Slot) : Step;

/// <summary>Listens for a list of words in whatever is said while the flow runs; never asks.</summary>
internal sealed record HearStep(string Slot) : Step;

/// <summary>Finds the thing meant among those of a source; asks which when several fit.</summary>
internal sealed record PickStep(string Slot, string From) : Step;

/// <summary>Shows what was understood and goes on when it is right; a correction comes back here.</summary>
/// <param name="Text">What shows it.</param>
/// <param name="Again">What asks for the sum once more where it is larger than the market's rules let move on one word; null where a yes is enough.</param>
internal sealed record ConfirmStep(string Text, string? Again) : Step;

/// <summary>Says a text.</summary>
internal sealed record SayStep(string Text) : Step;

/// <summary>Does something. A refusal that names a slot asks for that slot again; any other says why and ends the flow.</summary>
internal sealed record ActStep(string Act, IReadOnlyDictionary<string, string> Refused) : Step;
