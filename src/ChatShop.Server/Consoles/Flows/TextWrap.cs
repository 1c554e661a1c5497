using System.Globalization;

namespace ChatShop.Server.Consoles.Flows;

/// <summary>Breaks a text into lines, without knowing the typeface: a Han sign is as wide as high, a Latin letter a little more than half.</summary>
internal static class TextWrap
{
    private const double Letter = 0.56;

    /// <summary>The lines; what is too much for them is cut.</summary>
    /// <param name="text">The text.</param>
    /// <param name="ems">How wide a line may be, in heights of the type.</param>
    /// <param name="most">How many lines there may be, at least 1.</param>
    public static IReadOnlyList<string> Lines(string text, double ems, int most)
    {
        var lines = new List<string>();
        var rest = text.AsSpan().Trim();
        while (lines.Count < most && rest.Length > 0)
        {
            var length = Fit(rest, ems);
            var isCut = lines.Count == most - 1 && length < rest.Length;
            if (isCut)
                length = Fit(rest, ems - 1, anywhere: true);
            lines.Add(rest[..length].TrimEnd().ToString() + (isCut ? "…" : ""));
            rest = rest[length..].TrimStart();
        }
        return lines.Count > 0 ? lines : [""];
    }

    /// <summary>How wide a text is, in heights of the type.</summary>
    public static double Width(ReadOnlySpan<char> text)
    {
        var width = 0.0;
        foreach (var sign in text)
            width += WidthOf(sign);
        return width;
    }

    private static int Fit(ReadOnlySpan<char> text, double ems, bool anywhere = false)
    {
        var (width, blank) = (0.0, 0);
        for (var i = 0; i < text.Length; i++)
        {
            width += WidthOf(text[i]);
            if (width > ems)
                return Math.Max(1, !anywhere && blank > 0 && IsLatin(text[i]) ? blank : IsTorn(text, i) || Closes(text[i]) ? i - 1 : i);
            if (text[i] == ' ')
                blank = i + 1;
            else if (!IsLatin(text[i]))
                blank = Math.Min(i + 1, text.Length);
        }
        return text.Length;
    }

    private static bool IsTorn(ReadOnlySpan<char> text, int at) => char.IsLowSurrogate(text[at]) && at > 1;

    /// <summary>No line begins with what ends a sentence or a quotation.</summary>
    private static bool Closes(char sign) =>
        char.GetUnicodeCategory(sign) is UnicodeCategory.OtherPunctuation or UnicodeCategory.ClosePunctuation or UnicodeCategory.FinalQuotePunctuation;

    private static bool IsLatin(char sign) => sign < '\u2e80';

    private static double WidthOf(char sign) => IsLatin(sign) && !char.IsSurrogate(sign) ? Letter : char.IsSurrogate(sign) ? 0.5 : 1;
}
