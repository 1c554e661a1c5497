using ChatShop.Understanding.Text;

namespace ChatShop.Understanding.Numbers;

/// <summary>Numbers in English words: twenty-five, half a dozen, a couple of, two hundred and ten.</summary>
internal static class EnglishNumerals
{
    private static readonly Dictionary<string, int> Small = new()
    {
        ["zero"] = 0, ["one"] = 1, ["two"] = 2, ["three"] = 3, ["four"] = 4, ["five"] = 5, ["six"] = 6, ["seven"] = 7,
        ["eight"] = 8, ["nine"] = 9, ["ten"] = 10, ["eleven"] = 11, ["twelve"] = 12, ["thirteen"] = 13, ["fourteen"] = 14,
        ["fifteen"] = 15, ["sixteen"] = 16, ["seventeen"] = 17, ["eighteen"] = 18, ["nineteen"] = 19, ["twenty"] = 20,
        ["thirty"] = 30, ["forty"] = 40, ["fifty"] = 50, ["sixty"] = 60, ["seventy"] = 70, ["eighty"] = 80, ["ninety"] = 90,
    };

    private static readonly (string Words, decimal? Value)[] Phrases =
    [
        ("half a dozen", 6), ("half dozen", 6), ("a dozen", 12), ("a couple of", 2), ("a couple", 2), ("couple of", 2),
        ("three quarters of a", 0.75m), ("a quarter of a", 0.25m), ("quarter of a", 0.25m), ("a quarter", 0.25m), ("quarter", 0.25m),
        ("half of a", 0.5m), ("half an", 0.5m), ("half a", 0.5m), ("a half", 0.5m), ("half", 0.5m),
        ("a hundred", 100), ("a thousand", 1000), ("a few", null), ("several", null), ("a pair of", 2), ("a pair", 2),
    ];

    /// <summary>Null where none begins.</summary>
    public static Numeral? At(string plain, int at)
    {
        if (at >= plain.Length || !Signs.IsLatin(plain[at]) && DigitNumerals.HalfSign(plain[at]) == 0)
            return null;
        if (DigitNumerals.HalfSign(plain[at]) is > 0 and var half)
            return new(half, at, at + 1);
        if (at > 0 && Signs.IsWordSign(plain[at - 1]))
            return null;
        foreach (var (words, value) in Phrases)
            if (Signs.WordAt(plain, at, words))
                return new(value, at, at + words.Length);
        return Spelled(plain, at);
    }

    private static Numeral? Spelled(string plain, int at)
    {
        decimal total = 0, section = -1;
        int end = at, next = at;
        while (WordAt(plain, next) is { Length: > 0 } word)
        {
            if (Small.TryGetValue(word, out var value))
            {
                if (section >= 0 && !(section % 100 is 0 or (>= 20 and <= 90) && value < 10 || section >= 100 && section % 100 == 0))
                    break;
                section = Math.Max(0, section) + value;
            }
            else if (section > 0 && word is "hundred")
                section *= 100;
            else if (section > 0 && word is "thousand")
                (total, section) = (section * 1000, 0);
            else if (!(section >= 100 && word is "and" && Small.ContainsKey(WordAt(plain, next + 4))))
                break;
            next += word.Length;
            end = word is "and" ? end : next;
            if (next < plain.Length && plain[next] is ' ' or '-')
                next++;
        }
        return section >= 0 && end > at ? new(total + section, at, end) : null;
    }

    private static string WordAt(string plain, int at)
    {
        var end = at;
        while (end < plain.Length && end - at < 10 && Signs.IsLatin(plain[end]))
            end++;
        return at < end ? plain[at..end] : "";
    }
}
