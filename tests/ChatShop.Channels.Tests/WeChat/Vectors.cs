using System.Text.Json;

namespace ChatShop.Channels.Tests.WeChat;

/// <summary>Messages made by an implementation of WeChat's protocol that is not ours.</summary>
internal sealed record Vector(
    string Note, string Token, string EncodingAESKey, string AppId, string Timestamp, string Nonce,
    string Xml, string Encrypt, string MsgSignature, string Signature, string Body)
{
    private static readonly JsonSerializerOptions Options = new() { PropertyNameCaseInsensitive = true };

    /// <summary>All of them, in the file's order.</summary>
    public static IReadOnlyList<Vector> All { get; } = Read();

    private static List<Vector> Read()
    {
        var json = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "WeChat", "wechat-vectors.json"));
        return JsonSerializer.Deserialize<List<Vector>>(json.Replace("msg_signature", "msgSignature", StringComparison.Ordinal), Options)!;
    }
}
