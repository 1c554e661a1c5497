using System.Collections.Concurrent;
using ChatShop.Conversations.Flows;
using ChatShop.Conversations.Replies;

namespace ChatShop.Conversations;

/// <summary>What lies in <c>dialogs/</c>: the texts of every language and the flows, checked against one another.</summary>
internal sealed record Dialogs(Phrasebook Phrasebook, FlowBook Flows)
{
    private static readonly ConcurrentDictionary<(string Folder, DateTime Changed), Dialogs> Known = new();

    /// <summary>Reads a folder, once as long as nothing in it changes: reading is a sixth of what it costs to open a shop.</summary>
    /// <exception cref="DialogMistakeException">A flow or text has a mistake.</exception>
    public static Dialogs Read(string folder) => Known.GetOrAdd((folder, ChangedAt(folder)), it =>
    {
        var phrasebook = Phrasebook.Read(it.Folder);
        return new Dialogs(phrasebook, FlowBook.Read(it.Folder, phrasebook));
    });

    private static DateTime ChangedAt(string folder) => Directory.Exists(folder)
        ? Directory.EnumerateFileSystemEntries(folder, "*", SearchOption.AllDirectories).Select(File.GetLastWriteTimeUtc).DefaultIfEmpty().Max()
        : default;
}
