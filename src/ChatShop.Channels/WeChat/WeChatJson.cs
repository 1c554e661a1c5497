using System.Net.Http.Headers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace ChatShop.Channels.WeChat;

/// <summary>How WeChat's API is written to and read.</summary>
internal static class WeChatJson
{
    /// <summary>WeChat wants UTF-8 as it is: it shows \u escapes to people as they stand.</summary>
    public static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>A request's body, whose length is known: WeChat takes no chunks.</summary>
    public static ByteArrayContent Content(object body)
    {
        var content = new ByteArrayContent(JsonSerializer.SerializeToUtf8Bytes(body, Options));
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json", "utf-8");
        return content;
    }
}
