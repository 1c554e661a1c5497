namespace ChatShop.Conversations.Replies;

/// <summary>A file of <c>dialogs/</c> has a mistake: the start stops and names the place.</summary>
public sealed class DialogMistakeException(string file, long line, string mistake)
    : Exception($"{file}, line {line}: {mistake}")
{
    /// <summary>The file, below dialogs/.</summary>
    public string File { get; } = file;

    /// <summary>The line, from 1.</summary>
    public long Line { get; } = line;
}
