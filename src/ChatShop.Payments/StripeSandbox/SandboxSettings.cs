namespace ChatShop.Payments.StripeSandbox;

/// <summary>How the sandbox is set up.</summary>
/// <param name="Url">Where it answers Stripe's API and shows pay pages: on loopback only.</param>
/// <param name="WebhookUrl">Where its webhooks go.</param>
/// <param name="File">The SQLite file it remembers in.</param>
/// <param name="ApiKey">The one key it takes; begins with <c>sk_test_</c>.</param>
/// <param name="WebhookSecret">Signs its webhooks; begins with <c>whsec_</c>.</param>
public sealed record SandboxSettings(Uri Url, Uri WebhookUrl, string File, string ApiKey, string WebhookSecret);
