using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace ChatShop.Channels.DirectLine;

/// <summary>Signs and reads tokens. They are not stored: what a token may do stands in it.</summary>
/// <remarks>
/// A token is a JSON Web Token (HS256), since Direct Line clients look in it for its <c>user</c>. Only the one header that
/// we write is taken, so none can choose another way of signing.
/// </remarks>
internal sealed class Tokens(DirectLineSettings settings, TimeProvider clock)
{
    /// <summary>How long a token lasts.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(60);

    private static readonly string Header = Base64Url.EncodeToString("""{"alg":"HS256","typ":"JWT"}"""u8);

    private readonly byte[] key = HKDF.DeriveKey(
        HashAlgorithmName.SHA256, Encoding.UTF8.GetBytes(settings.Secret), outputLength: 32, info: "ChatShop Direct Line token"u8.ToArray());

    /// <summary>A token that reaches one conversation.</summary>
    /// <param name="conversation">Which.</param>
    /// <param name="user">Who speaks with it; null lets each activity say.</param>
    public string Issue(string conversation, string? user)
    {
        var claims = new Claims(conversation, user, (clock.GetUtcNow() + Lifetime).ToUnixTimeSeconds());
        var signed = $"{Header}.{Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(claims))}";
        return $"{signed}.{Sign(signed)}";
    }

    /// <summary>Reads a token that we signed; null when we did not.</summary>
    public Caller? Read(string token)
    {
        var parts = token.Split('.');
        if (parts.Length != 3 || parts[0] != Header || !Ascii.IsValid(token))
            return null;
        // The signature is compared as it is written: a token has one spelling, and each changed sign makes it another.
        if (!CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(Sign($"{parts[0]}.{parts[1]}")), Encoding.ASCII.GetBytes(parts[2])))
            return null;

        var claims = JsonSerializer.Deserialize<Claims>(Base64Url.DecodeFromChars(parts[1]))!;
        return new Caller(claims.Conversation, claims.User, DateTimeOffset.FromUnixTimeSeconds(claims.Expires));
    }

    private string Sign(string text) => Base64Url.EncodeToString(HMACSHA256.HashData(key, Encoding.ASCII.GetBytes(text)));

    private sealed record Claims(
        [property: JsonPropertyName("conv")] string Conversation,
        [property: JsonPropertyName("user"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? User,
        [property: JsonPropertyName("exp")] long Expires);
}
