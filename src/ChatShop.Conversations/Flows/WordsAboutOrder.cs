using System.Text;
using System.Text.RegularExpressions;

namespace ChatShop.Conversations.Flows;

/// <summary>Words about an order, with its number or without: 收据1001, 1001的收据, receipt for 1001.</summary>
internal static partial class WordsAboutOrder
{
    private const int Longest = 60;

    /// <summary>The words without the number, and the number; null when there are several numbers or the text is about more.</summary>
    public static (string Words, string? Order)? In(string text)
    {
        if (text.Length > Longest || text.Any(char.IsSurrogate))
            return null;
        var plain = text.Normalize(NormalizationForm.FormKC);
        return Number().Matches(plain) switch
        {
            [] => (plain, null),
            [var only] => (plain.Remove(only.Index, only.Length), only.Value),
            _ => null,
        };
    }

    [GeneratedRegex("[0-9]{1,20}")]
    private static partial Regex Number();
}
