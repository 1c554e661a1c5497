using System.Globalization;
using System.Text;
using AnyAscii;

namespace ChatShop.Storage.Search;

/// <summary>Cuts a name into the words it can be found by: Chinese by single signs and pairs, with their pinyin; others by word.</summary>
internal static class SearchWords
{
    private const int LongestText = 200;
    private const int LongestSyllables = 4;

    /// <summary>The words of a listing's name: everything by which it may be looked for.</summary>
    public static IReadOnlySet<string> OfListing(string name)
    {
        var words = OfQuery(name).ToHashSet();
        foreach (var run in Runs(name).Where(run => IsHan(run[0])))
        {
            words.UnionWith(run.Select(sign => sign.ToString()));
            var syllables = run.Select(sign => Pinyin(sign.ToString())).ToList();
            for (var from = 0; from < syllables.Count; from++)
                for (var length = 1; length <= LongestSyllables && from + length <= syllables.Count; length++)
                {
                    var sound = string.Concat(syllables.Skip(from).Take(length));
                    words.Add(sound);
                    words.Add(Accentless(sound));
                }
        }
        return words;
    }

    /// <summary>The words somebody looks for.</summary>
    public static IReadOnlySet<string> OfQuery(string text)
    {
        var words = new HashSet<string>();
        foreach (var run in Runs(text))
        {
            if (!IsHan(run[0]))
                words.Add(Singular(run));
            else if (run.Length == 1)
                words.Add(run);
            else
                for (var i = 0; i + 1 < run.Length; i++)
                    words.Add(run.Substring(i, 2));
        }
        return words;
    }

    /// <summary>How a word of a query sounds, for whoever picked a wrong sign or speaks as in the south; null for a single sign, which sounds like too many.</summary>
    public static string? Sound(string word) =>
        !IsHan(word[0]) ? Accentless(word) : word.Length > 1 ? Accentless(Pinyin(word)) : null;

    /// <summary>Single Chinese signs: what is asked for when a pair brings nothing, and what 梨 finds in 雪花梨.</summary>
    public static IEnumerable<string> Signs(string text) =>
        Runs(text).Where(run => IsHan(run[0])).SelectMany(run => run.Select(sign => sign.ToString()));

    private static string Pinyin(string signs) => signs.Transliterate().Replace(" ", "", StringComparison.Ordinal).ToLowerInvariant();

    /// <summary>Many say z for zh, n for ng, l for n.</summary>
    private static string Accentless(string pinyin) => pinyin
        .Replace("zh", "z", StringComparison.Ordinal).Replace("ch", "c", StringComparison.Ordinal).Replace("sh", "s", StringComparison.Ordinal)
        .Replace("ng", "n", StringComparison.Ordinal).Replace("n", "l", StringComparison.Ordinal);

    private static IEnumerable<string> Runs(string text)
    {
        var folded = (text.Length > LongestText ? text[..LongestText] : text).Normalize(NormalizationForm.FormKC).ToLowerInvariant();
        var run = new StringBuilder();
        foreach (var sign in folded)
        {
            var joins = char.IsLetterOrDigit(sign);
            if (run.Length > 0 && (!joins || IsHan(sign) != IsHan(run[^1])))
            {
                yield return run.ToString();
                run.Clear();
            }
            if (joins)
                run.Append(sign);
        }
        if (run.Length > 0)
            yield return run.ToString();
    }

    private static bool IsHan(char sign) =>
        char.GetUnicodeCategory(sign) == UnicodeCategory.OtherLetter && sign is >= '\u3400' and <= '\u9fff';

    /// <summary>Apples are found by apple, and tomatoes by tomato: endings are cut alike on both sides.</summary>
    private static string Singular(string word) => word switch
    {
        { Length: > 4 } when word.EndsWith("ies", StringComparison.Ordinal) => word[..^3] + "y",
        { Length: > 4 } when word.EndsWith("oes", StringComparison.Ordinal) || word.EndsWith("hes", StringComparison.Ordinal) => word[..^2],
        { Length: > 3 } when word.EndsWith('s') && !word.EndsWith("ss", StringComparison.Ordinal) => word[..^1],
        _ => word,
    };
}
