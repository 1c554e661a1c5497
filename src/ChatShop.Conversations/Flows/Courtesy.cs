namespace ChatShop.Conversations.Flows;

/// <summary>Polite words that may stand around what is meant: 好的 收到了 谢谢 is 收到了.</summary>
internal sealed class Courtesy(WordLists lists)
{
    private readonly IReadOnlyCollection<string> words = lists.Heard("courtesy");

    /// <summary>What may be meant, in every way that polite words can be left off.</summary>
    public IEnumerable<string> Cores(string said)
    {
        var ends = Ends(said);
        return Starts(said).SelectMany(start => ends.Where(end => start < end).Select(end => said[start..end]));
    }

    /// <summary>Where what is meant may begin: behind any number of polite words.</summary>
    private List<int> Starts(string said)
    {
        List<int> starts = [0];
        for (var i = 0; i < starts.Count; i++)
            foreach (var word in words)
                if (said.AsSpan(starts[i]).StartsWith(word) && !starts.Contains(starts[i] + word.Length))
                    starts.Add(starts[i] + word.Length);
        return starts;
    }

    /// <summary>Where it may end: before any number of them.</summary>
    private List<int> Ends(string said)
    {
        List<int> ends = [said.Length];
        for (var i = 0; i < ends.Count; i++)
            foreach (var word in words)
                if (said.AsSpan(0, ends[i]).EndsWith(word) && !ends.Contains(ends[i] - word.Length))
                    ends.Add(ends[i] - word.Length);
        return ends;
    }
}
