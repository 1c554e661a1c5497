namespace ChatShop.Understanding.Text;

/// <summary>Words that are looked for at a place of a text.</summary>
internal sealed class WordList
{
    private readonly List<string>?[] byFirstSign = new List<string>?[256];

    /// <summary>A list of such words, in any order.</summary>
    public WordList(IEnumerable<string> words)
    {
        foreach (var word in words)
            (byFirstSign[word[0] & 0xff] ??= []).Add(word);
        foreach (var some in byFirstSign)
            some?.Sort((left, right) => right.Length - left.Length);
    }

    /// <summary>The longest word that stands here, not inside a longer one; null where none does.</summary>
    /// <param name="plain">The plain text.</param>
    /// <param name="at">Where the word begins.</param>
    /// <param name="most">How many signs it may have.</param>
    public string? At(string plain, int at, int most = int.MaxValue)
    {
        foreach (var word in byFirstSign[plain[at] & 0xff] ?? [])
            if (word.Length <= most && Signs.WordAt(plain, at, word))
                return word;
        return null;
    }

    /// <summary>How long that word is; 0 where none stands here.</summary>
    public int LengthAt(string plain, int at, int most = int.MaxValue) => At(plain, at, most)?.Length ?? 0;
}
