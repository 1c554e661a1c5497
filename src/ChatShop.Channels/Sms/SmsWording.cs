using System.Globalization;
using Microsoft.Bot.Schema;

namespace ChatShop.Channels.Sms;

/// <summary>Answers as messages: plain text in parts, with what can be chosen by number below it.</summary>
internal sealed class SmsWording(SmsChoices choices)
{
    /// <summary>What a person means: the words of a choice when they answer with its number.</summary>
    public async Task<string> HeardAsync(string person, string said) => await choices.MeantAsync(person, said) ?? said;

    /// <summary>What answers a person. Numbers mean what this offers from now on.</summary>
    public async Task<IReadOnlyList<string>> AnswerAsync(string person, IReadOnlyList<Activity> answers)
    {
        var (parts, offered, _) = Write(answers);
        if (parts.Count > 0)
            await choices.OfferedAsync(person, offered);
        return parts;
    }

    /// <summary>What is said of its own accord. Where it shows no numbers, those of the last answer hold.</summary>
    public async Task<IReadOnlyList<string>> BringAsync(string person, Activity activity)
    {
        var (parts, offered, hasNumbers) = Write([activity]);
        if (hasNumbers || offered.Count > 0)
            await choices.OfferedAsync(person, offered);
        return parts;
    }

    private static (IReadOnlyList<string> Parts, IReadOnlyList<string> Offered, bool HasNumbers) Write(IReadOnlyList<Activity> answers)
    {
        var text = ReplyText.Join(answers);
        var actions = answers.LastOrDefault(answer => answer.Type == ActivityTypes.Message)?.SuggestedActions?.Actions?
            .Where(action => !string.IsNullOrWhiteSpace(action.Title)).ToList() ?? [];
        if (text.Length == 0 || actions.Count == 0 || HasNumbers(text))
            return (SmsParts.Of(text, out _), [], HasNumbers(text));

        var lines = actions.Select((action, i) => string.Create(CultureInfo.InvariantCulture, $"{i + 1} {action.Title.Trim()}"));
        var parts = SmsParts.Of($"{text}\n{string.Join('\n', lines)}", out var isCut);
        return (parts, isCut ? [] : [.. actions.Select(action => action.Value as string ?? action.Title)], true);
    }

    /// <summary>Whether a text shows a numbered list of its own.</summary>
    private static bool HasNumbers(string text) =>
        text.Split('\n').Any(line => line.Length > 1 && line[0] == '1' && line[1] is '.' or '\u3001' or ' ');
}
