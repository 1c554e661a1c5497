using System.Text.RegularExpressions;

namespace ChatShop.Conversations.Replies;

/// <summary>Puts what is said in a language that understanding does not read into words that it reads: so a language is only data.</summary>
/// <remarks>Names of goods, people and places are in no pattern and stay as they were written. Patterns take time that grows with the text alone.</remarks>
internal sealed class Rewording
{
    private const string Arrow = " => ";

    /// <summary>What is asked for in the person's own words: only a whole message that means something else is reworded there.</summary>
    private static readonly string[] InOwnWords = ["address", "recipient", "name", "product"];

    /// <summary>Made ready when the first message comes in this language: most shops hear few of them.</summary>
    private readonly Lazy<List<(Regex Pattern, string Instead, bool IsWhole)>> ready;

    /// <summary>Takes the phrases of <c>understood.yaml</c>.</summary>
    /// <param name="phrases">Each a pattern, an arrow, and what takes its place.</param>
    /// <exception cref="FormatException">A phrase has no arrow.</exception>
    public Rewording(IReadOnlyList<string> phrases)
    {
        var parts = phrases.Select(phrase => phrase.Split(Arrow, 2) is [var pattern, var instead] ? (pattern, instead)
            : throw new FormatException($"A phrase of understood.yaml has no{Arrow}in it: {phrase}")).ToList();
        ready = new(() => [.. parts.Select(it => (
            new Regex(it.pattern, RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant),
            it.instead, it.pattern[0] == '^' && !it.instead.Contains('$', StringComparison.Ordinal)))]);
    }

    /// <summary>A message in words that are read.</summary>
    /// <param name="text">As it was said.</param>
    /// <param name="expect">What the shop has just asked for; null for nothing.</param>
    public string Of(string text, string? expect = null)
    {
        if (ready.Value.Count == 0)
            return text;
        var own = InOwnWords.Contains(expect);
        var said = text.Trim();
        foreach (var (pattern, instead, isWhole) in ready.Value)
            if (isWhole || !own)
                said = pattern.Replace(said, instead);
        return said;
    }
}
