using ChatShop.Conversations.Replies;

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

    public Aside(Flow flow, Phrasebook phrasebook)
    {
        Flow = flow;
        begins = [.. flow.Words.SelectMany(list => Folded(list, phrasebook))];
        hears = [.. flow.Steps.OfType<HearStep>().SelectMany(step => Folded(step.Slot, phrasebook)).OrderByDescending(word => word.Length)];
        courtesy = Courtesy.Of(phrasebook);
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

    private static IEnumerable<string> Folded(string list, Phrasebook phrasebook) => FlowBook.Heard(list, phrasebook).Select(NameFit.Fold);
}
