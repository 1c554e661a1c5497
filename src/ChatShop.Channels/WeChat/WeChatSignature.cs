using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;

namespace ChatShop.Channels.WeChat;

/// <summary>How WeChat signs: SHA-1 over the sorted parts, one of which is the secret token.</summary>
internal static class WeChatSignature
{
    /// <summary>The signature of some parts, in lower-case hexadecimal.</summary>
    [SuppressMessage("Security", "CA5350", Justification = "WeChat's protocol prescribes SHA-1.")]
    public static string Of(params string[] parts)
    {
        var sorted = parts.Order(StringComparer.Ordinal);
        return Convert.ToHexStringLower(SHA1.HashData(Encoding.UTF8.GetBytes(string.Concat(sorted))));
    }

    /// <summary>Whether a signature is that of the parts; how long it takes does not depend on where it differs.</summary>
    public static bool Matches(string signature, params string[] parts) =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(signature), Encoding.UTF8.GetBytes(Of(parts)));
}
