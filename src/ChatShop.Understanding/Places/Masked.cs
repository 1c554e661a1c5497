using System.Text.RegularExpressions;

namespace ChatShop.Understanding.Places;

/// <summary>Messages that others may look at: telephone numbers are no longer anybody's, places and names can not be read.</summary>
public static partial class Masked
{
    private const char Veil = '*';

    /// <summary>A message without what is personal in it.</summary>
    /// <param name="message">What was said. Where a place, a person or a telephone was asked for, every word may be one.</param>
    /// <returns>As long as before. Of a long number the first three digits stay and the others are zeros: it can still be read as what it is.</returns>
    public static string Of(Message message)
    {
        if (message.Expect is "address" or "recipient" or "phone")
            return Cover(message.Text);
        var findings = Findings.Of(message);
        var text = LongNumbers().Replace(message.Text, number => Zeros(number.Value));
        return Without(Without(text, findings.Address), findings.Recipient);
    }

    /// <summary>What was found but is written otherwise there can not be cut out: then nothing is shown.</summary>
    private static string Without(string text, string? found) => found is not { Length: > 0 } ? text
        : LongNumbers().Replace(found, number => Zeros(number.Value)) is var there && text.Contains(there, StringComparison.OrdinalIgnoreCase)
            ? text.Replace(there, Cover(there), StringComparison.OrdinalIgnoreCase)
            : Cover(text);

    private static string Cover(string text) => string.Concat(text.Select(sign => char.IsWhiteSpace(sign) || char.IsPunctuation(sign) ? sign : Veil));

    private static string Zeros(string number)
    {
        var digits = 0;
        return string.Concat(number.Select(sign => !char.IsLetterOrDigit(sign) || ++digits <= 3 ? sign : '0'));
    }

    /// <summary>Seven digits and more, also with blanks between them, or said in Han numerals.</summary>
    [GeneratedRegex(@"(?:[0-9\uff10-\uff19][ .\u3000-]?){6,}[0-9\uff10-\uff19]|[\u3007\u96f6\u4e00\u4e8c\u4e09\u56db\u4e94\u516d\u4e03\u516b\u4e5d\u5e7a]{7,}", RegexOptions.CultureInvariant)]
    private static partial Regex LongNumbers();
}
