using System.Text;
using System.Text.RegularExpressions;

namespace ChatShop.Conversations.Flows;

/// <summary>An order's number behind the words it is for, and what is said about it: 判1001退20块, decide order 1001: all; or the number first, 1001判全退.</summary>
internal static partial class SaidOrder
{
    private const int LongestWords = 40;

    /// <summary>What may stand between the parts: a colon, a comma, a space, also wide ones.</summary>
    public static readonly char[] Separators = [':', ',', ' ', '\uff1a', '\uff0c', '\u3000'];

    /// <summary>The words, the digits and the rest as it was written; the words are empty where the number comes first. Null when neither.</summary>
    public static (string Words, string Order, string About)? In(string text)
    {
        if (Ahead().Match(text) is not { Success: true } said || said.Groups[1].Length > LongestWords || said.Groups[1].Value.Any(char.IsSurrogate))
            return null;
        return (said.Groups[1].Value, said.Groups[2].Value.Normalize(NormalizationForm.FormKC), said.Groups[3].Value);
    }

    [GeneratedRegex(@"^(\P{Nd}*?)[^\p{L}\p{Nd}]*(\p{Nd}{3,12})(?!\p{Nd})[^\p{L}\p{Nd}]*(.*?)\s*$", RegexOptions.Singleline | RegexOptions.CultureInvariant)]
    private static partial Regex Ahead();
}
