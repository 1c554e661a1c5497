using System.Text.Json;
using ChatShop.Trade;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace ChatShop.Storage;

/// <summary>Encrypts what is personal before it is written down. The key lies outside the database.</summary>
public sealed class Seal(IDataProtectionProvider keys)
{
    private readonly IDataProtector protector = keys.CreateProtector("ChatShop.Storage");

    /// <summary>Tells this seal from others to whoever must not hold it.</summary>
    internal object Mark { get; } = new();

    /// <summary>Writes a value as sealed JSON.</summary>
    public string Close<T>(T value) => protector.Protect(JsonSerializer.Serialize(value, TradeJson.Options));

    /// <summary>Reads what <see cref="Close"/> wrote.</summary>
    /// <exception cref="System.Security.Cryptography.CryptographicException">Written with another key, or changed since.</exception>
    public T Open<T>(string text) => JsonSerializer.Deserialize<T>(protector.Unprotect(text), TradeJson.Options)!;

    /// <summary>Reads a value whose type was written down beside it.</summary>
    public object Open(string text, Type type) => JsonSerializer.Deserialize(protector.Unprotect(text), type, TradeJson.Options)!;

    /// <summary>Seals a column.</summary>
    /// <remarks>EF Core keeps converters for as long as the process runs; they hold no shop that was closed.</remarks>
    internal ValueConverter<T, string> Column<T>()
    {
        var held = new WeakReference<Seal>(this);
        return new(value => Held(held).Close(value), text => Held(held).Open<T>(text));
    }

    private static Seal Held(WeakReference<Seal> held) =>
        held.TryGetTarget(out var seal) ? seal : throw new ObjectDisposedException(nameof(Seal), "The shop that this belongs to was closed.");
}
