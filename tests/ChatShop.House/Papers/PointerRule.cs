using System.Text.RegularExpressions;

namespace ChatShop.House.Papers;

/// <summary>Places in the code and in the list of packages that pages speak of.</summary>
internal static partial class PointerRule
{
    /// <summary>Members a page points at, <c>src/Room/File.cs:Member</c>, that are not declared there.</summary>
    public static IEnumerable<Finding> Members(HouseFile page, IReadOnlyDictionary<string, HouseFile> files) => page.Where(line => Pointer().Matches(line)
        .FirstOrDefault(it => !files.TryGetValue(it.Groups[1].Value, out var file) || !Declares(file, it.Groups[2].Value)) is { } lost
            ? $"there is no {lost.Value}: point at where it is now" : null);

    /// <summary>Files a page points at, <c>Folder/File.cs</c>, that end no path; rooms may be called without <c>ChatShop.</c>.</summary>
    public static IEnumerable<Finding> Files(HouseFile page, IReadOnlyList<string> paths) => page.Where(line => CodeFile().Matches(line).Select(it => it.Value)
        .FirstOrDefault(file => !paths.Any(path => $"/{path.Replace("ChatShop.", "", StringComparison.Ordinal)}".EndsWith($"/{file.Replace("ChatShop.", "", StringComparison.Ordinal)}", StringComparison.Ordinal))) is { } lost
            ? $"there is no {lost}: point at where it is now" : null);

    /// <summary>Packages that no decision gives a reason for, and those that no project uses.</summary>
    /// <param name="versions">The file that names every version once; what stands in it below a label that begins with Pinned is used by none.</param>
    /// <param name="projects">The files that use packages.</param>
    /// <param name="decisions">The pages that give reasons.</param>
    public static IEnumerable<Finding> Packages(HouseFile versions, IReadOnlyList<HouseFile> projects, IReadOnlyList<HouseFile> decisions)
    {
        var reasons = decisions.SelectMany(page => Word().Matches(page.Text).Select(it => it.Value)).ToHashSet();
        var used = projects.SelectMany(project => Use().Matches(project.Text).Select(it => it.Groups[1].Value)).ToHashSet();
        var isPinned = false;
        for (var i = 0; i < versions.Lines.Count; i++)
        {
            if (Label().Match(versions.Lines[i]) is { Success: true } label)
                isPinned = label.Groups[1].Value.StartsWith("Pinned", StringComparison.Ordinal);
            if (Version().Match(versions.Lines[i]) is not { Success: true } package)
                continue;
            var name = package.Groups[1].Value;
            if (!reasons.Contains(name))
                yield return new Finding(versions.Path, i + 1, $"no decision says what {name} is for: add it to docs/decisions/0017 or take it away");
            if (!isPinned && !used.Contains(name))
                yield return new Finding(versions.Path, i + 1, $"no project uses {name}: take it away");
        }
    }

    private static bool Declares(HouseFile file, string member) => Regex.IsMatch(file.Text, $@"\b{Regex.Escape(member)}(<\w+>)?\(");

    [GeneratedRegex(@"(src/[\w./-]+\.cs):(\w+)")]
    private static partial Regex Pointer();

    [GeneratedRegex(@"(?:[\w.-]+/)+\w+\.cs\b")]
    private static partial Regex CodeFile();

    [GeneratedRegex(@"[A-Za-z][\w]*(\.\w+)*")]
    private static partial Regex Word();

    [GeneratedRegex("<PackageReference Include=\"([^\"]+)\"")]
    private static partial Regex Use();

    [GeneratedRegex("Label=\"([^\"]+)\"")]
    private static partial Regex Label();

    [GeneratedRegex("<PackageVersion Include=\"([^\"]+)\"")]
    private static partial Regex Version();
}
