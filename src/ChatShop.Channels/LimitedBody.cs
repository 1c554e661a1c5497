using System.Buffers;
using System.IO.Pipelines;
using Microsoft.AspNetCore.Http;

namespace ChatShop.Channels;

/// <summary>Reads what comes in from outside, up to the size that is taken; null when there is more, of which no more is read.</summary>
public static class LimitedBody
{
    /// <summary>What a door was sent.</summary>
    public static Task<byte[]?> ReadAsync(HttpRequest request, int mostBytes) =>
        ReadAsync(request.BodyReader, request.ContentLength, mostBytes, request.HttpContext.RequestAborted);

    /// <summary>What a call was answered.</summary>
    public static async Task<byte[]?> ReadAsync(HttpResponseMessage response, int mostBytes, CancellationToken cancellation) => await ReadAsync(
        PipeReader.Create(await response.Content.ReadAsStreamAsync(cancellation)), response.Content.Headers.ContentLength, mostBytes, cancellation);

    private static async Task<byte[]?> ReadAsync(PipeReader reader, long? told, int mostBytes, CancellationToken cancellation)
    {
        if (told > mostBytes)
            return null;

        // What has come is looked at where it lies: room is made for what there is, not for what there could be.
        while (true)
        {
            var read = await reader.ReadAsync(cancellation);
            var isTooLong = read.Buffer.Length > mostBytes;
            if (isTooLong || read.IsCompleted)
            {
                var body = isTooLong ? null : read.Buffer.ToArray();
                reader.AdvanceTo(read.Buffer.End);
                return body;
            }
            reader.AdvanceTo(read.Buffer.Start, read.Buffer.End);
        }
    }
}
