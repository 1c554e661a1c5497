namespace ChatShop.Channels.Sms;

/// <summary>The account at the SMS gateway that the shop speaks through.</summary>
/// <param name="AccountSid">The account's id.</param>
/// <param name="AuthToken">Its secret: the gateway signs with it, and takes it as the password of calls.</param>
/// <param name="From">The number that messages to people come from.</param>
/// <param name="ApiBase">The address of the gateway's API.</param>
/// <param name="WebhookUrl">The door's address exactly as the gateway has it, since the signature covers it.</param>
public sealed record SmsSettings(string AccountSid, string AuthToken, string From, Uri ApiBase, Uri WebhookUrl)
{
    /// <summary>What stands before a number that has no country's in front.</summary>
    public string CountryCode { get; init; } = "+86";
}
