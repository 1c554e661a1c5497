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

    /// <summary>The first of these that this, folded, begins; null when none.</summary>
    public static Flow? Begun(IReadOnlyList<Aside> asides, string said)
    {
        if (said.Length is 0 or > Longest || asides.Count == 0)
            return null;
        var cores = asides[0].courtesy.Cores(said).ToList(); // The same for all that hear nothing beside it.
        return asides.FirstOrDefault(aside => aside.Begins(said, cores))?.Flow;
    }

    private bool Begins(string said, List<string> cores)
    {
        var rest = said;
        foreach (var word in hears)
            rest = rest.Replace(word, "", StringComparison.Ordinal);
        return rest.Length == said.Length ? cores.Exists(begins.Contains) : courtesy.Cores(rest).Any(begins.Contains);
    }
}
