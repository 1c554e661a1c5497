namespace ChatShop.Understanding.Text;

/// <summary>What kind of sign a plain sign is.</summary>
internal static class Signs
{
    /// <summary>A Chinese character.</summary>
    public static bool IsHan(char sign) => sign is >= '\u3400' and <= '\u9fff';

    /// <summary>A letter of an alphabet.</summary>
    public static bool IsLatin(char sign) => sign is >= 'a' and <= 'z' || (sign is >= '\u00df' and <= '\u024f' && char.IsLetter(sign));

    /// <summary>0 to 9.</summary>
    public static bool IsDigit(char sign) => sign is >= '0' and <= '9';

    /// <summary>Part of an alphabet's word or number: no word begins or ends between two of these.</summary>
    public static bool IsWordSign(char sign) => IsLatin(sign) || IsDigit(sign);

    /// <summary>Nothing written.</summary>
    public static bool IsBlank(char sign) => sign == ' ';

    /// <summary>A mark that ends a clause.</summary>
    public static bool EndsClause(char sign) => sign is ',' or '.' or ';' or ':' or '!' or '?' or '"' or '(' or ')' or '*';

    /// <summary>Whether any Chinese character is written.</summary>
    public static bool HasHan(string text)
    {
        foreach (var sign in text)
            if (IsHan(sign))
                return true;
        return false;
    }

    /// <summary>The first place from <paramref name="at"/> on that is not blank.</summary>
    public static int SkipBlanks(string text, int at)
    {
        while (at < text.Length && text[at] == ' ')
            at++;
        return at;
    }

    /// <summary>The first of these words that stands here, none of them inside a longer one; null where none does.</summary>
    public static string? OneAt(string text, int at, params ReadOnlySpan<string> words)
    {
        foreach (var word in words)
            if (WordAt(text, at, word))
                return word;
        return null;
    }

    /// <summary>Whether <paramref name="word"/> stands here, not inside a longer word.</summary>
    public static bool WordAt(string text, int at, string word) =>
        string.CompareOrdinal(text, at, word, 0, word.Length) == 0
        && (at == 0 || !IsLatin(text[at - 1]) || !IsLatin(word[0]))
        && (at + word.Length >= text.Length || !IsLatin(text[at + word.Length]) || !IsLatin(word[^1]));
}
