using System.Text.RegularExpressions;

namespace ChatShop.House.Papers;

/// <summary>Pages that people read before they read code.</summary>
internal static partial class PaperRule
{
    private const int LongestDecision = 60;

    private static readonly string[] Headings = ["What hurt", "What we chose", "What it costs us", "What was tried or measured", "When to look again"];

    /// <summary>Links of a page that lead to no file.</summary>
    public static IEnumerable<Finding> Links(HouseFile page, IReadOnlySet<string> paths) => page.Where(line =>
        Link().Matches(line).Select(link => link.Groups[1].Value).FirstOrDefault(link => !Leads(page, link, paths)) is { } dead
            ? $"the link to {dead} leads nowhere: mend it" : null);

    /// <summary>Pages that code or other pages speak of and that are not there.</summary>
    public static IEnumerable<Finding> SpokenOf(HouseFile file, IReadOnlySet<string> paths) => file.Where(line =>
    {
        if (Decision().Matches(line).Select(it => it.Groups[1].Value).FirstOrDefault(IsNotWritten) is { } number)
            return $"there is no decision {number}: write docs/decisions/{number}-….md or name the right one";
        if (Page().Matches(line).Select(it => it.Value).FirstOrDefault(page => !paths.Contains(page)) is { } page)
            return $"there is no {page}: write it or name the right one";
        return line.Contains("README.md beside", StringComparison.Ordinal) && !paths.Contains($"{string.Join('/', file.Folders)}/README.md")
            ? "there is no README.md in this folder: write it or take the sentence away" : null;

        bool IsNotWritten(string number) => !paths.Any(path => path.StartsWith($"docs/decisions/{number}-", StringComparison.Ordinal));
    });

    /// <summary>A decision that is not called, made or short as decisions are.</summary>
    public static IEnumerable<Finding> Decisions(HouseFile page)
    {
        if (!DecisionName().IsMatch(page.Name))
            yield return new Finding(page.Path, 0, "a decision is called by four digits and a verb phrase, such as 0004-return-refusals-as-values.md");
        if (page.Lines.Count > LongestDecision)
            yield return new Finding(page.Path, page.Lines.Count, $"{page.Lines.Count} lines: a decision is a page, at most {LongestDecision}");
        foreach (var missing in Headings.Where(heading => !page.Lines.Contains($"## {heading}")))
            yield return new Finding(page.Path, 0, $"a decision says \"{missing}\" under a heading of that name");
    }

    /// <summary>Decisions that share a number, and numbers that are left out.</summary>
    public static IEnumerable<Finding> Numbers(IReadOnlyList<HouseFile> decisions) => decisions
        .OrderBy(page => page.Name, StringComparer.Ordinal)
        .Select((page, i) => page.Name.StartsWith($"{i + 1:0000}-", StringComparison.Ordinal)
            ? null
            : new Finding(page.Path, 0, $"decisions are numbered in a row: this would be {i + 1:0000}"))
        .OfType<Finding>().Take(1);

    /// <summary>A changelog without the version that is built.</summary>
    public static IEnumerable<Finding> Version(HouseFile changelog, HouseFile properties)
    {
        var version = VersionIs().Match(properties.Text).Groups[1].Value;
        if (!changelog.Lines.Any(line => line == $"## {version}" || line.StartsWith($"## {version} ", StringComparison.Ordinal)))
            yield return new Finding(changelog.Path, 0, $"version {version} ({properties.Path}) has no entry \"## {version}\": say what people notice");
    }

    /// <summary>A readme that does not show a command on a line of its own.</summary>
    public static IEnumerable<Finding> Command(HouseFile readme, string command)
    {
        // A comment may stand behind it.
        if (!readme.Lines.Any(line => line.Split(" #")[0].Trim() == command))
            yield return new Finding(readme.Path, 0, $"it must show exactly this command on a line of its own: {command}");
    }

    private static bool Leads(HouseFile page, string link, IReadOnlySet<string> paths)
    {
        var file = Uri.UnescapeDataString(link.Split('#')[0]);
        if (file.Length == 0)
            return true;
        var parts = new List<string>(file[0] == '/' ? [] : page.Folders);
        foreach (var part in file.Split('/', StringSplitOptions.RemoveEmptyEntries))
            if (part == ".." && parts.Count > 0)
                parts.RemoveAt(parts.Count - 1);
            else if (part != ".")
                parts.Add(part);
        var whole = string.Join('/', parts);
        return whole.Length == 0 || paths.Contains(whole) || paths.Any(path => path.StartsWith(whole + "/", StringComparison.Ordinal));
    }

    [GeneratedRegex(@"\]\((?![a-z]+:)([^)\s]+)[^)]*\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"docs/decisions/(\d{4})")]
    private static partial Regex Decision();

    [GeneratedRegex(@"(?<![\w/])docs/[\w./-]+\.md\b")]
    private static partial Regex Page();

    [GeneratedRegex(@"^\d{4}-[a-z0-9]+(-[a-z0-9]+)+\.md$")]
    private static partial Regex DecisionName();

    [GeneratedRegex("<Version>(.+)</Version>")]
    private static partial Regex VersionIs();
}
