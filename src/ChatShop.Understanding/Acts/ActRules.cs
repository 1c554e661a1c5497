using System.Text.RegularExpressions;
using ChatShop.Understanding.Text;

namespace ChatShop.Understanding.Acts;

/// <summary>The rules of <c>acts.txt</c>: which words ask for which act.</summary>
internal static class ActRules
{
    /// <summary>Interpreted at first: compiling them takes ten times as long as the first message may.</summary>
    private static Rule[] rules = Read(RegexOptions.None);

    private static readonly Lazy<Rule[]> Compiled = new(() => Read(RegexOptions.Compiled));

    /// <summary>Acts that a correction looks like: it says the same words once more.</summary>
    private static readonly HashSet<string> Weak =
        ["none", "search", "address.set", "shop.open", "listing.create", "listing.price", "listing.stock", "listing.restock", "group.start", "group.join", "review.write"];

    /// <summary>The first rule that fits a text with its marks; null when none does.</summary>
    public static string? Find(string marked)
    {
        foreach (var rule in Volatile.Read(ref rules))
            if (rule.Pattern.IsMatch(marked) && rule.Unless?.IsMatch(marked) is not true)
                return rule.Intent;
        return null;
    }

    /// <summary>From now on the same rules are read as compiled code, which takes a fifth of the time.</summary>
    public static void Compile() => Volatile.Write(ref rules, Compiled.Value);

    /// <summary>Whether an act is asked for, however much the text looks like a correction.</summary>
    /// <param name="act">What <see cref="Find"/> found.</param>
    /// <param name="marked">The text with its marks.</param>
    public static bool IsStrong(string? act, string marked) => act is not null && (act.StartsWith("order.", StringComparison.Ordinal)
        ? act is not ("order.create" or "order.complain") && marked.Contains('O')
        : !Weak.Contains(act));

    private static Rule[] Read(RegexOptions how)
    {
        var classes = new Dictionary<string, string>();
        var read = new List<Rule>();
        foreach (var line in Embedded.Lines("Acts.acts.txt"))
        {
            var parts = line.Split(' ', line[0] == '=' ? 3 : 2);
            var pattern = parts[^1];
            foreach (var (word, means) in pattern.Contains('<', StringComparison.Ordinal) ? classes : [])
                pattern = pattern.Replace(word, means, StringComparison.Ordinal);
            if (parts.Length == 3 && parts[0] == "=")
                classes.Add($"<{parts[1]}>", pattern);
            else
                read.Add(pattern.Split(" unless ") is [var fits, var unless]
                    ? new(parts[0], Made(fits, how), Made(unless, how))
                    : new(parts[0], Made(pattern, how), null));
        }
        return [.. read];
    }

    private static Regex Made(string pattern, RegexOptions how) => new(pattern, RegexOptions.CultureInvariant | how);

    private sealed record Rule(string Intent, Regex Pattern, Regex? Unless);
}
