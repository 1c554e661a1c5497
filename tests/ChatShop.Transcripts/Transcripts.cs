using System.Text;

namespace ChatShop.Transcripts;

/// <summary>Plays every transcript of a folder; each class one folder, so that folders run side by side.</summary>
public abstract class Transcripts
{
    /// <summary>The transcripts of a folder.</summary>
    public static TheoryData<string> In(string folder) =>
        [.. Directory.EnumerateFiles(Path.Join(Chat.Folder, folder), "*.chat").Order(StringComparer.Ordinal).Select(file => $"{folder}/{Path.GetFileName(file)}")];

    /// <summary>Plays one; with TRANSCRIPTS_APPROVE=1 writes what was really answered into the file instead of failing.</summary>
    protected static async Task PlayAsync(string file)
    {
        var chat = Chat.Read(file);
        await using var shop = await RunningShop.OpenAsync(chat.Locale, chat.Clock);
        var runner = new ChatRunner(chat, shop);
        await runner.RunAsync();
        if (runner.Differences.Count == 0)
            return;
        if (Environment.GetEnvironmentVariable("TRANSCRIPTS_APPROVE") == "1" && runner.Differences.All(it => it.Line.Kind == "<" && it.Line.Number > 0))
            Approve(Path.Join(Chat.Folder, file), runner.Differences);
        else
            Assert.Fail($"{file}\n" + string.Join('\n', runner.Differences.Select(it => $"line {it.Line.Number}\n  written: {it.Line.Text}\n  really:  {it.Really}")));
    }

    private static void Approve(string path, IReadOnlyList<(ChatLine Line, string Really)> differences)
    {
        var lines = File.ReadAllLines(path);
        var written = new StringBuilder();
        for (var i = 0; i < lines.Length; i++)
        {
            if (differences.FirstOrDefault(it => it.Line.Number == i + 1) is not { Line: not null } change)
            {
                written.AppendLine(lines[i]);
                continue;
            }
            var head = lines[i][..(lines[i].IndexOf('<', StringComparison.Ordinal) + 1)];
            var bar = new string(' ', Math.Max(5, head.Length - 1)) + "|  ";
            written.AppendLine(head + "  " + change.Really.Replace("\n", "\n" + bar, StringComparison.Ordinal));
            while (i + 1 < lines.Length && lines[i + 1].TrimStart().StartsWith('|'))
                i++;
        }
        File.WriteAllText(path, written.ToString());
    }
}
