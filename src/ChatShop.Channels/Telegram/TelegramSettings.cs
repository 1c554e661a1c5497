namespace ChatShop.Channels.Telegram;

/// <summary>The bot at Telegram that the shop speaks through.</summary>
/// <param name="Token">What BotFather gave: the bot's number, a colon, a secret.</param>
/// <param name="WebhookSecret">What Telegram says with each update, so that it is known to be Telegram.</param>
/// <param name="ApiBase">The address of Telegram's API.</param>
public sealed record TelegramSettings(string Token, string WebhookSecret, Uri ApiBase)
{
    private const int LongestSecret = 256;

    /// <summary>How long one call may take.</summary>
    internal TimeSpan CallWithin { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Whether a text can be a bot's token.</summary>
    public static bool IsToken(string token) =>
        token.Split(':') is [var number, { Length: > 0 } secret] && long.TryParse(number, out var bot) && bot > 0 && secret.All(IsPlain) && number.All(char.IsAsciiDigit);

    /// <summary>Whether Telegram takes a text as the secret of a webhook.</summary>
    public static bool IsSecret(string secret) => secret.Length is > 0 and <= LongestSecret && secret.All(IsPlain);

    private static bool IsPlain(char character) => char.IsAsciiLetterOrDigit(character) || character is '_' or '-';
}
