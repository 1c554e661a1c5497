using Microsoft.AspNetCore.Http;

namespace ChatShop.Channels;

/// <summary>Reads what a door was sent, up to the size it takes.</summary>
internal static class LimitedBody
{
    /// <summary>The whole body.</summary>
    /// <param name="request">What came.</param>
    /// <param name="mostBytes">How much is taken.</param>
    /// <returns>The bytes; null when there are more than <paramref name="mostBytes"/>, of which no more is read.</returns>
    public static async Task<byte[]?> ReadAsync(HttpRequest request, int mostBytes)
    {
        if (request.ContentLength > mostBytes)
            return null;

        var room = new byte[mostBytes + 1];
        var read = await request.Body.ReadAtLeastAsync(room, room.Length, throwOnEndOfStream: false, request.HttpContext.RequestAborted);
        return read > mostBytes ? null : room[..read];
    }
}
