using System.Net;
using Microsoft.AspNetCore.Http;

namespace ChatShop.Payments.WeChatPay;

/// <summary>Who opens a pay link, by what the browser says.</summary>
/// <param name="IsInWeChat">Inside WeChat.</param>
/// <param name="IsPhone">On a phone.</param>
/// <param name="Address">Where from: WeChat Pay wants it for payments from a phone's browser.</param>
/// <param name="Languages">What the person reads, the most wanted first.</param>
internal sealed record Visitor(bool IsInWeChat, bool IsPhone, string Address, string Languages)
{
    private static readonly string[] Phones = ["Mobile", "Android", "iPhone"];

    /// <summary>Reads it.</summary>
    public static Visitor Of(HttpRequest request)
    {
        var agent = request.Headers.UserAgent.ToString();
        return new Visitor(
            agent.Contains("MicroMessenger", StringComparison.OrdinalIgnoreCase), Phones.Any(phone => agent.Contains(phone, StringComparison.OrdinalIgnoreCase)),
            AddressOf(request), request.Headers.AcceptLanguage.ToString());
    }

    /// <summary>Behind a proxy, what it says: who lies about it can not pay, and harms nobody else.</summary>
    private static string AddressOf(HttpRequest request)
    {
        var ip = IPAddress.TryParse(request.Headers["X-Forwarded-For"].ToString().Split(',')[0].Trim(), out var told) ? told : request.HttpContext.Connection.RemoteIpAddress;
        return $"{(ip is { IsIPv4MappedToIPv6: true } ? ip.MapToIPv4() : ip ?? IPAddress.Loopback)}";
    }
}
