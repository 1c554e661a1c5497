using System.Text.RegularExpressions;

namespace ChatShop.House;

/// <summary>Everything that is or would be tracked: all files but those that .gitignore names.</summary>
internal static partial class Tree
{
    private const int LongestLookForZero = 8000;

    /// <summary>The top, found upwards from the program.</summary>
    public static string Root { get; } = RootAbove(AppContext.BaseDirectory);

    private static readonly string[] Ignored = [.. File.ReadLines(Path.Join(Root, ".gitignore")).Where(line => line.Length > 0 && line[0] != '#')];

    /// <summary>Every file, from the top, with forward slashes.</summary>
    public static IReadOnlyList<string> Paths { get; } = [.. Walk("").Order(StringComparer.Ordinal)];

    /// <summary>Every file that is text.</summary>
    public static IReadOnlyList<HouseFile> Files { get; } = [.. Paths.Where(IsText).Select(path => new HouseFile(path, File.ReadAllText(At(path))))];

    /// <summary>The C# that was written by hand.</summary>
    public static IReadOnlyList<HouseFile> Code { get; } = [.. Files.Where(file => file.Is(".cs") && !Generated().IsMatch(file.Path))];

    /// <summary>The C# of the rooms.</summary>
    public static IReadOnlyList<HouseFile> Rooms { get; } = [.. Code.Where(file => file.IsIn("src"))];

    /// <summary>Where a path is on this disk.</summary>
    public static string At(string path) => Path.Join(Root, path);

    /// <summary>The text of a file that must be there.</summary>
    public static HouseFile Need(string path)
    {
        var found = Files.FirstOrDefault(file => file.Path == path);
        Assert.True(found is not null, $"{path} is missing: write it.");
        return found;
    }

    private static IEnumerable<string> Walk(string folder)
    {
        foreach (var file in Directory.EnumerateFiles(At(folder)).Select(Path.GetFileName))
            if (!IsIgnored(file!))
                yield return folder + file;
        foreach (var inner in Directory.EnumerateDirectories(At(folder)).Select(Path.GetFileName))
            if (inner != ".git" && !IsIgnored(inner + "/"))
                foreach (var path in Walk($"{folder}{inner}/"))
                    yield return path;
    }

    private static bool IsIgnored(string name) => name == ".git"
        || Ignored.Any(pattern => pattern[0] == '*' ? name.EndsWith(pattern[1..], StringComparison.Ordinal) : name == pattern);

    private static bool IsText(string path)
    {
        using var file = File.OpenRead(At(path));
        var head = new byte[LongestLookForZero];
        return !head.AsSpan(0, file.ReadAtLeast(head, head.Length, throwOnEndOfStream: false)).Contains((byte)0);
    }

    private static string RootAbove(string from) => File.Exists(Path.Join(from, "ChatShop.sln"))
        ? from
        : RootAbove(Path.GetDirectoryName(Path.TrimEndingDirectorySeparator(from)) ?? throw new DirectoryNotFoundException("ChatShop.sln is in no folder above."));

    [GeneratedRegex(@"/Migrations/\w+/|\.g\.cs$|\.Designer\.cs$")]
    private static partial Regex Generated();
}
