using Microsoft.AspNetCore.Http;

namespace ChatShop.Channels.DirectLine;

/// <summary>How clients reach the shop when a proxy stands in front of it.</summary>
internal static class Front
{
    /// <summary>Whether the client speaks TLS, with us or with the proxy.</summary>
    /// <remarks>Who writes the proxy's header themselves changes only the addresses that they are told.</remarks>
    public static bool IsSecure(HttpRequest request) =>
        request.IsHttps || string.Equals(request.Headers["X-Forwarded-Proto"], Uri.UriSchemeHttps, StringComparison.OrdinalIgnoreCase);
}
