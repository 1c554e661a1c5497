using ChatShop.Channels.BotFramework;
using ChatShop.Channels.Sms;
using ChatShop.Channels.Telegram;
using ChatShop.Channels.WeChat;
using ChatShop.Server.Settings;

namespace ChatShop.Server.Commands;

/// <summary>Who stands behind the ways in: people's chats, and the house that knows who comes to the console.</summary>
internal static class DoorParts
{
    /// <summary>All of them, those whose door is closed too.</summary>
    public static IEnumerable<OutsidePart> Of(ShopSettings settings) =>
    [
        new("WeChat", settings.WeChat is not { } weChat ? null : limit => WeChatTrial.RunAsync(weChat, TimeProvider.System, limit),
            "door closed: Channels:WeChat:Token is not set", "is Channels:WeChat:ApiBase right, and can this machine reach it?"),
        new("Telegram", settings.Telegram is not { } telegram ? null : limit => TelegramTrial.RunAsync(telegram, limit),
            "door closed: Channels:Telegram:Token is not set", "is Channels:Telegram:ApiBase right, and can this machine reach it?"),
        new("SMS", settings.Sms is not { } sms ? null : limit => SmsTrial.RunAsync(sms, limit),
            "door closed: Channels:Sms:AccountSid is not set", "is Channels:Sms:ApiBase right, and can this machine reach it?"),
        new("Bot Framework", !settings.BotFramework.IsProtected ? null : limit => BotFrameworkTrial.RunAsync(settings.BotFramework, limit),
            "door closed to all but this machine: Channels:BotFramework:AppId is not set", "can this machine reach https://login.microsoftonline.com?"),
        new("OpenID", settings.OpenId is not { } house ? null : limit => OpenIdTrial.RunAsync(house.Authority, limit),
            "off: Console:OpenId:Authority is not set", "is Console:OpenId:Authority right, and can this machine reach it?"),
    ];
}
