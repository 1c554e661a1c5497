using System.Text;
using System.Text.Json;
using ChatShop.Trade.Payments;
using Stripe;

namespace ChatShop.Payments.StripeProvider;

/// <summary>Proves that a webhook comes from Stripe, and reads what it is about.</summary>
/// <remarks>Stripe.net compares signatures in constant time: how long a refusal takes tells a forger nothing.</remarks>
/// <param name="secrets">The endpoints' signing secrets, <c>whsec_…</c>: Stripe has one for the market's own account and one for its sellers'.</param>
/// <param name="time">The clock its age is measured by: 300 seconds off, either way, and it is refused.</param>
internal sealed class StripeWebhook(IReadOnlyList<string> secrets, TimeProvider time)
{
    private const long ToleranceSeconds = 300;

    private static readonly string[] Needed = ["id", "type", "api_version"];

    /// <summary>What a webhook tells.</summary>
    /// <param name="body">The bytes as they came: a body that was read and written again never proves true.</param>
    /// <param name="signature">The header Stripe-Signature; null when there was none.</param>
    /// <returns>Null when it is forged, too old, from the future, or of an API version this shop can not read.</returns>
    public ProviderNotice? Read(ReadOnlySpan<byte> body, string? signature)
    {
        if (string.IsNullOrEmpty(signature))
            return null;
        try
        {
            var told = Encoding.UTF8.GetString(body);
            return secrets.Any(secret => IsSigned(told, signature, secret)) && IsEvent(told) ? StripeNotices.Of(EventUtility.ParseEvent(told)) : null;
        }
        catch (Exception forged) when (forged is StripeException or JsonException or FormatException or OverflowException or ArgumentException)
        {
            return null; // Why is of no use to anyone but a forger.
        }
    }

    private bool IsSigned(string told, string signature, string secret)
    {
        try
        {
            EventUtility.ValidateSignature(told, signature, secret, ToleranceSeconds, time.GetUtcNow().ToUnixTimeSeconds());
            return true;
        }
        catch (StripeException)
        {
            return false; // Perhaps signed with another of them.
        }
    }

    /// <summary>Whether it has what every event has: Stripe.net takes that for granted.</summary>
    private static bool IsEvent(string told)
    {
        using var json = JsonDocument.Parse(told);
        return json.RootElement.ValueKind == JsonValueKind.Object
            && Needed.All(name => json.RootElement.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String);
    }
}
