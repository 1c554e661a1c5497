using System.Text.Json;
using ChatShop.Trade;
using Microsoft.AspNetCore.DataProtection;

namespace ChatShop.Storage;

/// <summary>Encrypts what is personal before it is written down. The key lies outside the database.</summary>
public sealed class Seal(IDataProtectionProvider keys)
{
    private readonly IDataProtector protector = keys.CreateProtector("ChatShop.Storage");

    /// <summary>Writes a value as sealed JSON.</summary>
    public string Close<T>(T value) => protector.Protect(JsonSerializer.Serialize(value, TradeJson.Options));

    /// <summary>Reads what <see cref="Close"/> wrote.</summary>
    /// <exception cref="System.Security.Cryptography.CryptographicException">Written with another key, or changed since.</exception>
    public T Open<T>(string text) => JsonSerializer.Deserialize<T>(protector.Unprotect(text), TradeJson.Options)!;

    /// <summary>Reads a value whose type was written down beside it.</summary>
    public object Open(string text, Type type) => JsonSerializer.Deserialize(protector.Unprotect(text), type, TradeJson.Options)!;
}
