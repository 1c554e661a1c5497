using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Xml.Linq;

namespace ChatShop.Server.Tests.Doors;

/// <summary>Somebody on WeChat, whose messages come as WeChat sends them in plain.</summary>
internal sealed class Farmer(OpenedShop shop, string openId)
{
    /// <summary>The token that the shop must know: "--Channels:WeChat:Token", this.</summary>
    public const string Token = "village";

    private int messages;

    /// <summary>Writes, and reads what is answered within the request; empty for nothing.</summary>
    public Task<string> SayAsync(string text) =>
        SendAsync($"<MsgType>text</MsgType><Content><![CDATA[{text}]]></Content><MsgId>{Interlocked.Increment(ref messages)}</MsgId>");

    /// <summary>Says several things, and reads the last answer.</summary>
    public async Task<string> SayAllAsync(params string[] texts)
    {
        var answer = "";
        foreach (var text in texts)
            answer = await SayAsync(text);
        return answer;
    }

    /// <summary>Something happens, such as <c>subscribe</c>.</summary>
    public Task<string> DoAsync(string name, string key = "") =>
        SendAsync($"<MsgType>event</MsgType><Event>{name}</Event><EventKey><![CDATA[{key}]]></EventKey>");

    [SuppressMessage("Security", "CA5350", Justification = "WeChat's protocol prescribes SHA-1.")]
    private async Task<string> SendAsync(string fields)
    {
        var second = (shop.Clock.GetUtcNow().ToUnixTimeSeconds()).ToString(CultureInfo.InvariantCulture);
        var nonce = $"{openId}{Interlocked.Increment(ref messages)}";
        var signature = Convert.ToHexStringLower(SHA1.HashData(Encoding.UTF8.GetBytes(string.Concat(new[] { Token, second, nonce }.Order(StringComparer.Ordinal)))));
        using var body = new StringContent(
            $"<xml><ToUserName>gh_shop</ToUserName><FromUserName>{openId}</FromUserName><CreateTime>{second}</CreateTime>{fields}</xml>", Encoding.UTF8, "text/xml");
        using var answer = await shop.Http.PostAsync(new Uri(shop.Address, $"/channels/wechat?signature={signature}&timestamp={second}&nonce={nonce}"), body);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.IsSuccessStatusCode, text);
        return text == "success" ? "" : XDocument.Parse(text).Root!.Element("Content")!.Value;
    }
}
