using System.Globalization;
using System.Text;

namespace ChatShop.Conversations.Flows;

/// <summary>How well what was said names a thing, where only a few things can be meant.</summary>
internal static class NameFit
{
    /// <summary>From 0 (nothing in common) to 1 (the very name).</summary>
    public static double Of(string said, string name)
    {
        var (left, right) = (Fold(said), Fold(name));
        if (left.Length == 0 || right.Length == 0)
            return 0;
        if (left == right)
            return 1;
        if (right.Contains(left, StringComparison.Ordinal) || left.Contains(right, StringComparison.Ordinal))
            return 0.9;
        var common = left.Distinct().Count(sign => right.Contains(sign, StringComparison.Ordinal));
        return 0.8 * common / Math.Max(left.Distinct().Count(), right.Distinct().Count());
    }

    /// <summary>Letters and digits alone, in one width and case.</summary>
    public static string Fold(string text)
    {
        var safe = Safe(text);
        var plain = safe.All(IsPlain) ? safe : safe.Normalize(NormalizationForm.FormKC);
        var folded = new char[plain.Length];
        var length = 0;
        foreach (var sign in plain)
            if (char.IsLetterOrDigit(sign))
                folded[length++] = char.ToLower(sign, CultureInfo.InvariantCulture);
        return new string(folded, 0, length);
    }

    /// <summary>ASCII, and Chinese with its commas: normalizing makes no other letter of them, and every message is folded several times.</summary>
    private static bool IsPlain(char sign) => sign is < '\u0080' or (>= '\u4e00' and <= '\u9fff') || char.IsPunctuation(sign);

    /// <summary>The beginning of a text, without what no letter is.</summary>
    public static string Safe(string text)
    {
        var cut = text.Length > 200 ? text[..200] : text;
        return !cut.Any(char.IsSurrogate) ? cut : string.Concat(cut.EnumerateRunes().Select(rune => rune.ToString())); // a lone surrogate becomes U+FFFD
    }
}
