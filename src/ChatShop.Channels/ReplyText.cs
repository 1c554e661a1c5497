using System.Text;
using Microsoft.Bot.Schema;

namespace ChatShop.Channels;

/// <summary>Answers as plain text, for channels that show little else.</summary>
internal static class ReplyText
{
    /// <summary>Where a text is best cut, the best first: between paragraphs, lines, sentences, words.</summary>
    private static readonly string[] Seams = ["\n\n", "\n", "\u3002", "\uff01", "\uff1f", "\uff1b", ". ", "\uff0c", ", ", " "];

    /// <summary>What is said and shown in some answers, a blank line between two.</summary>
    /// <param name="answers">Only messages count.</param>
    /// <param name="links">Whether pictures become links.</param>
    public static string Join(IEnumerable<Activity> answers, bool links = true) => string.Join("\n\n", answers
        .Where(answer => answer.Type == ActivityTypes.Message)
        .SelectMany(answer => (string?[])[answer.Text?.Trim(), .. links ? answer.Attachments?.Select(attachment => attachment.ContentUrl) ?? [] : []])
        .Where(text => !string.IsNullOrEmpty(text))).Trim();

    /// <summary>The first address in a text; null when there is none.</summary>
    public static string? AddressIn(string text) =>
        text.Split(default(char[]), StringSplitOptions.RemoveEmptyEntries).FirstOrDefault(word => word.StartsWith("http", StringComparison.Ordinal));

    /// <summary>A text of at most so many characters; a longer one ends with an ellipsis.</summary>
    public static string Clip(string text, int most) => text.Length <= most ? text : $"{text[..(most - (char.IsHighSurrogate(text[most - 2]) ? 2 : 1))]}\u2026";

    /// <summary>A text in parts that are short enough.</summary>
    /// <remarks>It is cut at a seam in the second half of what fits, else where it must be, never inside a character or an address.</remarks>
    /// <param name="text">The text.</param>
    /// <param name="most">What one part may cost.</param>
    /// <param name="cost">What a character costs.</param>
    public static IReadOnlyList<string> Parts(string text, int most, Func<Rune, int> cost)
    {
        var parts = new List<string>();
        for (var rest = text.Trim(); rest.Length > 0;)
        {
            var fits = CharactersThatFit(rest, most, cost);
            var end = fits < rest.Length ? SeamBefore(rest, fits) : fits;
            parts.Add(rest[..end].TrimEnd());
            rest = rest[end..].TrimStart();
        }
        return parts;
    }

    private static int SeamBefore(string text, int fits)
    {
        foreach (var seam in Seams)
            if (text.LastIndexOf(seam, fits - 1, fits, StringComparison.Ordinal) is var at && at + seam.Length > fits / 2)
                return at + seam.Length;
        var address = text.LastIndexOf("http", fits - 1, fits, StringComparison.Ordinal);
        return address > 0 && !text[address..fits].Any(char.IsWhiteSpace) ? address : fits;
    }

    private static int CharactersThatFit(string text, int most, Func<Rune, int> cost)
    {
        var (spent, characters) = (0, 0);
        foreach (var rune in text.EnumerateRunes())
        {
            spent += cost(rune);
            if (spent > most && characters > 0)
                break;
            characters += rune.Utf16SequenceLength;
        }
        return characters;
    }
}
