using System.Globalization;
using System.Security.Cryptography;
using ChatShop.Trade;
using Microsoft.AspNetCore.DataProtection;

namespace ChatShop.Conversations.Sessions;

/// <summary>The key of a page with everything that is known of one person: good for an hour, and only made in a chat of theirs.</summary>
public sealed class OwnDataKey(IDataProtectionProvider keys, TimeProvider clock)
{
    private static readonly TimeSpan Life = TimeSpan.FromHours(1);

    private readonly IDataProtector protector = keys.CreateProtector("ChatShop.OwnData");

    /// <summary>Makes one.</summary>
    public string Make(PersonId person) => protector.Protect(string.Create(CultureInfo.InvariantCulture, $"{person.Value} {(clock.GetUtcNow() + Life).UtcTicks}"));

    /// <summary>Whose it is; null when it is nobody's, or too old.</summary>
    public PersonId? Read(string key)
    {
        try
        {
            var parts = protector.Unprotect(key).Split(' ');
            return long.Parse(parts[1], CultureInfo.InvariantCulture) >= clock.GetUtcNow().UtcTicks ? new PersonId(long.Parse(parts[0], CultureInfo.InvariantCulture)) : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
