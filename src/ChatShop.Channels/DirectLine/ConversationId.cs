using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace ChatShop.Channels.DirectLine;

/// <summary>The ids of Direct Line conversations: 128 bits that can't be guessed, and 32 that tell a mistyped id.</summary>
/// <remarks>An id proves nothing: whoever names one must hold its token or the secret.</remarks>
internal static class ConversationId
{
    /// <summary>The channel's id in activities.</summary>
    public const string Channel = "directline";

    private const int SeedBytes = 16;
    private const int CheckBytes = 4;

    public static string Make() => Checked(RandomNumberGenerator.GetBytes(SeedBytes));

    /// <summary>The one conversation of a visitor of our own page.</summary>
    public static string Of(string visitor) => Checked(SHA256.HashData(Encoding.UTF8.GetBytes($"conversation of {visitor}")).AsSpan(0, SeedBytes));

    /// <summary>Whether it can be one of ours.</summary>
    public static bool Knows(string conversation)
    {
        Span<byte> bytes = stackalloc byte[SeedBytes + CheckBytes];
        return conversation.Length == Base64Url.GetEncodedLength(bytes.Length)
            && Base64Url.IsValid(conversation)
            && Base64Url.TryDecodeFromChars(conversation, bytes, out var written)
            && written == bytes.Length
            && Checked(bytes[..SeedBytes]) == conversation;
    }

    private static string Checked(ReadOnlySpan<byte> seed) =>
        Base64Url.EncodeToString([.. seed, .. SHA256.HashData(seed).AsSpan(0, CheckBytes)]);
}
