using System.Globalization;
using Microsoft.Bot.Schema;
using Newtonsoft.Json.Linq;

namespace ChatShop.Channels.WeChat;

/// <summary>One message or event as WeChat delivers it, and what it is as an activity.</summary>
internal sealed class WeChatMessage
{
    private const int LongestId = 128;
    private const string ScenePrefix = "qrscene_";
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

    /// <summary>What an event is called; empty for what people say.</summary>
    public string Event => this["MsgType"] == "event" ? this["Event"] : "";

    /// <summary>What a field says; empty when it is missing.</summary>
    public string this[string field] => fields.GetValueOrDefault(field, "");

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

    /// <summary>Whether more may be said for 48 hours because of it.</summary>
    public bool OpensMessageWindow => this["MsgType"] != "event";

    /// <summary>Whether something may be said for a minute because of it.</summary>
    public bool OpensEventWindow => this["MsgType"] == "event" && this["Event"] is "subscribe" or "SCAN" or "CLICK" or "scancode_push" or "scancode_waitmsg";

    /// <summary>What it is to the house.</summary>
    /// <remarks>Photos taken and places chosen by the menu follow as messages of their own, so that their events say nothing new.</remarks>
    /// <returns>The activity, without a picture's bytes; null when nobody need hear of it.</returns>
    public Activity? ToActivity() => this["MsgType"] switch
    {
        "text" => Said(this["Content"]),
        "voice" => Said(this["Recognition"], new Attachment($"audio/{this["Format"]}", name: this["MediaId"])),
        "image" => Said("", new Attachment("image/jpeg", PhotoUrl, name: this["MediaId"])),
        "video" or "shortvideo" => Said("", LostPhoto.Attachment(PhotoLoss.NotAPhoto)),
        "location" => Said(this["Label"]),
        "link" => Entrance.SceneOf(this["Url"]) is { } scene ? CameIn(scene) : Said(this["Title"]),
        "event" => Happened(),
        _ => null,
    };

    private Activity? Happened() => (this["Event"], this["EventKey"]) switch
    {
        ("subscribe", var key) when key.StartsWith(ScenePrefix, StringComparison.Ordinal) => CameIn(key[ScenePrefix.Length..]),
        ("subscribe", _) => Came(),
        ("unsubscribe", _) => Left(),
        ("SCAN", var scene) => CameIn(scene),
        ("CLICK", var key) => Said(key),
        ("scancode_waitmsg", _) => Entrance.SceneOf(this["ScanResult"]) is { } scene ? CameIn(scene) : Said(this["ScanResult"]),
        _ => null,
    };

    private Activity Came()
    {
        var came = Activity(ActivityTypes.ConversationUpdate);
        came.MembersAdded = [came.From];
        return came;
    }

    private Activity Left()
    {
        var left = Activity(ActivityTypes.ConversationUpdate);
        left.MembersRemoved = [left.From];
        return left;
    }

    private Activity CameIn(string scene)
    {
        var came = Activity(ActivityTypes.Event);
        Entrance.Say(came, scene);
        return came;
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
