namespace ChatShop.Conversations.Replies;

/// <summary>A file of <c>dialogs/</c> has a mistake: the start stops and names the place.</summary>
public sealed class DialogMistakeException(string file, long line, string mistake)
    : Exception(line > 0 ? $"{file}, line {line}: {mistake}" : $"{file}: {mistake}")
{
    /// <summary>The file, below dialogs/.</summary>
    public string File { get; } = file;

    /// <summary>The line, from 1; 0 when it is about the whole file or folder.</summary>
    public long Line { get; } = line;
}
