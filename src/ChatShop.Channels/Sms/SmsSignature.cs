using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;

namespace ChatShop.Channels.Sms;

/// <summary>How the gateway signs: HMAC-SHA1 over the door's address and every field, sorted by name.</summary>
internal static class SmsSignature
{
    /// <summary>The header it comes in.</summary>
    public const string Header = "X-Twilio-Signature";

    /// <summary>The signature of a request.</summary>
    /// <param name="authToken">The account's secret.</param>
    /// <param name="url">The door's address as the gateway has it.</param>
    /// <param name="fields">What was posted.</param>
    [SuppressMessage("Security", "CA5350", Justification = "The gateway's protocol prescribes HMAC-SHA1.")]
    public static string Of(string authToken, string url, IReadOnlyDictionary<string, string> fields)
    {
        var signed = new StringBuilder(url);
        foreach (var (name, value) in fields.OrderBy(field => field.Key, StringComparer.Ordinal))
            signed.Append(name).Append(value);
        return Convert.ToBase64String(HMACSHA1.HashData(Encoding.UTF8.GetBytes(authToken), Encoding.UTF8.GetBytes(signed.ToString())));
    }

    /// <summary>Whether a signature is that of the request; how long it takes does not depend on where it differs.</summary>
    public static bool Matches(string signature, string authToken, string url, IReadOnlyDictionary<string, string> fields) =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(signature), Encoding.UTF8.GetBytes(Of(authToken, url, fields)));
}
