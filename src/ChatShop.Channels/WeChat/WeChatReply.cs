using static ChatShop.Channels.WeChat.WeChatXml;

namespace ChatShop.Channels.WeChat;

/// <summary>Answers in WeChat's XML.</summary>
internal static class WeChatReply
{
    /// <summary>A text that answers a message.</summary>
    public static string Text(WeChatMessage message, string text, DateTimeOffset at) =>
        Answer(message, at, "text", $"<Content>{CData(text)}</Content>");

    /// <summary>A card.</summary>
    public static string News(WeChatMessage message, Card card, DateTimeOffset at) => Answer(
        message, at, "news",
        $"<ArticleCount>1</ArticleCount><Articles><item><Title>{CData(card.Title)}</Title><Description>{CData(card.Description)}</Description>"
        + $"<PicUrl>{CData(card.PictureUrl)}</PicUrl><Url>{CData(card.Url)}</Url></item></Articles>");

    /// <summary>A picture that was handed to WeChat before.</summary>
    public static string Image(WeChatMessage message, string mediaId, DateTimeOffset at) =>
        Answer(message, at, "image", $"<Image><MediaId>{CData(mediaId)}</MediaId></Image>");

    /// <summary>The envelope around an encrypted answer.</summary>
    public static string Envelope(string encrypt, string signature, string timestamp, string nonce) =>
        $"<xml><Encrypt>{CData(encrypt)}</Encrypt><MsgSignature>{CData(signature)}</MsgSignature>"
        + $"<TimeStamp>{timestamp}</TimeStamp><Nonce>{CData(nonce)}</Nonce></xml>";

    private static string Answer(WeChatMessage message, DateTimeOffset at, string type, string content) =>
        $"<xml><ToUserName>{CData(message.From)}</ToUserName><FromUserName>{CData(message.To)}</FromUserName>"
        + FormattableString.Invariant($"<CreateTime>{at.ToUnixTimeSeconds()}</CreateTime>")
        + $"<MsgType>{CData(type)}</MsgType>{content}</xml>";
}
