using System.Text.RegularExpressions;
using ChatShop.Understanding.Text;

namespace ChatShop.Understanding.Acts;

/// <summary>The rules of <c>acts.txt</c>: which words ask for which act.</summary>
internal static class ActRules
{
    private static readonly (string Intent, Regex Pattern)[] Rules = Read();

    /// <summary>Acts that a correction looks like: it says the same words once more.</summary>
    private static readonly HashSet<string> Weak =
        ["none", "search", "address.set", "shop.open", "listing.create", "listing.price", "listing.stock", "listing.restock", "group.start", "group.join", "review.write"];

    /// <summary>The first rule that fits a text with its marks; null when none does.</summary>
    public static string? Find(string marked)
    {
        foreach (var (intent, pattern) in Rules)
            if (pattern.IsMatch(marked))
                return intent;
        return null;
    }

    /// <summary>Whether an act is asked for, however much the text looks like a correction.</summary>
    /// <param name="act">What <see cref="Find"/> found.</param>
    /// <param name="marked">The text with its marks.</param>
    public static bool IsStrong(string? act, string marked) => act is not null && (act.StartsWith("order.", StringComparison.Ordinal)
        ? act is not ("order.create" or "order.complain") && marked.Contains('O')
        : !Weak.Contains(act));

    private static (string, Regex)[] Read()
    {
        var classes = new Dictionary<string, string>();
        var rules = new List<(string, Regex)>();
        foreach (var line in Embedded.Lines("Acts.acts.txt"))
        {
            var parts = line.Split(' ', line[0] == '=' ? 3 : 2);
            var pattern = classes.Aggregate(parts[^1], (text, word) => text.Replace($"<{word.Key}>", word.Value, StringComparison.Ordinal));
            if (parts.Length == 3 && parts[0] == "=")
                classes.Add(parts[1], pattern);
            else
                rules.Add((parts[0], new Regex(pattern, RegexOptions.CultureInvariant)));
        }
        return [.. rules];
    }
}
