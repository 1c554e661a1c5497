using System.Text;
using Microsoft.AspNetCore.Http;

namespace ChatShop.Channels.DirectLine;

/// <summary>Reads a request's body up to a size.</summary>
internal static class Body
{
    /// <summary>The most that an activity may have, in bytes.</summary>
    public const int MostText = 256 * 1024;

    /// <summary>The body's text; null when it is longer than <see cref="MostText"/>.</summary>
    public static async Task<string?> ReadTextAsync(HttpRequest request) =>
        await ReadAsync(request, MostText) is { } bytes ? Encoding.UTF8.GetString(bytes.Span) : null;

    /// <summary>The body; null when it is longer.</summary>
    public static async Task<ReadOnlyMemory<byte>?> ReadAsync(HttpRequest request, int mostBytes)
    {
        if (request.ContentLength > mostBytes)
            return null;

        using var body = new MemoryStream((int)(request.ContentLength ?? 0));
        var part = new byte[16 * 1024];
        int read;
        while ((read = await request.Body.ReadAsync(part, request.HttpContext.RequestAborted)) > 0)
        {
            if (body.Length + read > mostBytes)
                return null;
            body.Write(part, 0, read);
        }
        return body.GetBuffer().AsMemory(0, (int)body.Length);
    }
}
