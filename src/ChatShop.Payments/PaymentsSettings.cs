namespace ChatShop.Payments;

/// <summary>Where the money moves.</summary>
/// <param name="StripeApiKey">Null or empty: the sandbox answers in Stripe's place and no real money moves.</param>
/// <param name="StripeWebhookSecret">Needed with an API key.</param>
/// <param name="StripeApiBase">Where Stripe's API answers, such as https://api.stripe.com.</param>
/// <param name="SandboxUrl">Where the sandbox answers, on loopback only, such as http://127.0.0.1:5081.</param>
/// <param name="SandboxWebhookUrl">Where the sandbox's webhooks go.</param>
/// <param name="DataDirectory">Where the sandbox keeps what it knows and its keys.</param>
public sealed record PaymentsSettings(
    string? StripeApiKey,
    string? StripeWebhookSecret,
    Uri StripeApiBase,
    Uri SandboxUrl,
    Uri SandboxWebhookUrl,
    string DataDirectory);
