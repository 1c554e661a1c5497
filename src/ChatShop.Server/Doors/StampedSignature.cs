using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace ChatShop.Server.Doors;

/// <summary>How a device signs what it sends to us, and we what we send to whoever keeps the audit trail: <c>t=1760918400,v1=HEX</c>.</summary>
/// <remarks>HEX is HMAC-SHA256 of the seconds, a dot and the body as it is sent, with the key as text. Seconds are counted since 1970 in UTC and may have decimals.</remarks>
/// <param name="Stamp">The time as it was written, since that was signed.</param>
/// <param name="SentAt">The time.</param>
/// <param name="Sign">The signature's bytes.</param>
internal sealed partial record StampedSignature(string Stamp, DateTimeOffset SentAt, byte[] Sign)
{
    /// <summary>Signed with instead where there is no such key, so that the answer takes as long.</summary>
    private static readonly string NoKey = Convert.ToBase64String(RandomNumberGenerator.GetBytes(32));

    /// <summary>Reads the header; null when it is not written like one.</summary>
    public static StampedSignature? Read(string header) =>
        Form().Match(header) is { Success: true } read && double.TryParse(read.Groups[1].ValueSpan, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds)
            ? new StampedSignature(read.Groups[1].Value, DateTimeOffset.UnixEpoch.AddMilliseconds(Math.Floor(seconds * 1000)), Convert.FromHexString(read.Groups[2].ValueSpan))
            : null;

    /// <summary>Whether whoever has this key signed this body. Compared in constant time.</summary>
    /// <param name="key">Null where there is none: then never.</param>
    /// <param name="body">As it was sent.</param>
    public bool IsOf(string? key, ReadOnlySpan<byte> body)
    {
        var right = CryptographicOperations.FixedTimeEquals(Sign, Make(key ?? NoKey, Stamp, body));
        return right && key is not null;
    }

    /// <summary>Signs, as the header is written.</summary>
    public static string Write(string key, string stamp, ReadOnlySpan<byte> body) => $"t={stamp},v1={Convert.ToHexStringLower(Make(key, stamp, body))}";

    /// <summary>Signs.</summary>
    public static byte[] Make(string key, string stamp, ReadOnlySpan<byte> body)
    {
        using var hash = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, Encoding.UTF8.GetBytes(key));
        hash.AppendData(Encoding.UTF8.GetBytes(stamp + "."));
        hash.AppendData(body);
        return hash.GetHashAndReset();
    }

    [GeneratedRegex(@"^t=([0-9]{1,10}(?:\.[0-9]{1,6})?),\s*v1=([0-9a-fA-F]{64})$", RegexOptions.CultureInvariant)]
    private static partial Regex Form();
}
