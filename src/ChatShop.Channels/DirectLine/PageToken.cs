using Microsoft.AspNetCore.Http;

namespace ChatShop.Channels.DirectLine;

/// <summary><c>tokens/page</c>: a visitor of our own page gets a token without the secret.</summary>
internal static class PageToken
{
    private const int LongestName = 20;

    /// <summary>A token for the visitor's own conversation.</summary>
    /// <param name="http">The request.</param>
    /// <param name="tokens">Signs.</param>
    /// <param name="visitors">Knows visitors again.</param>
    /// <param name="as">Which of several people in one browser.</param>
    public static IResult Issue(HttpContext http, Tokens tokens, Visitors visitors, string? @as)
    {
        if (!IsOurPage(http.Request))
            return Problems.CrossSite();
        var name = @as ?? "";
        if (name.Length > LongestName || name.Any(sign => !char.IsAsciiLetterLower(sign) && !char.IsAsciiDigit(sign) && sign != '-'))
            return Problems.Malformed($"as is at most {LongestName} of a-z, 0-9 and -.");

        http.Response.Headers.CacheControl = "no-store";
        var visitor = visitors.Recognize(http, name);
        return TokenEndpoints.Grant(tokens, ConversationId.Of(visitor), visitor);
    }

    /// <summary>Browsers say where a request comes from: new ones in Sec-Fetch-Site, old ones in Origin.</summary>
    private static bool IsOurPage(HttpRequest request)
    {
        if (request.Headers["Sec-Fetch-Site"].ToString() is { Length: > 0 } site)
            return site == "same-origin";
        if (request.Headers.Origin.ToString() is not { Length: > 0 } origin)
            return true;
        return Uri.TryCreate(origin, UriKind.Absolute, out var from)
            && string.Equals(from.Authority, new UriBuilder(from.Scheme, request.Host.Host, request.Host.Port ?? -1).Uri.Authority, StringComparison.OrdinalIgnoreCase);
    }
}
