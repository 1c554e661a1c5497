using Microsoft.Bot.Schema;

namespace ChatShop.Channels.WeChat;

/// <summary>What a person on WeChat reads of a turn's answers.</summary>
internal static class ReplyText
{
    /// <summary>How many bytes of UTF-8 one message may have.</summary>
    private const int MostBytes = 2048;

    /// <summary>All answers as one text, since WeChat counts messages, a blank line between two; in parts that WeChat takes.</summary>
    /// <remarks>It is cut after a line where possible, never inside a character.</remarks>
    public static IReadOnlyList<string> Parts(IEnumerable<Activity> answers)
    {
        var parts = new List<string>();
        for (var rest = Join(answers).Trim(); rest.Length > 0;)
        {
            var fits = CharactersThatFit(rest);
            var line = fits < rest.Length ? rest.LastIndexOf('\n', fits) : -1;
            var end = line > 0 ? line : fits;
            parts.Add(rest[..end].TrimEnd());
            rest = rest[end..].TrimStart();
        }
        return parts;
    }

    private static string Join(IEnumerable<Activity> answers) => string.Join("\n\n", answers
        .Where(answer => answer.Type == ActivityTypes.Message)
        .SelectMany(answer => (string?[])[answer.Text?.Trim(), .. answer.Attachments?.Select(attachment => attachment.ContentUrl) ?? []])
        .Where(text => !string.IsNullOrEmpty(text)));

    private static int CharactersThatFit(string text)
    {
        var (bytes, characters) = (0, 0);
        foreach (var rune in text.EnumerateRunes())
        {
            bytes += rune.Utf8SequenceLength;
            if (bytes > MostBytes)
                break;
            characters += rune.Utf16SequenceLength;
        }
        return characters;
    }
}
