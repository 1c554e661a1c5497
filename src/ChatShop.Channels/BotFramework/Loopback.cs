using System.Net;
using Microsoft.AspNetCore.Http;

namespace ChatShop.Channels.BotFramework;

/// <summary>Who counts as a caller on this machine, and what counts as an address on it.</summary>
/// <remarks>
/// A proxy on this machine speaks for strangers, so what it forwards does not count. A page in a browser on this machine
/// is a stranger too: it can't send JSON here without asking first, and a name it made point here shows in <c>Host</c>.
/// </remarks>
public static class Loopback
{
    private static readonly string[] Forwarded = ["Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "X-Original-For", "X-Real-IP", "Via"];

    /// <summary>True when the request surely began on this machine.</summary>
    public static bool IsCaller(HttpContext http) =>
        http.Connection.RemoteIpAddress is { } caller
        && IPAddress.IsLoopback(caller)
        && IsHost(http.Request.Host.Host)
        && !Forwarded.Any(http.Request.Headers.ContainsKey);

    /// <summary>True for an http address on this machine.</summary>
    public static bool IsServiceUrl(string? url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var address)
        && (address.Scheme == Uri.UriSchemeHttp || address.Scheme == Uri.UriSchemeHttps)
        && address.UserInfo.Length == 0
        && IsHost(address.Host);

    private static bool IsHost(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));
}
