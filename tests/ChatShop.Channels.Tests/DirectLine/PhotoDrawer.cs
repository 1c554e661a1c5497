using System.Collections.Concurrent;
using Microsoft.Bot.Schema;

namespace ChatShop.Channels.Tests.DirectLine;

/// <summary>Takes what begins as a JPEG does for a photo.</summary>
internal sealed class PhotoDrawer : IPhotoIntake
{
    /// <summary>How the bytes of each photo begin.</summary>
    public static readonly byte[] Jpeg = [0xFF, 0xD8, 0xFF, 0xE0, 1, 2, 3];

    private readonly ConcurrentQueue<byte[]> kept = [];

    /// <summary>The photos kept, in order.</summary>
    public IReadOnlyList<byte[]> Kept => [.. kept];

    public Task<Attachment> KeepAsync(ReadOnlyMemory<byte> content, CancellationToken cancellation)
    {
        if (!content.Span.StartsWith(Jpeg.AsSpan(0, 3)))
            return Task.FromResult(LostPhoto.Attachment(PhotoLoss.NotAPhoto));
        kept.Enqueue(content.ToArray());
        return Task.FromResult(new Attachment("image/jpeg", $"http://shop.example/photos/{kept.Count}.jpg"));
    }

    public Task WithdrawAsync(string contentUrl, CancellationToken cancellation) => throw new NotSupportedException("No channel here withdraws photos.");
}
