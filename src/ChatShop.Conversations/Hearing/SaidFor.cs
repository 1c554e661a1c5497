using System.Text.RegularExpressions;
using ChatShop.Conversations.Flows;
using ChatShop.Trade.Stations;

namespace ChatShop.Conversations.Hearing;

/// <summary>For whom something is said: the words before a neighbour's name, the name, and what is to be done.</summary>
internal static partial class SaidFor
{
    private static readonly char[] Between = [' ', ',', ':', '.', '\u3000', '\uff0c', '\uff1a', '\u3002'];

    /// <summary>What stands behind 帮, 替 or for; null where a text does not begin so.</summary>
    public static string? Begins(string text, WordLists words)
    {
        var said = text.TrimStart();
        var word = words.Written("behalf").Where(it => said.StartsWith(it, StringComparison.OrdinalIgnoreCase) && said.Length > it.Length
            && (!char.IsAscii(it[0]) || said[it.Length] == ' ')).MaxBy(it => it.Length);
        return word is null ? null : said[word.Length..].Trim(Between);
    }

    /// <summary>The neighbours whose name a text begins with, and what stands behind it; null when it is nobody's.</summary>
    public static (IReadOnlyList<NeighborTold> Fits, string Said)? Known(string behind, IReadOnlyList<NeighborTold> neighbors, WordLists words)
    {
        IReadOnlyList<string> joints = [" ", ", ", .. words.Written("behalfJoints")];
        var best = neighbors.SelectMany(neighbor => FormsOf(neighbor, joints).Select(form => (Form: form, Neighbor: neighbor)))
            .Where(it => behind.StartsWith(it.Form, StringComparison.OrdinalIgnoreCase) && EndsThere(behind, it.Form))
            .GroupBy(it => it.Form.Length).MaxBy(group => group.Key);
        return best is null ? null : ([.. best.Select(it => it.Neighbor).Distinct()], behind[best.Key..].Trim(Between));
    }

    /// <summary>A name nobody has yet, where it is plain that one stands there: before a colon, a space, or words for what is to be done.</summary>
    public static (string Name, string Said)? New(string text, string behind, WordLists words)
    {
        var acts = words.Written("behalfActs");
        var isCareful = words.Written("behalfCareful").Any(word => text.TrimStart().StartsWith(word, StringComparison.Ordinal)); // 给 begins much else.
        int? cut = English().Match(behind) is { Success: true } english ? english.Groups[1].Length : null;
        for (var (length, most) = (2, Han().Match(behind).Length); length <= most && cut is null; length++)
            if (acts.Where(act => !isCareful || act.Length > 1).Any(act => behind.AsSpan(length).StartsWith(act)) || (length == most && !isCareful && Parts(behind, length)))
                cut = length;
        if (cut is not { } end)
            return null;
        var name = behind[..end].Trim();
        return words.Heard("behalfNot").Any(word => NameFit.Fold(name).Contains(word, StringComparison.Ordinal)) ? null : (name, behind[end..].Trim(Between));
    }

    private static bool Parts(string behind, int at) => behind.Length > at && Between.Contains(behind[at]) && behind[at..].Trim(Between).Length > 0;

    /// <summary>The ways to say a neighbour's name, with what tells two of one name apart before or behind it.</summary>
    private static IEnumerable<string> FormsOf(NeighborTold it, IReadOnlyList<string> joints) => it.Mark is { } mark
        ? [it.Name, it.FullName, it.Name + mark, mark + it.Name, .. joints.SelectMany(joint => new[] { mark + joint + it.Name, it.Name + joint + mark })]
        : [it.Name];

    /// <summary>An English name ends where its word does.</summary>
    private static bool EndsThere(string behind, string form) => !char.IsAsciiLetter(form[^1]) || behind.Length == form.Length || !char.IsAsciiLetter(behind[form.Length]);

    [GeneratedRegex("^[\u4e00-\u9fff]{2,6}")]
    private static partial Regex Han();

    [GeneratedRegex("^([A-Za-z][A-Za-z.' -]{1,19}?)\\s*[:\uff1a]\\s*\\S")]
    private static partial Regex English();
}
