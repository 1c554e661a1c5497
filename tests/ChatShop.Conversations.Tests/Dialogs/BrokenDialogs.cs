using ChatShop.Conversations.Flows;
using ChatShop.Conversations.Replies;

namespace ChatShop.Conversations.Tests.Dialogs;

/// <summary>A copy of the shop's own dialogs, in which a test makes a mistake.</summary>
internal sealed class BrokenDialogs : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("chatshop-dialogs-").FullName;

    public BrokenDialogs()
    {
        var original = Path.Combine(AppContext.BaseDirectory, "dialogs");
        foreach (var file in Directory.EnumerateFiles(original, "*.yaml", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(folder, Path.GetRelativePath(original, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }

    /// <summary>The path of a file or folder of the copy.</summary>
    public string this[string name] => Path.Combine(folder, name);

    /// <summary>Replaces the first such text of a file; with nothing sought, adds a line at its end.</summary>
    public void Replace(string file, string sought, string by)
    {
        var text = File.ReadAllText(this[file]);
        var at = sought.Length == 0 ? text.Length : text.IndexOf(sought, StringComparison.Ordinal);
        Assert.True(at >= 0, $"{file} has no {sought}: the test is out of date.");
        File.WriteAllText(this[file], text[..at] + by + text[(at + sought.Length)..]);
    }

    /// <summary>The line a text stands on, from 1.</summary>
    public long LineOf(string file, string sought) => 1 + Array.FindIndex(File.ReadAllLines(this[file]), line => line.Contains(sought, StringComparison.Ordinal));

    /// <summary>What the shop does when it starts.</summary>
    public FlowBook Read() => FlowBook.Read(folder, Phrasebook.Read(folder));

    public void Dispose() => Directory.Delete(folder, recursive: true);
}
