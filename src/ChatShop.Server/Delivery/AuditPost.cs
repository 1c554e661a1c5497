using System.Globalization;
using System.Net.Http.Headers;
using System.Text.Json;
using ChatShop.Server.Doors;
using ChatShop.Server.Settings;
using ChatShop.Trade.Audits;

namespace ChatShop.Server.Delivery;

/// <summary>Tells the head of the audit trail to whoever keeps it outside: a day's is the same however often it is told.</summary>
/// <param name="http">Makes what reaches them, when there is something to send: a client that was made holds its shop for minutes.</param>
/// <param name="settings">Who they are; null for nobody.</param>
/// <param name="clock">What time it is.</param>
internal sealed class AuditPost(IHttpClientFactory http, AuditSettings? settings, TimeProvider clock)
{
    /// <summary>Signs as devices do: <c>t=1760918400,v1=HEX</c>.</summary>
    public const string SignatureHeader = "ChatShop-Signature";

    /// <summary>The same for the same day.</summary>
    public const string KeyHeader = "Idempotency-Key";

    /// <summary>Whether somebody keeps it.</summary>
    public bool IsOn => settings is not null;

    /// <summary>Sends one; where nobody keeps them any more there is nothing to do.</summary>
    /// <exception cref="HttpRequestException">It was not taken: it is tried again later.</exception>
    public async Task SendAsync(AuditRoot root, CancellationToken cancellation)
    {
        if (settings is not { } keeper)
            return;
        var body = JsonSerializer.SerializeToUtf8Bytes(root, JsonSerializerOptions.Web);
        var stamp = clock.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        using var request = new HttpRequestMessage(HttpMethod.Post, keeper.RootUrl) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json", "utf-8");
        request.Headers.Add(KeyHeader, string.Create(CultureInfo.InvariantCulture, $"audit-root-{root.Day:yyyy-MM-dd}"));
        request.Headers.Add(SignatureHeader, StampedSignature.Write(keeper.RootKey, stamp, body));
        using var client = http.CreateClient(nameof(AuditPost));
        using var answer = await client.SendAsync(request, cancellation);
        answer.EnsureSuccessStatusCode();
    }
}
