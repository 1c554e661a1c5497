using System.Text.RegularExpressions;
using YamlDotNet.RepresentationModel;

namespace ChatShop.Walker;

/// <summary>Which text of <c>dialogs/</c> an answer is: by what stands in it whatever the values are.</summary>
internal sealed partial class SaidTexts
{
    /// <summary>What <c>common/options</c> puts below a question.</summary>
    private const string OptionsBelow = "\n{{ options }}";

    private readonly List<(string Key, string Locale, string[] Pieces, int Weight)> texts = [];
    private readonly HashSet<string> confirmations = [];

    public SaidTexts()
    {
        var dialogs = Path.Join(AppContext.BaseDirectory, "dialogs");
        foreach (var flow in Directory.EnumerateFiles(Path.Join(dialogs, "flows")))
            confirmations.UnionWith(Confirmation().Matches(File.ReadAllText(flow)).Select(it => it.Groups[1].Value));
        foreach (var folder in Directory.EnumerateDirectories(dialogs).Where(it => Path.GetFileName(it) != "flows"))
            foreach (var file in Directory.EnumerateFiles(folder, "*.yaml").Where(it => Path.GetFileName(it) is not ("words.yaml" or "formats.yaml" or "page.yaml" or "supposed.yaml")))
                Add(Path.GetFileName(folder), file);
    }

    /// <summary>Every text that can be told from the others.</summary>
    public IReadOnlyCollection<string> Keys => [.. texts.Select(it => $"{it.Locale}/{it.Key}").Distinct()];

    /// <summary>The key of what was answered, such as <c>order.create/ask.phone</c>; null when it can not be told.</summary>
    public (string Key, string Locale)? KeyOf(string answer)
    {
        var fits = texts.Where(it => Fits(it.Pieces, answer)).ToList();
        return fits.Count == 0 ? null : fits.MaxBy(it => it.Weight) is var best ? (best.Key, best.Locale) : null;
    }

    /// <summary>What a question asks for, as values.txt calls it; null when the answer is no question.</summary>
    public string? SlotOf(string key)
    {
        var name = key[(key.IndexOf('/', StringComparison.Ordinal) + 1)..];
        return name.StartsWith("ask.", StringComparison.Ordinal) ? name["ask.".Length..]
            : name == "which" ? "number"
            : confirmations.Contains(name) ? "confirm"
            : name == "what" ? "product" : null;
    }

    private void Add(string locale, string file)
    {
        var yaml = new YamlStream();
        using var text = File.OpenText(file);
        yaml.Load(text);
        foreach (var (key, template) in Leaves(yaml.Documents[0].RootNode, ""))
            if (!key.StartsWith("buttons", StringComparison.Ordinal) && Pieces(key == "which" ? template + OptionsBelow : template.Trim()) is var pieces && pieces.Sum(it => it.Length) is > 1 and var weight)
                texts.Add(($"{Path.GetFileNameWithoutExtension(file)}/{key}", locale, pieces, weight));
    }

    private static IEnumerable<(string Key, string Text)> Leaves(YamlNode node, string path) => node switch
    {
        YamlMappingNode map => map.Children.SelectMany(it => Leaves(it.Value, path.Length == 0 ? $"{it.Key}" : $"{path}.{it.Key}")),
        YamlSequenceNode list => list.Children.SelectMany(it => Leaves(it, path)),
        _ => [(path, $"{node}")],
    };

    /// <summary>What is written between values; what stands in a condition or a loop may be said or not.</summary>
    private static string[] Pieces(string template)
    {
        var pieces = new List<string>();
        var (depth, from) = (0, 0);
        foreach (Match tag in Tag().Matches(template))
        {
            if (depth == 0)
                pieces.Add(template[from..tag.Index]);
            depth += tag.Groups[1].Value switch { "if" or "for" or "unless" => 1, "endif" or "endfor" or "endunless" => -1, _ => 0 };
            from = tag.Index + tag.Length;
        }
        pieces.Add(template[from..]);
        return [.. pieces.Select((it, i) => i == pieces.Count - 1 ? it.TrimEnd() : it)];
    }

    private static bool Fits(string[] pieces, string answer)
    {
        if (pieces.Length == 1)
            return pieces[0] == answer;
        if (!answer.StartsWith(pieces[0], StringComparison.Ordinal) || !answer.EndsWith(pieces[^1], StringComparison.Ordinal))
            return false;
        var at = pieces[0].Length;
        foreach (var piece in pieces[1..^1])
        {
            var found = answer.IndexOf(piece.Trim('\n', ' '), at, StringComparison.Ordinal);
            if (found < 0)
                return false;
            at = found + piece.Trim('\n', ' ').Length;
        }
        return answer.Length - pieces[^1].Length >= at;
    }

    [GeneratedRegex(@"\{%-?\s*(\w+).*?%\}|\{\{.*?\}\}", RegexOptions.Singleline)]
    private static partial Regex Tag();

    [GeneratedRegex(@"- confirm: (\w+)")]
    private static partial Regex Confirmation();
}
