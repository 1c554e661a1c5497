using ChatShop.Channels.Sms;
using ChatShop.Channels.Telegram;
using ChatShop.Channels.WeChat;

namespace ChatShop.Server.Settings;

/// <summary>Reads the accounts that the shop speaks through on other people's platforms.</summary>
internal static class ChatAccounts
{
    /// <summary>The account at WeChat; null when there is none.</summary>
    /// <remarks>A message key that can not be one is refused even where the door is closed.</remarks>
    public static WeChatSettings? ReadWeChat(SettingReader settings)
    {
        if (settings.Text("EncodingAESKey").Length is not (0 or 43))
            throw settings.SecretMistake("EncodingAESKey", "the 43 letters and digits that WeChat's console shows, or empty");
        var (apiBase, onlyEncrypted, checks) = (settings.Address("ApiBase"), settings.Flag("OnlyEncrypted"), settings.Flag("ContentChecks"));
        return settings.Optional("Token") is not { } token
            ? null
            : new WeChatSettings(
                token, settings.Optional("EncodingAESKey"), settings.Optional("AppId"), settings.Optional("AppSecret"), apiBase, onlyEncrypted,
                settings.Optional("Template:Id") is { } template ? new WeChatTemplate(template, settings.Needed("Template:Field", "the template's field for words, such as thing1")) : null,
                settings.Flag("ChoiceLinks"), checks,
                settings.Optional("Subscribe:TemplateId") is { } permitted ? new WeChatTemplate(permitted, settings.Needed("Subscribe:Field", "the template's field for words, such as thing1")) : null);
    }

    /// <summary>The bot at Telegram; null when there is none.</summary>
    public static TelegramSettings? ReadTelegram(SettingReader settings)
    {
        var (apiBase, token, secret) = (settings.Address("ApiBase"), settings.Optional("Token"), settings.Optional("WebhookSecret"));
        if (token is null)
            return null;
        if (!TelegramSettings.IsToken(token))
            throw settings.SecretMistake("Token", "what BotFather gave: the bot's number, a colon, letters and digits");
        return secret is not null && TelegramSettings.IsSecret(secret)
            ? new TelegramSettings(token, secret, apiBase)
            : throw settings.SecretMistake("WebhookSecret", "1 to 256 letters, digits, _ or - that nobody can guess, since Channels:Telegram:Token is set");
    }

    /// <summary>The account at the SMS gateway.</summary>
    /// <param name="settings">Those under <c>Channels:Sms</c>.</param>
    /// <param name="publicUrl">Where the gateway reaches the shop, unless <c>WebhookUrl</c> says otherwise.</param>
    /// <returns>The account; null when the door is closed.</returns>
    /// <exception cref="SettingMistakeException">An account without its secret or its number.</exception>
    public static SmsSettings? ReadSms(SettingReader settings, Uri publicUrl)
    {
        var (apiBase, webhook) = (settings.Address("ApiBase"), settings.Address("WebhookUrl", $"{publicUrl.OriginalString}/channels/sms"));
        if (settings.Optional("AccountSid") is not { } account)
            return null;
        var token = settings.Optional("AuthToken")
            ?? throw settings.SecretMistake("AuthToken", "the account's secret from the gateway's console, since Channels:Sms:AccountSid is set");
        var from = settings.Needed("From", "the number that messages come from, such as +15005550006, since Channels:Sms:AccountSid is set");
        var country = settings.Needed("CountryCode", "a plus and a country's digits, such as +86");
        if (country.Length is < 2 or > 5 || country[0] != '+' || !country.AsSpan(1).ContainsAnyInRange('1', '9') || country.AsSpan(1).ContainsAnyExceptInRange('0', '9'))
            throw settings.Mistake("CountryCode", "a plus and a country's digits, such as +86");
        return new SmsSettings(account, token, from, apiBase, webhook) { CountryCode = country };
    }
}
