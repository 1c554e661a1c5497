using ChatShop.Trade;

namespace ChatShop.Conversations.Flows.Picks;

/// <summary>Finds the thing meant among those there are.</summary>
internal interface IPick
{
    /// <summary>As flows name it behind <c>from</c>.</summary>
    string Name { get; }

    /// <summary>The texts of the flow's file it may say.</summary>
    IReadOnlyList<string> Says => ["which", "none"];

    /// <summary>Whether nothing is left to find.</summary>
    bool IsDone(FilledSlots slots);

    /// <summary>Finds it, or says what can be chosen, or that there is none.</summary>
    Task<Picked> PickAsync(Talk talk, FilledSlots slots);

    /// <summary>The person has chosen.</summary>
    /// <exception cref="NotSupportedException">It offers nothing to choose from.</exception>
    void Choose(FilledSlots slots, Option option) => throw new NotSupportedException($"Nothing is chosen among {Name}.");
}

/// <summary>How picking ended.</summary>
/// <param name="Key">
/// The text to say, in the flow's own file: null when it was found; with options it asks which; without options there is none, and the flow ends.
/// </param>
internal sealed record Picked(string? Key, IReadOnlyList<Option> Options, IReadOnlyDictionary<string, object?> Values)
{
    /// <summary>Why it can not be: said in place of a text of the flow, which ends. Null when nothing stands against it.</summary>
    public Refusal? Refusal { get; private init; }

    /// <summary>It is clear which one is meant.</summary>
    public static Picked Found { get; } = new(null, [], new Dictionary<string, object?>());

    /// <summary>Several could be meant.</summary>
    public static Picked Which(IReadOnlyList<Option> options, string said = "") => new("which", options, new Dictionary<string, object?> { ["said"] = said });

    /// <summary>The trade says no.</summary>
    public static Picked Refused(Refusal refusal) => new("", [], new Dictionary<string, object?>()) { Refusal = refusal };

    /// <summary>Something must be done elsewhere first: the text says what, and the flow ends.</summary>
    public static Picked Ends(string key, IReadOnlyDictionary<string, object?> values) => new(key, [], values);

    /// <summary>There is none.</summary>
    public static Picked None(string said, object? near = null) =>
        new("none", [], new Dictionary<string, object?> { ["said"] = said, ["near"] = near });
}
