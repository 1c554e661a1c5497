using System.Text;
using System.Text.Json;
using ChatShop.Trade.Payments;
using Stripe;
using Stripe.Checkout;

namespace ChatShop.Payments.StripeProvider;

/// <summary>Proves that a webhook comes from Stripe, and reads what it is about.</summary>
/// <remarks>Stripe.net compares signatures in constant time: how long a refusal takes tells a forger nothing.</remarks>
/// <param name="secret">The endpoint's signing secret, <c>whsec_…</c>.</param>
/// <param name="time">The clock its age is measured by: 300 seconds off, either way, and it is refused.</param>
public sealed class StripeWebhook(string secret, TimeProvider time)
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
            EventUtility.ValidateSignature(told, signature, secret, ToleranceSeconds, time.GetUtcNow().ToUnixTimeSeconds());
            return IsEvent(told) ? NoticeOf(EventUtility.ParseEvent(told)) : null;
        }
        catch (Exception forged) when (forged is StripeException or JsonException or FormatException or OverflowException or ArgumentException)
        {
            return null; // Why is of no use to anyone but a forger.
        }
    }

    /// <summary>Whether it has what every event has: Stripe.net takes that for granted.</summary>
    private static bool IsEvent(string told)
    {
        using var json = JsonDocument.Parse(told);
        return json.RootElement.ValueKind == JsonValueKind.Object
            && Needed.All(name => json.RootElement.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String);
    }

    private static ProviderNotice NoticeOf(Event told) => told.Data?.Object switch
    {
        Session session when told.Type.StartsWith("checkout.session.", StringComparison.Ordinal) =>
            new ProviderNotice(told.Id, ProviderNoticeKind.Checkout, session.Id, session.ClientReferenceId),
        Stripe.Refund refund => new ProviderNotice(told.Id, ProviderNoticeKind.Refund, refund.Id, null),
        var other => new ProviderNotice(told.Id, ProviderNoticeKind.Other, (other as IHasId)?.Id ?? "", null),
    };
}
