using System.IO.Compression;
using System.Security.Cryptography;

namespace ChatShop.Server.Backups;

/// <summary>A gzip file, as any tar opens it, whose header holds the SHA-256 of all that follows: no byte of it can change unseen.</summary>
internal static class HashedGzip
{
    /// <summary>What gzip itself writes at the beginning: the header of ours, which is longer, is written over it.</summary>
    private const int HeaderOfGzip = 10;

    /// <summary>RFC 1952: deflate, an extra field, no time, no system; the field is 36 bytes: called CS, with 32 in it.</summary>
    private static readonly byte[] Beginning = [0x1f, 0x8b, 8, 4, 0, 0, 0, 0, 0, 255, 36, 0, (byte)'C', (byte)'S', 32, 0];

    private static readonly int HeaderBytes = Beginning.Length + SHA256.HashSizeInBytes;

    /// <summary>What is written here is compressed into an empty file.</summary>
    public static Stream Into(FileStream file)
    {
        file.Position = HeaderBytes - HeaderOfGzip;
        return new GZipStream(file, CompressionLevel.Fastest, leaveOpen: true);
    }

    /// <summary>Writes the header, when all else is there, and sees it to the disk.</summary>
    public static async Task FinishAsync(FileStream file, CancellationToken cancellation)
    {
        file.Position = HeaderBytes;
        var hash = await SHA256.HashDataAsync(file, cancellation);
        file.Position = 0;
        await file.WriteAsync((byte[])[.. Beginning, .. hash], cancellation);
        file.Flush(flushToDisk: true);
    }

    /// <summary>Reads what was compressed.</summary>
    /// <returns>Null when the file is not, to the last byte, as it was written.</returns>
    public static async Task<Stream?> OpenAsync(FileStream file, CancellationToken cancellation)
    {
        var header = new byte[HeaderBytes];
        var read = await file.ReadAtLeastAsync(header, HeaderBytes, throwOnEndOfStream: false, cancellation);
        var hash = await SHA256.HashDataAsync(file, cancellation);
        if (read < HeaderBytes || !header.AsSpan().SequenceEqual([.. Beginning, .. hash]))
            return null;
        file.Position = 0;
        return new GZipStream(file, CompressionMode.Decompress);
    }
}
