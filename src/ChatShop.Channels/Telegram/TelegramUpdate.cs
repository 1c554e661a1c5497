using System.Globalization;
using System.Text.Json;
using Microsoft.Bot.Schema;
using Telegram.Bot;
using Telegram.Bot.Types;
using Telegram.Bot.Types.Enums;

namespace ChatShop.Channels.Telegram;

/// <summary>One update as Telegram delivers it, and what it is as an activity.</summary>
internal sealed class TelegramUpdate
{
    /// <summary>The channel's id in activities.</summary>
    public const string ChannelId = "telegram";

    private const string Start = "/start", Bot = "bot", VoiceType = "audio/ogg";

    private readonly Update update;
    private readonly Chat? chat;

    private TelegramUpdate(Update update) =>
        (this.update, chat) = (update, update.Message?.Chat ?? update.CallbackQuery?.Message?.Chat ?? update.MyChatMember?.Chat);

    /// <summary>The same for the same update delivered again.</summary>
    public string Id => update.Id.ToString(CultureInfo.InvariantCulture);

    /// <summary>Whom to answer.</summary>
    public long Chat => chat?.Id ?? 0;

    /// <summary>What to name when a pressed button is answered; null when none was pressed.</summary>
    public string? Callback => update.CallbackQuery?.Id;

    /// <summary>The largest picture's id at Telegram, also of one sent as a file.</summary>
    public string? PhotoId => update.Message is { } message
        ? message.Photo?.OfType<PhotoSize>().MaxBy(size => (long)size.Width * size.Height)?.FileId
            ?? (message.Document is { MimeType: { } type } file && type.StartsWith("image/", StringComparison.OrdinalIgnoreCase) ? file.FileId : null)
        : null;

    /// <summary>The recording's id at Telegram, when it is one.</summary>
    public string? VoiceId => update.Message?.Voice?.FileId;

    /// <summary>Reads a body.</summary>
    /// <returns>The update; null when the bytes are none.</returns>
    public static TelegramUpdate? Read(byte[] body)
    {
        try
        {
            return JsonSerializer.Deserialize<Update>(body, JsonBotAPI.Options) is { Id: > 0 } update && IsWhole(update) ? new TelegramUpdate(update) : null;
        }
        catch (Exception malformed) when (malformed is JsonException or ArgumentException or InvalidOperationException or NotSupportedException or FormatException or OverflowException)
        {
            return null;
        }
    }

    /// <summary>What it is to the house.</summary>
    /// <returns>The activity, without a picture's bytes; null when nobody need hear of it.</returns>
    public Activity? ToActivity() => (chat?.Type, update) switch
    {
        (not ChatType.Private, _) => null,
        (_, { Message: { } message }) => Written(message),
        (_, { CallbackQuery: { Id.Length: > 0, Data: { Length: > 0 } data } }) => Said(data),
        (_, { MyChatMember.NewChatMember.Status: ChatMemberStatus.Kicked }) => Left(),
        _ => null,
    };

    private static bool IsWhole(Update update) => update switch
    {
        { Message: { } message } => message.Chat is { Id: not 0 },
        { CallbackQuery: { } pressed } => pressed.Message?.Chat is null or { Id: not 0 },
        { MyChatMember: { } member } => member.Chat is { Id: not 0 },
        _ => true,
    };

    private Activity? Written(Message message) => message switch
    {
        { Text: Start } => Came(),
        { Text: { } text } when text.StartsWith($"{Start} ", StringComparison.Ordinal) => Came(text[Start.Length..].Trim()),
        { Text: { Length: > 0 } text } => Said(text),
        _ when PhotoId is { } photo => Said(message.Caption ?? "", new Attachment("image/jpeg", name: photo)),
        _ when VoiceId is { } voice => Said(message.Caption ?? "", new Attachment(VoiceType, name: voice)),
        { Venue: { } venue } => Said($"{venue.Title} {venue.Address}".Trim()),
        { Location: { } place } => Said(FormattableString.Invariant($"{place.Latitude}, {place.Longitude}")),
        { Contact: { } contact } => Said(string.Join(' ', new[] { contact.FirstName, contact.LastName, contact.PhoneNumber }.Where(it => !string.IsNullOrEmpty(it)))),
        { Video: not null } or { VideoNote: not null } or { Audio: not null } or { Document: not null } =>
            Said(message.Caption ?? "", LostPhoto.Attachment(PhotoLoss.NotAPhoto)),
        _ => null,
    };

    private Activity Came(string payload = "")
    {
        var came = Activity(ActivityTypes.ConversationUpdate);
        if (payload.Length > 0)
            Entrance.Say(came, payload);
        else
            came.MembersAdded = [came.From];
        return came;
    }

    private Activity Left()
    {
        var left = Activity(ActivityTypes.ConversationUpdate);
        left.MembersRemoved = [left.From];
        return left;
    }

    private Activity Said(string text, params Attachment[] attachments)
    {
        var activity = Activity(ActivityTypes.Message);
        (activity.Text, activity.TextFormat, activity.Attachments) = (text, TextFormatTypes.Plain, attachments);
        return activity;
    }

    private Activity Activity(string type)
    {
        var person = Chat.ToString(CultureInfo.InvariantCulture);
        return new(type)
        {
            Id = Id,
            ChannelId = ChannelId,
            From = new ChannelAccount(person, role: RoleTypes.User),
            Recipient = new ChannelAccount(Bot, role: RoleTypes.Bot),
            Conversation = new ConversationAccount(id: person),
            Locale = (update.Message?.From ?? update.CallbackQuery?.From ?? update.MyChatMember?.From)?.LanguageCode,
            Timestamp = (update.Message?.Date ?? update.MyChatMember?.Date) is { Year: > 1 } at ? new DateTimeOffset(at, TimeSpan.Zero) : null,
        };
    }
}
