using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace ChatShop.Payments.StripeSandbox;

/// <summary>Proves that a form was sent from our own page: the same secret in a cookie and in a hidden field.</summary>
internal static class PageToken
{
    /// <summary>The hidden field.</summary>
    public const string Field = "csrf";

    private const string Cookie = "chatshop-pay";
    private const int Length = 32;

    /// <summary>The browser's secret; given to it when it has none.</summary>
    public static string For(HttpContext http)
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

    /// <summary>Whether cookie and field agree.</summary>
    public static bool IsGenuine(HttpRequest request, IFormCollection form) =>
        request.Cookies[Cookie] is { Length: Length } kept
        && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(kept), Encoding.UTF8.GetBytes(form[Field].ToString()));
}
