using System.Buffers;
using System.Text;

namespace ChatShop.Channels.Sms;

/// <summary>Cuts a text into single messages, as the networks count them.</summary>
internal static class SmsParts
{
    /// <summary>The most messages that one answer is worth.</summary>
    public const int Most = 10;

    private const int UnitsOfUcs2 = 70;
    private const int UnitsOfGsm = 160;
    private const string Ellipsis = "\u2026";

    /// <summary>The basic set of GSM 03.38 beside letters and digits of ASCII.</summary>
    private static readonly SearchValues<char> Basic = SearchValues.Create(
        "\n\r !\"#$%&'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz"
        + "\u00a1\u00a3\u00a4\u00a5\u00a7\u00bf\u00c4\u00c5\u00c6\u00c7\u00c9\u00d1\u00d6\u00d8\u00dc\u00df\u00e0\u00e4\u00e5\u00e6\u00e8\u00e9\u00ec"
        + "\u00f1\u00f2\u00f6\u00f8\u00f9\u00fc\u0393\u0394\u0398\u039b\u039e\u03a0\u03a3\u03a6\u03a8\u03a9");

    /// <summary>What takes an escape before it, and so counts twice.</summary>
    private static readonly SearchValues<char> Extension = SearchValues.Create("^{}\\[~]|\u20ac");

    /// <summary>The text in at most ten parts, each one message; what is left over is cut off behind an ellipsis.</summary>
    /// <param name="text">The text.</param>
    /// <param name="isCut">True when something was left over.</param>
    public static IReadOnlyList<string> Of(string text, out bool isCut)
    {
        var parts = text.All(character => Basic.Contains(character) || Extension.Contains(character))
            ? ReplyText.Parts(text, UnitsOfGsm, rune => rune.IsBmp && Extension.Contains((char)rune.Value) ? 2 : 1)
            : ReplyText.Parts(text, UnitsOfUcs2, Units);
        isCut = parts.Count > Most;
        return isCut ? [.. parts.Take(Most - 1), ReplyText.Parts(parts[Most - 1], UnitsOfUcs2 - Ellipsis.Length, Units)[0] + Ellipsis] : parts;
    }

    private static int Units(Rune rune) => rune.Utf16SequenceLength;
}
