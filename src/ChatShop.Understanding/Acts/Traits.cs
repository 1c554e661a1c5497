using ChatShop.Understanding.Text;

namespace ChatShop.Understanding.Acts;

/// <summary>The small pieces a text is made of, by which the learnt model tells acts apart.</summary>
internal static class Traits
{
    private const int LongestGram = 3;

    /// <summary>Runs of one to three Chinese signs or marks, English words, and pairs of those that stand together.</summary>
    /// <param name="marked">The text with its marks; see <c>acts.txt</c>.</param>
    public static HashSet<string> Of(string marked)
    {
        var traits = new HashSet<string>();
        var before = "^";
        for (var at = 0; at < marked.Length;)
        {
            if (!Signs.IsLatin(marked[at]))
            {
                for (var length = 1; length <= LongestGram && at + length <= marked.Length && !HasLatin(marked, at, length); length++)
                    traits.Add(marked.Substring(at, length));
                if (marked[at] != ' ')
                    before = marked[at].ToString();
                at++;
                continue;
            }
            var end = at;
            while (end < marked.Length && (Signs.IsLatin(marked[end]) || marked[end] == '\''))
                end++;
            var word = marked[at..end];
            traits.Add(word);
            traits.Add($"{before}_{word}");
            (before, at) = (word, end);
        }
        return traits;
    }

    private static bool HasLatin(string marked, int at, int length)
    {
        foreach (var sign in marked.AsSpan(at, length))
            if (Signs.IsLatin(sign))
                return true;
        return false;
    }
}
