using System.Text.RegularExpressions;

namespace ChatShop.Transcripts;

/// <summary>One line of a transcript.</summary>
/// <param name="Number">From 1.</param>
/// <param name="Kind"><c>&gt;</c> says, <c>&gt;&gt;</c> delivers the same again, <c>&lt;</c> is answered or told, or what is done.</param>
/// <param name="Who">The person; empty for the one who spoke last.</param>
/// <param name="Text">What follows; continued lines are joined.</param>
internal sealed record ChatLine(int Number, string Kind, string Who, string Text);

/// <summary>A transcript: <c>tests/transcripts/*.chat</c>. The form is described in CONTRIBUTING.md.</summary>
internal sealed partial class Chat
{
    private static readonly string[] Words = ["flows", "locale", "clock", "lender", "market", "given", "wait", "restart", "bank", "then"];

    private Chat(string file, IReadOnlyList<ChatLine> lines) => (File, Lines) = (file, lines);

    public string File { get; }

    public IReadOnlyList<ChatLine> Lines { get; }

    public string Locale => Lines.FirstOrDefault(line => line.Kind == "locale")?.Text ?? "zh-CN";

    /// <summary>What else is set of the market, as a command line says it.</summary>
    public IReadOnlyList<string> Market => [.. Lines.Where(line => line.Kind == "market").SelectMany(line => line.Text.Split('=', 2, StringSplitOptions.TrimEntries) is [var name, var value] ? new[] { $"--Market:{name}", value } : [])];

    /// <summary>On what terms money is lent, as the setting is written; empty for nobody.</summary>
    public string Lenders => string.Join("; ", Lines.Where(line => line.Kind == "lender").Select(line => line.Text));

    /// <summary>When it begins; null for now.</summary>
    public DateTimeOffset? Clock => Lines.FirstOrDefault(line => line.Kind == "clock") is { } clock
        ? DateTimeOffset.Parse(clock.Text, System.Globalization.CultureInfo.InvariantCulture)
        : null;

    /// <summary>The folder of all transcripts, found upwards from the program.</summary>
    public static string Folder { get; } = Path.Join(Root(AppContext.BaseDirectory), "tests", "transcripts");

    public static Chat Read(string file)
    {
        var lines = new List<ChatLine>();
        var number = 0;
        foreach (var line in System.IO.File.ReadLines(Path.Join(Folder, file)))
        {
            number++;
            if (line.Length == 0 || line.StartsWith('#'))
                continue;
            if (Continued().Match(line) is { Success: true } more)
                lines[^1] = lines[^1] with { Text = lines[^1].Text + "\n" + more.Groups[1].Value };
            else
                lines.Add(ReadLine(number, line));
        }
        return new Chat(file, lines);
    }

    private static ChatLine ReadLine(int number, string line)
    {
        if (Words.FirstOrDefault(word => line == word || line.StartsWith(word + " ", StringComparison.Ordinal)) is { } word)
            return new ChatLine(number, word, "", line[word.Length..].Trim());
        if (Spoken().Match(line) is { Success: true } spoken)
            return new ChatLine(number, spoken.Groups[2].Value, spoken.Groups[1].Value.Trim(), spoken.Groups[3].Value.Trim());
        if (Done().Match(line) is { Success: true } done)
            return new ChatLine(number, done.Groups[2].Value, done.Groups[1].Value, done.Groups[3].Value.Trim());
        throw new FormatException($"line {number} can not be read: {line}");
    }

    private static string Root(string from) => System.IO.File.Exists(Path.Join(from, "ChatShop.sln"))
        ? from
        : Root(Path.GetDirectoryName(Path.TrimEndingDirectorySeparator(from)) ?? throw new DirectoryNotFoundException("ChatShop.sln is in no folder above."));

    [GeneratedRegex(@"^\s+\|(?: {1,2}(.*))?$")]
    private static partial Regex Continued();

    [GeneratedRegex(@"^(.*?)\s*(>>|>|<)(?:\s+(.*))?$")]
    private static partial Regex Spoken();

    [GeneratedRegex(@"^(\S+) (pays|fails to pay|names bank account|sends|says aloud)\b(.*)$")]
    private static partial Regex Done();
}
