namespace ChatShop.Payments.StripeSandbox;

/// <summary>Where the sandbox lives.</summary>
/// <param name="Url">Where it answers: http on loopback, such as http://127.0.0.1:5081.</param>
/// <param name="WebhookUrl">Where its webhooks go.</param>
/// <param name="DataDirectory">Where it keeps what it knows.</param>
public sealed record SandboxSettings(Uri Url, Uri WebhookUrl, string DataDirectory);
