using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace ChatShop.Channels.WeChat;

/// <summary>WeChat's message cipher: AES-256-CBC over 16 random bytes, the length, the message and the account's id.</summary>
internal sealed class WeChatCipher
{
    private const int Block = 32;
    private const int Salt = 16;
    private const int Head = Salt + sizeof(int);

    private readonly byte[] key;
    private readonly byte[] appId;

    /// <summary>Makes the cipher of one account.</summary>
    /// <exception cref="ArgumentException">The key is not 43 characters of Base64.</exception>
    public WeChatCipher(string encodingAesKey, string appId)
    {
        var bytes = new byte[Block];
        if (encodingAesKey.Length != 43 || !Convert.TryFromBase64String(encodingAesKey + "=", bytes, out var length) || length != Block)
            throw new ArgumentException("EncodingAESKey is 43 letters and digits.", nameof(encodingAesKey));
        (key, this.appId) = (bytes, Encoding.UTF8.GetBytes(appId));
    }

    /// <summary>Encrypts a message.</summary>
    /// <returns>What stands in <c>Encrypt</c>: Base64.</returns>
    public string Encrypt(string message)
    {
        var text = Encoding.UTF8.GetBytes(message);
        var length = Head + text.Length + appId.Length;
        var pad = Block - (length % Block);
        var plain = new byte[length + pad];
        RandomNumberGenerator.Fill(plain.AsSpan(0, Salt));
        BinaryPrimitives.WriteInt32BigEndian(plain.AsSpan(Salt), text.Length);
        text.CopyTo(plain, Head);
        appId.CopyTo(plain, Head + text.Length);
        plain.AsSpan(length).Fill((byte)pad);

        using var aes = Aes.Create();
        aes.Key = key;
        return Convert.ToBase64String(aes.EncryptCbc(plain, key.AsSpan(0, 16), PaddingMode.None));
    }

    /// <summary>Decrypts a message.</summary>
    /// <returns>Its bytes; null for whatever is wrong with it, so that nobody learns what it was.</returns>
    public byte[]? Decrypt(string encrypted)
    {
        var coded = new byte[encrypted.Length];
        if (!Convert.TryFromBase64String(encrypted, coded, out var size) || size == 0 || size % Block != 0)
            return null;

        using var aes = Aes.Create();
        aes.Key = key;
        var plain = aes.DecryptCbc(coded.AsSpan(0, size), key.AsSpan(0, 16), PaddingMode.None);
        var pad = plain[^1];
        if (pad is 0 or > Block || plain.AsSpan(plain.Length - pad).ContainsAnyExcept(pad))
            return null;

        var content = plain.AsSpan(0, plain.Length - pad);
        if (content.Length < Head)
            return null;
        var length = BinaryPrimitives.ReadInt32BigEndian(content[Salt..]);
        if (length < 0 || length > content.Length - Head)
            return null;
        return CryptographicOperations.FixedTimeEquals(content[(Head + length)..], appId) ? content.Slice(Head, length).ToArray() : null;
    }
}
