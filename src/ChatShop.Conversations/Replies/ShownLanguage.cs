using System.Text.RegularExpressions;

namespace ChatShop.Conversations.Replies;

/// <summary>Which language a message is in: by letters that only one language has, by words, or by letters that several share.</summary>
internal sealed partial class ShownLanguage
{
    /// <summary>So many words must be of another language before that is spoken; of any, while none is.</summary>
    private const int LeastWords = 2;

    private readonly List<(string Locale, Regex Signs)> byOwnLetters = [];
    private readonly List<(string Locale, HashSet<string> Words)> byWords = [];

    /// <summary>The one whose letters several share: for whoever shows none of its words.</summary>
    public string? AnyLetters { get; }

    /// <summary>Learns how each language shows.</summary>
    public ShownLanguage(IReadOnlyList<Texts> languages)
    {
        foreach (var texts in languages)
        {
            if (texts.List("words/tellsOf") is { Count: > 0 } words)
                byWords.Add((texts.Locale, words.ToHashSet(StringComparer.OrdinalIgnoreCase)));
            if (texts.Wording.Letters is not { Length: > 0 } letters)
                continue;
            var signs = new Regex($"[{letters}]", RegexOptions.CultureInvariant);
            if (signs.IsMatch("a"))
                AnyLetters ??= texts.Locale;
            else
                byOwnLetters.Add((texts.Locale, signs));
        }
    }

    /// <summary>Which language a message shows; null where it shows none, or too little of another one.</summary>
    /// <param name="text">The message.</param>
    /// <param name="spoken">The one spoken so far; null for none.</param>
    /// <param name="home">The market's own.</param>
    public string? LocaleOf(string text, string? spoken, string home)
    {
        var told = Told(text);
        var words = text.Split(' ').Count(word => word.Length > 1 && word.All(char.IsAsciiLetter));
        if (byOwnLetters.Find(it => it.Signs.IsMatch(text)).Locale is { } own) // Foreign names are quoted in the midst of a sentence.
            return told is not null && (told == spoken || told != AnyLetters) ? told : words >= LeastWords && spoken is not null && !IsOwn(spoken) ? null : own;

        if (told is not null && (told != AnyLetters || (spoken is not null && !IsOwn(spoken))))
            return told;
        if (spoken is null)
            return words == 0 ? null : told is null && !IsOwn(home) ? home : AnyLetters;
        return IsOwn(spoken) && words >= LeastWords ? AnyLetters : null;
    }

    private bool IsOwn(string locale) => byOwnLetters.Exists(it => it.Locale == locale);

    /// <summary>The language most of whose own words are there: two of them, or half of what is said, or a third where no other has any; null when none is ahead.</summary>
    private string? Told(string text)
    {
        var said = Word().Matches(text.Replace('\u2019', '\'')).Select(word => word.Value).ToList();
        var counts = byWords.Select(it => (it.Locale, Count: said.Count(it.Words.Contains))).OrderByDescending(it => it.Count).Take(2).ToList();
        return counts is [{ Count: > 0 } first, ..] && (counts.Count == 1 || first.Count > counts[1].Count) && (first.Count >= LeastWords || first.Count * (counts.Count > 1 && counts[1].Count > 0 ? 2 : 3) >= said.Count)
            ? first.Locale
            : null;
    }

    [GeneratedRegex(@"[\p{L}']+")]
    private static partial Regex Word();
}
