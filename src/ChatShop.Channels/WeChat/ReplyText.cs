using Microsoft.Bot.Schema;

namespace ChatShop.Channels.WeChat;

/// <summary>What a person on WeChat reads of a turn's answers.</summary>
internal static class ReplyText
{
    /// <summary>All answers as one text, since WeChat counts messages: a blank line between two.</summary>
    public static string Join(IEnumerable<Activity> answers) => string.Join("\n\n", answers
        .Where(answer => answer.Type == ActivityTypes.Message)
        .SelectMany(answer => (string?[])[answer.Text?.Trim(), .. answer.Attachments?.Select(attachment => attachment.ContentUrl) ?? []])
        .Where(text => !string.IsNullOrEmpty(text)));

    /// <summary>Cuts a text into parts that WeChat takes, after a line where possible, never inside a character.</summary>
    /// <param name="text">What is to be said.</param>
    /// <param name="mostBytes">How many bytes of UTF-8 a part may have, at least 4.</param>
    public static IReadOnlyList<string> Cut(string text, int mostBytes)
    {
        var parts = new List<string>();
        for (var rest = text.Trim(); rest.Length > 0;)
        {
            var fits = CharactersThatFit(rest, mostBytes);
            var line = fits < rest.Length ? rest.LastIndexOf('\n', fits) : -1;
            var end = line > 0 ? line : fits;
            parts.Add(rest[..end].TrimEnd());
            rest = rest[end..].TrimStart();
        }
        return parts;
    }

    private static int CharactersThatFit(string text, int mostBytes)
    {
        var (bytes, characters) = (0, 0);
        foreach (var rune in text.EnumerateRunes())
        {
            bytes += rune.Utf8SequenceLength;
            if (bytes > mostBytes)
                break;
            characters += rune.Utf16SequenceLength;
        }
        return characters;
    }
}
