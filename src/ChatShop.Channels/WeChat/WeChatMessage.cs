using System.Globalization;
using Microsoft.Bot.Schema;
using Newtonsoft.Json.Linq;

namespace ChatShop.Channels.WeChat;

/// <summary>One message or event as WeChat delivers it, and what it is as an activity.</summary>
internal sealed class WeChatMessage
{
    private const int LongestId = 128;
    private const long LatestSecond = 253_402_300_799;

    private readonly IReadOnlyDictionary<string, string> fields;

    private WeChatMessage(IReadOnlyDictionary<string, string> fields, DateTimeOffset at) => (this.fields, At) = (fields, at);

    /// <summary>The channel's id in activities.</summary>
    public const string ChannelId = "wechat";

    /// <summary>Who sent it: the OpenID.</summary>
    public string From => this["FromUserName"];

    /// <summary>The account it was sent to.</summary>
    public string To => this["ToUserName"];

    /// <summary>When it was sent.</summary>
    public DateTimeOffset At { get; }

    /// <summary>The same for the same message sent again.</summary>
    public string Id => this["MsgType"] == "event" ? $"{From}/{this["CreateTime"]}/{this["Event"]}/{this["EventKey"]}" : this["MsgId"];

    /// <summary>The picture's id at WeChat, when it is one.</summary>
    public string? PhotoId => this["MsgType"] == "image" ? this["MediaId"] : null;

    /// <summary>The recording's id at WeChat, when it is one.</summary>
    public string? VoiceId => this["MsgType"] == "voice" ? this["MediaId"] : null;

    /// <summary>Where WeChat shows the picture.</summary>
    public string PhotoUrl => this["PicUrl"];

    private string this[string field] => fields.GetValueOrDefault(field, "");

    /// <summary>Checks that the fields every message has are there.</summary>
    /// <returns>The message; null when one is missing or can't be.</returns>
    public static WeChatMessage? OfFields(IReadOnlyDictionary<string, string> fields)
    {
        if (!long.TryParse(fields.GetValueOrDefault("CreateTime"), NumberStyles.None, CultureInfo.InvariantCulture, out var second) || second > LatestSecond)
            return null;
        var message = new WeChatMessage(fields, DateTimeOffset.FromUnixTimeSeconds(second));
        var named = new[] { message.From, message.To, message["MsgType"], message["MsgType"] == "event" ? message["Event"] : message["MsgId"] };
        return named.All(name => name.Length is > 0 and <= LongestId && !name.Any(char.IsControl)) ? message : null;
    }

    /// <summary>What it is to the house.</summary>
    /// <returns>The activity, without a picture's bytes; null when nobody need hear of it.</returns>
    public Activity? ToActivity() => this["MsgType"] switch
    {
        "text" => Said(this["Content"]),
        "voice" => Said(this["Recognition"], new Attachment($"audio/{this["Format"]}", name: this["MediaId"])),
        "image" => Said("", new Attachment("image/jpeg", PhotoUrl, name: this["MediaId"])),
        "location" => Said(this["Label"]),
        "event" => Happened(),
        _ => null,
    };

    private Activity? Happened()
    {
        switch (this["Event"])
        {
            case "subscribe":
                var came = Activity(ActivityTypes.ConversationUpdate);
                came.MembersAdded = [came.From];
                return came;
            case "unsubscribe":
                var left = Activity(ActivityTypes.ConversationUpdate);
                left.MembersRemoved = [left.From];
                return left;
            case "CLICK":
                return Said(this["EventKey"]);
            default:
                return null;
        }
    }

    private Activity Said(string text, params Attachment[] attachments)
    {
        var activity = Activity(ActivityTypes.Message);
        (activity.Text, activity.TextFormat, activity.Attachments) = (text, TextFormatTypes.Plain, attachments);
        return activity;
    }

    private Activity Activity(string type) => new(type)
    {
        Id = Id,
        ChannelId = ChannelId,
        From = new ChannelAccount(From, role: RoleTypes.User),
        Recipient = new ChannelAccount(To, role: RoleTypes.Bot),
        Conversation = new ConversationAccount(id: From),
        Timestamp = At,
        ChannelData = JObject.FromObject(fields),
    };
}
