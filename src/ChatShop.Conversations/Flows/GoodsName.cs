namespace ChatShop.Conversations.Flows;

/// <summary>Whether a message may be the name of goods and nothing else: 鸭梨 is, 这是我家的 is not.</summary>
internal static class GoodsName
{
    private const int Longest = 20;
    private const int MostWords = 4;

    /// <summary>True for a few letters without any word that names of goods do not hold.</summary>
    public static bool MayBe(Talk talk)
    {
        var words = talk.Said.Text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return talk.Said.Text.Length <= Longest && words.Length is >= 1 and <= MostWords && words.All(word => word.All(char.IsLetter))
            && !talk.Counter.Words.Written("noName").Any(no => Holds(words, no));
    }

    /// <summary>English words stand apart, Chinese ones do not.</summary>
    private static bool Holds(string[] words, string no) => no.All(char.IsAscii)
        ? words.Contains(no, StringComparer.OrdinalIgnoreCase)
        : words.Any(word => word.Contains(no, StringComparison.Ordinal));
}
