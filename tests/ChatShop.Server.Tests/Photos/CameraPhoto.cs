using System.Buffers.Binary;
using System.IO.Hashing;
using System.Text;
using SkiaSharp;

namespace ChatShop.Server.Tests.Photos;

/// <summary>Photos as cameras write them: where they were taken and how the camera was held stands beside the picture.</summary>
/// <remarks>Upright, each shows red at the top left, green at the top right, blue at the bottom left and black at the bottom right.</remarks>
internal static class CameraPhoto
{
    /// <summary>A word of the camera's that must not be in what the shop keeps.</summary>
    public const string Owner = "Wang's phone 30.2741N 120.1551E";

    /// <summary>Encodes a picture and lays Exif beside it.</summary>
    /// <param name="format">Jpeg, Png or Webp.</param>
    /// <param name="width">Upright.</param>
    /// <param name="height">Upright.</param>
    /// <param name="orientation">1 to 8, as Exif counts how the camera was held.</param>
    public static byte[] Take(SKEncodedImageFormat format, int width = 80, int height = 48, int orientation = 1)
    {
        using var stored = Stored(width, height, orientation);
        using var encoded = stored.Encode(format, 95);
        var exif = Exif(orientation);
        return format switch
        {
            SKEncodedImageFormat.Jpeg => InJpeg(encoded.ToArray(), exif),
            SKEncodedImageFormat.Png => InPng(encoded.ToArray(), exif),
            _ => InWebp(encoded.ToArray(), exif, stored.Width, stored.Height),
        };
    }

    /// <summary>A PNG of a few bytes that claims to be of this size.</summary>
    public static byte[] Claiming(int width, int height)
    {
        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), height);
        (header[8], header[9]) = (8, 2);
        return [0x89, .. "PNG\r\n\u001a\n"u8, .. Chunk("IHDR", header), .. Chunk("IDAT", [0x78, 0x9c, 0x63, 0, 0, 0, 2, 0, 1]), .. Chunk("IEND", [])];
    }

    private static SKBitmap Stored(int width, int height, int orientation)
    {
        var lies = orientation >= 5;
        var stored = new SKBitmap(lies ? height : width, lies ? width : height);
        var pixels = new SKColor[width * height];
        for (var y = 0; y < height; y++)
            for (var x = 0; x < width; x++)
            {
                var (sx, sy) = orientation switch
                {
                    2 => (width - 1 - x, y),
                    3 => (width - 1 - x, height - 1 - y),
                    4 => (x, height - 1 - y),
                    5 => (y, x),
                    6 => (y, width - 1 - x),
                    7 => (height - 1 - y, width - 1 - x),
                    8 => (height - 1 - y, x),
                    _ => (x, y),
                };
                pixels[(sy * stored.Width) + sx] = (x < width / 2, y < height / 2) switch
                {
                    (true, true) => SKColors.Red,
                    (false, true) => SKColors.Lime,
                    (true, false) => SKColors.Blue,
                    _ => SKColors.Black,
                };
            }
        stored.Pixels = pixels; // All at once: one by one takes half a minute for a camera's twelve million.
        return stored;
    }

    /// <summary>Big-endian TIFF: the first directory holds orientation, owner and a directory of the place; that one a latitude.</summary>
    private static byte[] Exif(int orientation)
    {
        byte[] owner = [.. Encoding.ASCII.GetBytes(Owner), 0];
        const int First = 8, Entries = 3, Place = First + 2 + Entries * 12 + 4, PlaceEntries = 2, Values = Place + 2 + PlaceEntries * 12 + 4;
        return
        [
            .. "MM"u8, 0, 42, .. Long(First),
            .. Short(Entries), .. Entry(0x0112, 3, 1, [.. Short(orientation), 0, 0]), .. Entry(0x013B, 2, owner.Length, Long(Values + 24)), .. Entry(0x8825, 4, 1, Long(Place)), .. Long(0),
            .. Short(PlaceEntries), .. Entry(1, 2, 2, [(byte)'N', 0, 0, 0]), .. Entry(2, 5, 3, Long(Values)), .. Long(0),
            .. Long(30), .. Long(1), .. Long(16), .. Long(1), .. Long(26), .. Long(1),
            .. owner,
        ];
    }

    private static byte[] InJpeg(byte[] jpeg, byte[] exif)
    {
        byte[] segment = [.. "Exif\0\0"u8, .. exif];
        return [.. jpeg[..2], 0xFF, 0xE1, .. Short(segment.Length + 2), .. segment, .. jpeg[2..]];
    }

    private static byte[] InPng(byte[] png, byte[] exif) => [.. png[..33], .. Chunk("eXIf", exif), .. png[33..]];

    private static byte[] InWebp(byte[] webp, byte[] exif, int width, int height)
    {
        byte[] odd = exif.Length % 2 == 0 ? [] : [0];
        byte[] body =
        [
            .. "WEBPVP8X"u8, .. Little(10), 0x08, 0, 0, 0, .. Little(width - 1)[..3], .. Little(height - 1)[..3],
            .. webp[12..], .. "EXIF"u8, .. Little(exif.Length), .. exif, .. odd,
        ];
        return [.. "RIFF"u8, .. Little(body.Length), .. body];
    }

    private static byte[] Chunk(string name, byte[] content)
    {
        byte[] named = [.. Encoding.ASCII.GetBytes(name), .. content];
        return [.. Long(content.Length), .. named, .. Long((int)Crc32.HashToUInt32(named))];
    }

    private static byte[] Entry(int tag, int type, int count, byte[] value) => [.. Short(tag), .. Short(type), .. Long(count), .. value];

    private static byte[] Short(int value) => [(byte)(value >> 8), (byte)value];

    private static byte[] Long(int value) => [.. Short(value >> 16), .. Short(value)];

    private static byte[] Little(int value) => [(byte)value, (byte)(value >> 8), (byte)(value >> 16), (byte)(value >> 24)];
}
