using static ChatShop.Channels.WeChat.WeChatXml;

namespace ChatShop.Channels.WeChat;

/// <summary>Answers in WeChat's XML.</summary>
internal static class WeChatReply
{
    /// <summary>A text that answers a message.</summary>
    public static string Text(WeChatMessage message, string text, DateTimeOffset at) =>
        $"<xml><ToUserName>{CData(message.From)}</ToUserName><FromUserName>{CData(message.To)}</FromUserName>"
        + FormattableString.Invariant($"<CreateTime>{at.ToUnixTimeSeconds()}</CreateTime>")
        + $"<MsgType>{CData("text")}</MsgType><Content>{CData(text)}</Content></xml>";

    /// <summary>The envelope around an encrypted answer.</summary>
    public static string Envelope(string encrypt, string signature, string timestamp, string nonce) =>
        $"<xml><Encrypt>{CData(encrypt)}</Encrypt><MsgSignature>{CData(signature)}</MsgSignature>"
        + $"<TimeStamp>{timestamp}</TimeStamp><Nonce>{CData(nonce)}</Nonce></xml>";
}
