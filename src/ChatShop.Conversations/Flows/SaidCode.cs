using System.Text;
using System.Text.RegularExpressions;

namespace ChatShop.Conversations.Flows;

/// <summary>A code as people say it: 绑定 482913, join 482-913. It stands behind the words it is for.</summary>
internal static partial class SaidCode
{
    private const int Longest = 60;

    /// <summary>The words and the digits alone; null when no digits end the text.</summary>
    public static (string Words, string Digits)? In(string text)
    {
        if (text.Length > Longest || text.Any(char.IsSurrogate) || !text.Any(char.IsNumber))
            return null;
        var said = Ending().Match(text.Normalize(NormalizationForm.FormKC));
        return said.Success ? (said.Groups[1].Value, string.Concat(said.Groups[2].Value.Where(char.IsAsciiDigit))) : null;
    }

    [GeneratedRegex(@"^(.*\p{L})[^\p{L}\p{Nd}]*([0-9](?:[\s-]?[0-9]){0,14})[^\p{L}\p{Nd}]*$", RegexOptions.Singleline)]
    private static partial Regex Ending();
}
