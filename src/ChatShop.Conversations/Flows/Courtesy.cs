using System.Collections.Frozen;

namespace ChatShop.Conversations.Flows;

/// <summary>Polite words that may stand around what is meant: 好的 收到了 谢谢 is 收到了.</summary>
/// <param name="words">The words, folded. Every message is looked at several times: they are found by their outer signs.</param>
internal sealed class Courtesy(IReadOnlyCollection<string> words)
{
    private readonly FrozenDictionary<char, string[]> byFirst = words.GroupBy(word => word[0]).ToFrozenDictionary(same => same.Key, same => same.ToArray());
    private readonly FrozenDictionary<char, string[]> byLast = words.GroupBy(word => word[^1]).ToFrozenDictionary(same => same.Key, same => same.ToArray());

    /// <summary>What may be meant, in every way that polite words can be left off.</summary>
    public IEnumerable<string> Cores(string said)
    {
        var (starts, ends) = (Starts(said), Ends(said));
        return starts is [0] && ends.Count == 1 && said.Length > 0
            ? [said]
            : starts.SelectMany(start => ends.Where(end => start < end).Select(end => said[start..end]));
    }

    /// <summary>Where what is meant may begin: behind any number of polite words.</summary>
    private List<int> Starts(string said)
    {
        List<int> starts = [0];
        for (var i = 0; i < starts.Count; i++)
            foreach (var word in starts[i] < said.Length ? byFirst.GetValueOrDefault(said[starts[i]], []) : [])
                if (said.AsSpan(starts[i]).StartsWith(word) && !starts.Contains(starts[i] + word.Length))
                    starts.Add(starts[i] + word.Length);
        return starts;
    }

    /// <summary>Where it may end: before any number of them.</summary>
    private List<int> Ends(string said)
    {
        List<int> ends = [said.Length];
        for (var i = 0; i < ends.Count; i++)
            foreach (var word in ends[i] > 0 ? byLast.GetValueOrDefault(said[ends[i] - 1], []) : [])
                if (said.AsSpan(0, ends[i]).EndsWith(word) && !ends.Contains(ends[i] - word.Length))
                    ends.Add(ends[i] - word.Length);
        return ends;
    }
}
