namespace ChatShop.Understanding.Text;

/// <summary>English words of the shop whose letters came in the wrong order or number: recieved, shiped, chnage. The words are in <c>letters.txt</c>.</summary>
internal static class Letters
{
    private const int Shortest = 5;

    /// <summary>By their first letter.</summary>
    private static readonly List<string>[] Words = Read();

    /// <summary>The word that is meant; null where none is, or where it is written rightly.</summary>
    public static string? Meant(ReadOnlySpan<char> word)
    {
        if (word.Length < Shortest || word[0] is < 'a' or > 'z')
            return null;
        string? meant = null;
        var letters = Of(word);
        foreach (var candidate in Words[word[0] - 'a'])
        {
            if (word.SequenceEqual(candidate))
                return null;
            if (Math.Abs(candidate.Length - word.Length) <= 1 && Of(candidate) == letters)
                meant ??= candidate;
        }
        return meant;
    }

    /// <summary>Which letters a word is made of, a bit for each.</summary>
    private static int Of(ReadOnlySpan<char> word)
    {
        var letters = 0;
        foreach (var letter in word)
            letters |= letter is >= 'a' and <= 'z' ? 1 << (letter - 'a') : 1 << 30;
        return letters;
    }

    private static List<string>[] Read()
    {
        var words = new List<string>['z' - 'a' + 1];
        for (var i = 0; i < words.Length; i++)
            words[i] = [];
        foreach (var word in Embedded.Lines("Text.letters.txt").SelectMany(line => line.Split(' ')))
            words[word[0] - 'a'].Add(word);
        return words;
    }
}
