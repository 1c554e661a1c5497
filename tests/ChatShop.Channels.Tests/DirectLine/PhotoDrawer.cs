using System.Collections.Concurrent;

namespace ChatShop.Channels.Tests.DirectLine;

/// <summary>Takes what begins as a JPEG does for a photo.</summary>
internal sealed class PhotoDrawer : IPhotoIntake
{
    /// <summary>How the bytes of each photo begin.</summary>
    public static readonly byte[] Jpeg = [0xFF, 0xD8, 0xFF, 0xE0, 1, 2, 3];

    private readonly ConcurrentQueue<byte[]> kept = [];

    /// <summary>The photos kept, in order.</summary>
    public IReadOnlyList<byte[]> Kept => [.. kept];

    public Task<Uri?> KeepAsync(ReadOnlyMemory<byte> content, CancellationToken cancellation)
    {
        if (!content.Span.StartsWith(Jpeg.AsSpan(0, 3)))
            return Task.FromResult<Uri?>(null);
        kept.Enqueue(content.ToArray());
        return Task.FromResult<Uri?>(new Uri($"http://shop.example/photos/{kept.Count}.jpg"));
    }
}
