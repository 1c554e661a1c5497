using System.Security.Cryptography;
using System.Text;

namespace ChatShop.Storage.Acts;

/// <summary>How the audit trail holds together.</summary>
internal static class AuditChain
{
    /// <summary>The hash of a row that comes after one with the hash <paramref name="before"/> (empty for the first).</summary>
    public static string Hash(string before, ActRow row)
    {
        var text = string.Join('\n', before, row.Id, row.Key, row.Actor, row.Verb, row.Subject, row.Outcome, row.Refused, row.At.UtcTicks, row.Told);
        if (row.ForWhom is { } whom)
            text = string.Join('\n', text, whom);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
    }
}
