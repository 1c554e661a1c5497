using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace ChatShop.Payments.StripeSandbox.Webhooks;

/// <summary>Signs a webhook as Stripe does.</summary>
internal static class WebhookSignature
{
    /// <summary>The header Stripe-Signature: <c>t=1795528960,v1=5257a8…</c>. The whole secret is the key, <c>whsec_</c> too.</summary>
    public static string Of(string body, string secret, DateTimeOffset now)
    {
        var at = now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var signature = HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes($"{at}.{body}"));
        return $"t={at},v1={Convert.ToHexStringLower(signature)}";
    }
}
