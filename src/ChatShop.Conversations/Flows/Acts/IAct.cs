using ChatShop.Conversations.Flows.Pictures;
using ChatShop.Trade;

namespace ChatShop.Conversations.Flows.Acts;

/// <summary>What a flow ends in.</summary>
internal interface IAct
{
    /// <summary>As flows name it behind <c>act</c>.</summary>
    string Name { get; }

    /// <summary>The texts of the flow's file it may say.</summary>
    IReadOnlyList<string> Says => ["done"];

    /// <summary>Whether something is different afterwards; else it only shows.</summary>
    bool Changes => true;

    /// <summary>Whether it is the agent's own to do, also where it is about a neighbour.</summary>
    bool IsTheAgents => false;

    /// <summary>Does it.</summary>
    Task<Done> RunAsync(Talk talk, FilledSlots slots);
}

/// <summary>What an act led to.</summary>
/// <param name="Key">The text to say, in the flow's own file; null when refused, or when the act has said all.</param>
internal sealed record Done(string? Key, IReadOnlyDictionary<string, object?> Values, Refusal? Refusal = null)
{
    /// <summary>Photos to show with it, by their names.</summary>
    public IReadOnlyList<string> Photos { get; init; } = [];

    /// <summary>The receipt that is shown, for channels that lay one out themselves; null for none.</summary>
    public Slip? Receipt { get; init; }

    /// <summary>It is done, and the act has said so itself.</summary>
    public static Done Said { get; } = new(null, new Dictionary<string, object?>());

    /// <summary>It is done: <c>done</c> is said, and may name the fact as <c>it</c>.</summary>
    public static Done With(object? it, string key = "done") => new(key, new Dictionary<string, object?> { ["it"] = it });

    /// <summary>It is done or refused, as the trade decided.</summary>
    public static Done Of<TFact>(Result<TFact> result) where TFact : Fact =>
        result.Refusal is { } refusal ? Refused(refusal) : With(result.Fact);

    /// <summary>It can not be.</summary>
    public static Done Refused(Refusal refusal) => new(null, new Dictionary<string, object?>(), refusal);
}
