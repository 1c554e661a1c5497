using System.Buffers;
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

        // What has come is looked at where it lies: room is made for what there is, not for what there could be.
        while (true)
        {
            var read = await request.BodyReader.ReadAsync(request.HttpContext.RequestAborted);
            var body = read.Buffer.Length > mostBytes || !read.IsCompleted ? null : read.Buffer.ToArray();
            if (body is not null || read.Buffer.Length > mostBytes)
            {
                request.BodyReader.AdvanceTo(read.Buffer.End);
                return body;
            }
            request.BodyReader.AdvanceTo(read.Buffer.Start, read.Buffer.End);
        }
    }
}
