namespace ChatShop.Conversations.Flows;

/// <summary>The words of a flow that may come in the middle of anything: 请别提醒库存了 is 别提醒, about 库存, said politely.</summary>
/// <remarks>Every part of a message must be accounted for; with one word more it is no such thing, and is read as any other.</remarks>
internal sealed class Aside
{
    /// <summary>Longer messages are about something else too.</summary>
    private const int Longest = 40;

    private readonly HashSet<string> begins;
    private readonly IReadOnlyList<string> hears;
    private readonly Courtesy courtesy;

    /// <summary>The words of a flow.</summary>
    /// <param name="flow">What it begins.</param>
    /// <param name="begins">The lists that begin it.</param>
    /// <param name="hears">The lists of what may be said beside them.</param>
    /// <param name="words">Where the lists are.</param>
    public Aside(Flow flow, IEnumerable<string> begins, IEnumerable<string> hears, WordLists words)
    {
        Flow = flow;
        this.hears = [.. hears.SelectMany(words.Written).Select(NameFit.Fold).OrderByDescending(word => word.Length)];
        this.begins = [.. begins.SelectMany(words.Heard)];
        courtesy = words.Courtesy;
    }

    /// <summary>What it begins.</summary>
    public Flow Flow { get; }

    /// <summary>Whether this, folded, begins it.</summary>
    public bool Begins(string said)
    {
        if (said.Length > Longest)
            return false;
        foreach (var word in hears)
            said = said.Replace(word, "", StringComparison.Ordinal);
        return courtesy.Cores(said).Any(begins.Contains);
    }
}
