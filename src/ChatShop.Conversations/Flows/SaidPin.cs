using System.Text;

namespace ChatShop.Conversations.Flows;

/// <summary>A PIN or a code as people say it where it is asked for: 8273, 8 2 7 3, 密码8273, it is 482-913.</summary>
internal static class SaidPin
{
    private const int Longest = 24;
    private const int MostLetters = 8;

    /// <summary>The digits alone; null when something else is said.</summary>
    public static string? In(string text)
    {
        if (text.Length is 0 or > Longest || text.Any(char.IsSurrogate))
            return null;
        var plain = text.Normalize(NormalizationForm.FormKC);
        var digits = string.Concat(plain.Where(char.IsAsciiDigit));
        return digits.Length is >= 4 and <= 6 && plain.Count(char.IsLetter) <= MostLetters && !plain.Any(char.IsSymbol) ? digits : null;
    }
}
