using Microsoft.Bot.Schema;
using Telegram.Bot.Types.ReplyMarkups;

namespace ChatShop.Channels.Telegram;

/// <summary>One message as Telegram takes it.</summary>
/// <param name="Text">What it says; below a photo, its caption.</param>
/// <param name="Photo">The address of the photo; null for none.</param>
/// <param name="Markup">The buttons below where people write, or that they go away; null leaves them.</param>
internal sealed record TelegramPiece(string Text, string? Photo = null, ReplyMarkup? Markup = null)
{
    private const int LongestText = 4096, LongestCaption = 1024, ButtonsInARow = 2;

    /// <summary>The same with a link in the photo's place.</summary>
    public TelegramPiece WithLink() => this with { Text = Text.Length == 0 ? Photo! : $"{Text}\n{Photo}", Photo = null };

    /// <summary>Some answers in pieces that Telegram takes; the last one brings the buttons.</summary>
    /// <param name="answers">Only messages count.</param>
    /// <param name="takesButtonsAway">Whether buttons from before go away when there are none now.</param>
    public static IReadOnlyList<TelegramPiece> Of(IReadOnlyList<Activity> answers, bool takesButtonsAway)
    {
        var messages = answers.Where(answer => answer.Type == ActivityTypes.Message).ToList();
        var pieces = messages.SelectMany(Cut).ToList();
        if (pieces.Count > 0)
            pieces[^1] = pieces[^1] with { Markup = Buttons(messages) ?? (takesButtonsAway ? new ReplyKeyboardRemove() : null) };
        return pieces;
    }

    private static List<TelegramPiece> Cut(Activity answer)
    {
        var shown = (answer.Attachments ?? []).Where(it => Uri.TryCreate(it.ContentUrl, UriKind.Absolute, out var address) && address.Scheme is "http" or "https").ToList();
        var photos = shown.Where(it => it.ContentType?.StartsWith("image/", StringComparison.OrdinalIgnoreCase) == true).Select(it => it.ContentUrl).ToList();
        var links = shown.Select(it => it.ContentUrl).Except(photos);
        var text = string.Join("\n\n", [ReplyText.Join([answer], links: false), .. links]).Trim();
        var caption = photos.Count > 0 && text.Length <= LongestCaption ? text : "";
        return
        [
            .. ReplyText.Parts(caption.Length > 0 ? "" : text, LongestText, rune => rune.Utf16SequenceLength).Select(part => new TelegramPiece(part)),
            .. photos.Select((photo, i) => new TelegramPiece(i == 0 ? caption : "", photo)),
        ];
    }

    private static ReplyMarkup? Buttons(List<Activity> messages)
    {
        var actions = messages.LastOrDefault(message => message.SuggestedActions?.Actions is { Count: > 0 })?.SuggestedActions.Actions ?? [];
        var labels = actions.Select(action => action.Value as string ?? action.Title).Where(label => !string.IsNullOrWhiteSpace(label)).ToList();
        return labels.Count == 0 ? null : new ReplyKeyboardMarkup(labels.Select(label => new KeyboardButton(label)).Chunk(ButtonsInARow))
        {
            OneTimeKeyboard = true,
            ResizeKeyboard = true,
        };
    }
}
