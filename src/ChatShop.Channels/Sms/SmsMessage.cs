using System.Globalization;
using Microsoft.Bot.Schema;

namespace ChatShop.Channels.Sms;

/// <summary>One message as the gateway delivers it, and what it is as an activity.</summary>
internal sealed class SmsMessage
{
    private const int LongestId = 64;

    /// <summary>The words that networks know for leaving and for coming back; the gateway itself minds them too.</summary>
    private static readonly HashSet<string> Leaving = new(["STOP", "STOPALL", "UNSUBSCRIBE", "END", "QUIT"], StringComparer.OrdinalIgnoreCase);

    private static readonly HashSet<string> ComingBack = new(["START", "UNSTOP"], StringComparer.OrdinalIgnoreCase);

    private readonly IReadOnlyDictionary<string, string> fields;

    private SmsMessage(IReadOnlyDictionary<string, string> fields) => this.fields = fields;

    /// <summary>The channel's id in activities.</summary>
    public const string ChannelId = "sms";

    /// <summary>The same for the same message sent again.</summary>
    public string Id => this["MessageSid"];

    /// <summary>The number it was sent from, in E.164: <c>+</c>, country code, number.</summary>
    public string From => this["From"];

    private string this[string field] => fields.GetValueOrDefault(field, "");

    /// <summary>Checks that the fields every message has are there.</summary>
    /// <returns>The message; null when one is missing or can't be.</returns>
    public static SmsMessage? OfFields(IReadOnlyDictionary<string, string> fields)
    {
        var message = new SmsMessage(fields);
        return fields.ContainsKey("Body") && IsNumber(message.From) && IsName(message.Id) && IsName(message["To"].TrimStart('+')) ? message : null;
    }

    /// <summary>What it is to the house. Pictures are not fetched: the house tells the person so.</summary>
    public Activity ToActivity()
    {
        var text = this["Body"];
        if (Leaving.Contains(text.Trim()))
            return Activity(ActivityTypes.ConversationUpdate, left => left.MembersRemoved = [left.From]);
        if (ComingBack.Contains(text.Trim()))
            return Activity(ActivityTypes.ConversationUpdate, came => came.MembersAdded = [came.From]);
        return Activity(ActivityTypes.Message, said =>
        {
            (said.Text, said.TextFormat) = (text, TextFormatTypes.Plain);
            said.Attachments = HasPictures ? [LostPhoto.Attachment(PhotoLoss.NotFetched)] : [];
        });
    }

    private bool HasPictures => int.TryParse(this["NumMedia"], NumberStyles.None, CultureInfo.InvariantCulture, out var many) && many > 0;

    private static bool IsNumber(string text) => text.Length is > 6 and <= 16 && text[0] == '+' && text.AsSpan(1).IndexOfAnyExceptInRange('0', '9') < 0;

    private static bool IsName(string text) => text.Length is > 0 and <= LongestId && text.All(char.IsAsciiLetterOrDigit);

    private Activity Activity(string type, Action<Activity> fill)
    {
        var activity = new Activity(type)
        {
            Id = Id,
            ChannelId = ChannelId,
            From = new ChannelAccount(From, role: RoleTypes.User),
            Recipient = new ChannelAccount(this["To"], role: RoleTypes.Bot),
            Conversation = new ConversationAccount(id: From),
        };
        fill(activity);
        return activity;
    }
}
