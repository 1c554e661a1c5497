using Microsoft.AspNetCore.Http;

namespace ChatShop.Payments;

/// <summary>What knocks at a webhook's door, as it came: a body that was read and written again never proves true.</summary>
internal static class RequestBody
{
    private const int PartBytes = 16 * 1024;

    /// <summary>The raw bytes; null when there are more than that, and then no more of them were taken in.</summary>
    public static async Task<byte[]?> ReadAsync(HttpRequest request, int mostBytes)
    {
        if (request.ContentLength > mostBytes)
            return null;
        var body = new MemoryStream();
        var part = new byte[PartBytes];
        for (int read; (read = await request.Body.ReadAsync(part, request.HttpContext.RequestAborted)) > 0;)
        {
            if (body.Length + read > mostBytes)
                return null;
            body.Write(part, 0, read);
        }
        return body.ToArray();
    }
}
