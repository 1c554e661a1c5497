using System.Buffers.Text;
using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;

namespace ChatShop.Channels.DirectLine;

/// <summary>Knows the visitors of our own page again by a cookie.</summary>
internal sealed class Visitors(IDataProtectionProvider protection)
{
    private const string Cookie = "chatshop-visitor";

    /// <summary>As long as browsers keep a cookie; it begins anew with each visit.</summary>
    private static readonly TimeSpan Remembered = TimeSpan.FromDays(400);

    private readonly IDataProtector protector = protection.CreateProtector("ChatShop.DirectLine.Visitor");

    /// <summary>The visitor's id: the same one tomorrow in the same browser.</summary>
    /// <param name="http">The request, whose answer remembers them.</param>
    /// <param name="name">Which of several people in one browser; empty for the only one.</param>
    public string Recognize(HttpContext http, string name)
    {
        var cookie = name.Length == 0 ? Cookie : $"{Cookie}-{name}";
        var visitor = Read(http.Request.Cookies[cookie])
            ?? Caller.ProvenPrefix + Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(16));

        http.Response.Cookies.Append(cookie, protector.Protect(visitor), new CookieOptions
        {
            HttpOnly = true,
            SameSite = SameSiteMode.Lax,
            Secure = Front.IsSecure(http.Request),
            Path = "/v3/directline/tokens",
            MaxAge = Remembered,
            IsEssential = true,
        });
        return visitor;
    }

    /// <summary>A cookie that we did not write, or whose keys are gone, is a stranger's.</summary>
    private string? Read(string? cookie)
    {
        try
        {
            return cookie is null ? null : protector.Unprotect(cookie);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
