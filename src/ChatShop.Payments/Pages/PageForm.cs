using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace ChatShop.Payments.Pages;

/// <summary>What a form on one of our pages brought.</summary>
internal sealed class PageForm(IFormCollection fields, string? kept)
{
    private const string Field = "csrf";
    private const string Cookie = "chatshop-pay";
    private const int Length = 32;

    /// <summary>Whether it was sent from our own page: the same secret in a cookie and in a hidden field.</summary>
    public bool IsGenuine { get; } = kept is { Length: Length }
        && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(kept), Encoding.UTF8.GetBytes(fields[Field].ToString()));

    /// <summary>A field; empty without.</summary>
    public string this[string name] => fields[name].ToString();

    /// <summary>Reads it; empty when something else was sent.</summary>
    public static async Task<PageForm> ReadAsync(HttpContext http) => new(
        http.Request.HasFormContentType ? await http.Request.ReadFormAsync(http.RequestAborted) : FormCollection.Empty, http.Request.Cookies[Cookie]);

    /// <summary>The browser's secret for the hidden field; given to it when it has none.</summary>
    public static string TokenFor(HttpContext http)
    {
        if (http.Request.Cookies[Cookie] is { Length: Length } known && known.All(char.IsAsciiLetterOrDigit))
            return known;
        if (http.Items[Cookie] is string given)
            return given; // It was given with this very answer.
        var token = RandomNumberGenerator.GetString("abcdefghijklmnopqrstuvwxyz0123456789", Length);
        http.Response.Cookies.Append(Cookie, token, new CookieOptions { HttpOnly = true, SameSite = SameSiteMode.Lax, Path = "/" });
        http.Items[Cookie] = token;
        return token;
    }
}
