namespace ChatShop.Payments.StripeSandbox;

/// <summary>Where the sandbox lives.</summary>
/// <param name="Url">Where it answers: http on loopback, such as http://127.0.0.1:5081.</param>
/// <param name="WebhookUrl">Where its webhooks go.</param>
/// <param name="DataDirectory">Where it keeps what it knows.</param>
/// <param name="FundsAfter">
/// How long money of cards and wallets is pending before it can be moved on, but for the card 4000000000000077. At once
/// unless it is said: whoever tries the shop wants to pay a seller out on the same day, not in Stripe's two to seven.
/// </param>
internal sealed record SandboxSettings(Uri Url, Uri WebhookUrl, string DataDirectory, TimeSpan FundsAfter = default);
