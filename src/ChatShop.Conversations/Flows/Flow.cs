using ChatShop.Conversations.Replies;
using YamlDotNet.RepresentationModel;

namespace ChatShop.Conversations.Flows;

/// <summary>One thing the shop can talk about, as written in <c>dialogs/flows/</c>.</summary>
/// <param name="Name">The file's name, such as <c>listing.create</c>.</param>
/// <param name="For">seller, buyer or anyone; agent or operator where nobody else is heard so.</param>
/// <param name="SpeaksAs">The flow whose texts it says where it has none of its own; null for none.</param>
/// <param name="AlsoFor">Whether a station's agent may begin it for neighbours, and whether it goes on for the one acted for last.</param>
/// <param name="Starts">What begins it, by the key of its file: intents behind the first key, lists of <c>words.yaml</c> behind the others.</param>
/// <param name="Steps">What it does, in order.</param>
internal sealed record Flow(string Name, string For, string? SpeaksAs, IReadOnlyList<string> AlsoFor, IReadOnlyDictionary<string, IReadOnlyList<string>> Starts, IReadOnlyList<Step> Steps)
{
    /// <summary>Intents.</summary>
    public const string WithIntent = "starts with";

    /// <summary>Words said alone.</summary>
    public const string WithWords = "starts with words";

    /// <summary>Words with a code behind them.</summary>
    public const string WithCode = "starts with a code after";

    /// <summary>Words said alone, or with an order's number behind or before them.</summary>
    public const string WithOrder = "starts with an order after";

    /// <summary>Words with anything behind them.</summary>
    public const string WithAnything = "starts with anything after";

    /// <summary>A station's agent may begin it for a neighbour.</summary>
    public const string Neighbors = "neighbors";

    /// <summary>It goes on for the neighbour for whom something was done last.</summary>
    public const string SameNeighbor = "the same neighbor";

    /// <summary>Words said in the middle of anything, alone or with an order's number.</summary>
    public const string AboutOrder = "starts about an order with";

    /// <summary>What may stand around those.</summary>
    public const string Amid = "amid";

    private static readonly string[] Beginnings = [WithIntent, WithWords, WithCode, WithOrder, WithAnything, AboutOrder, Amid];
    private static readonly string[] Keys = ["flow", "for", .. Beginnings, "speaks as", "also for", "steps"];

    /// <summary>The intents it begins with.</summary>
    public IReadOnlyList<string> Intents => Starts[WithIntent];

    /// <summary>The lists of words it hears while it runs.</summary>
    public IEnumerable<string> Hears => Steps.OfType<HearStep>().SelectMany(step => step.Slots);

    /// <summary>Whether it asks nothing: it answers at once and leaves what was going on as it is.</summary>
    public bool IsAnswer => Steps.All(step => step is ActStep or SayStep or HearStep);

    /// <summary>Whether it answers at once, whatever is going on, to words it hears beside those that begin it.</summary>
    public bool IsAside => IsAnswer && Starts[WithWords].Count > 0 && Hears.Any();

    /// <summary>Whether photos that come while it runs are for it.</summary>
    public bool TakesPhotos => Steps.Any(step => step is CollectStep { Slot: "photo" } or TakeStep { Slot: "photo" });

    /// <summary>Reads a flow's file.</summary>
    /// <exception cref="DialogMistakeException">A key or value it does not know.</exception>
    public static Flow Read(DialogFile file)
    {
        foreach (var key in file.Root.Children.Keys)
            if (!Keys.Contains(file.Text(key, "a key")))
                throw file.Mistake(key, $"a flow has no \"{key}\"; it has {string.Join(", ", Keys)}");
        if (file.Text(file.Need("flow"), "flow") != file.Name)
            throw file.Mistake(file.Need("flow"), $"the flow must be called like its file, {file.Name}");
        if (file.Need("steps") is not YamlSequenceNode steps)
            throw file.Mistake(file.Need("steps"), "steps must be a list");
        if (file.Text(file.Need("for"), "for") is not ("seller" or "buyer" or "anyone" or "agent" or "operator") and var whom)
            throw file.Mistake(file.Need("for"), $"a flow is for seller, buyer, anyone, agent or operator, not for {whom}");
        var alsoFor = file.Find("also for") is { } also ? file.Texts(also, "also for") : [];
        if (alsoFor.FirstOrDefault(it => it is not (Neighbors or SameNeighbor)) is { } nobody)
            throw file.Mistake(file.Find("also for")!, $"a flow is also for {Neighbors} or {SameNeighbor}, not for {nobody}");

        return new Flow(
            file.Name,
            file.Text(file.Need("for"), "for"),
            file.Find("speaks as") is { } other ? file.Text(other, "speaks as") : null,
            alsoFor,
            Beginnings.ToDictionary(key => key, key => file.Find(key) is { } given ? file.Texts(given, key) : []),
            [.. steps.Select(step => Step.Read(file, step))]);
    }
}
