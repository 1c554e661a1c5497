using ChatShop.Channels;
using SkiaSharp;

namespace ChatShop.Server.Photos;

/// <summary>Draws photos anew, upright and of a size that phones need, so that nothing of the camera's stays in them.</summary>
internal static class Darkroom
{
    /// <summary>The longer side of a photo.</summary>
    public const int LongSide = 1600;

    /// <summary>The longer side of its small copy, for lists.</summary>
    public const int ShortSide = 480;

    private const int Quality = 82;

    /// <summary>On small screens nobody sees the difference.</summary>
    private const int LightQuality = 60;

    /// <summary>Nor in lists, where many stand and each is as wide as this or less; but a JPEG shows its blocks there.</summary>
    private const int ListWidth = 320, ListQuality = 50;

    /// <summary>What a file may claim to hold: a few bytes can claim more pixels than there is memory.</summary>
    private const long MostPixels = 60_000_000;

    /// <summary>What is decoded of it; a JPEG that holds more is read at half its size, or a quarter, or an eighth.</summary>
    private const long MostDecoded = 30_000_000;

    /// <summary>A large photo takes some hundred megabytes while it is drawn: so many at a time.</summary>
    private static readonly SemaphoreSlim Places = new(2);

    /// <summary>Draws a photo.</summary>
    /// <returns>Its two sizes; or why there are none.</returns>
    public static Task<(Prints? Prints, PhotoLoss Loss)> DrawAsync(ReadOnlyMemory<byte> content, CancellationToken cancellation) =>
        InPlaceAsync(() => Draw(content), cancellation);

    /// <summary>A photo of ours so wide, if it is no smaller, as WebP or JPEG.</summary>
    public static Task<byte[]> LightenAsync(byte[] photo, int width, bool isWebp, CancellationToken cancellation) =>
        InPlaceAsync(() => Lighten(photo, width, isWebp ? SKEncodedImageFormat.Webp : SKEncodedImageFormat.Jpeg), cancellation);

    private static async Task<T> InPlaceAsync<T>(Func<T> draw, CancellationToken cancellation)
    {
        await Places.WaitAsync(cancellation);
        try
        {
            return await Task.Run(draw, cancellation);
        }
        finally
        {
            Places.Release();
        }
    }

    private static (Prints?, PhotoLoss) Draw(ReadOnlyMemory<byte> content)
    {
        using var bytes = SKData.CreateCopy(content.Span);
        using var codec = SKCodec.Create(bytes);
        if (codec is null || codec.Info.Width <= 0 || codec.Info.Height <= 0)
            return (null, BeginsAsPhoto(content.Span) ? PhotoLoss.CutOff : PhotoLoss.NotAPhoto);
        if ((long)codec.Info.Width * codec.Info.Height > MostPixels)
            return (null, PhotoLoss.TooLarge);
        var size = codec.GetScaledDimensions(Math.Min(1f, 2f * LongSide / Math.Max(codec.Info.Width, codec.Info.Height)));
        if ((long)size.Width * size.Height > MostDecoded)
            return (null, PhotoLoss.TooLarge);

        using var picture = new SKBitmap(new SKImageInfo(size.Width, size.Height, SKColorType.Rgba8888, SKAlphaType.Premul, SKColorSpace.CreateSrgb()));
        var read = codec.GetPixels(picture.Info, picture.GetPixels());
        if (read != SKCodecResult.Success)
            return (null, PhotoLoss.CutOff);
        picture.SetImmutable();
        using var image = SKImage.FromBitmap(picture);
        return (new Prints(Print(image, codec.EncodedOrigin, LongSide), Print(image, codec.EncodedOrigin, ShortSide)), default);
    }

    /// <summary>What begins as a photo and can not be read has broken off.</summary>
    private static bool BeginsAsPhoto(ReadOnlySpan<byte> content) =>
        content.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]) || content.StartsWith((ReadOnlySpan<byte>)[0x89, 0x50, 0x4E, 0x47]) || content.StartsWith("GIF8"u8)
        || (content.StartsWith("RIFF"u8) && content.Length >= 12 && content[8..].StartsWith("WEBP"u8));

    private static byte[] Lighten(byte[] photo, int width, SKEncodedImageFormat format)
    {
        using var image = SKImage.FromEncodedData(photo);
        var scale = Math.Min(1f, (float)width / image.Width);
        using var surface = SKSurface.Create(new SKImageInfo(Math.Max(1, (int)MathF.Round(image.Width * scale)), Math.Max(1, (int)MathF.Round(image.Height * scale))));
        surface.Canvas.DrawImage(image, new SKRect(0, 0, image.Width * scale, image.Height * scale), new SKSamplingOptions(SKFilterMode.Linear, SKMipmapMode.Linear));
        using var drawn = surface.Snapshot();
        using var light = drawn.Encode(format, format == SKEncodedImageFormat.Webp && width <= ListWidth ? ListQuality : LightQuality);
        return light.ToArray();
    }

    private static byte[] Print(SKImage image, SKEncodedOrigin origin, int longest)
    {
        var scale = Math.Min(1f, (float)longest / Math.Max(image.Width, image.Height));
        var (width, height) = (Math.Max(1, (int)MathF.Round(image.Width * scale)), Math.Max(1, (int)MathF.Round(image.Height * scale)));
        var lies = origin >= SKEncodedOrigin.LeftTop; // The last four of the eight lie on their side.
        using var surface = SKSurface.Create(new SKImageInfo(lies ? height : width, lies ? width : height, SKColorType.Rgba8888, SKAlphaType.Opaque, SKColorSpace.CreateSrgb()));
        surface.Canvas.Clear(SKColors.White);
        surface.Canvas.Concat(Upright(origin, width, height));
        surface.Canvas.DrawImage(image, new SKRect(0, 0, width, height), new SKSamplingOptions(SKFilterMode.Linear, SKMipmapMode.Linear));
        using var drawn = surface.Snapshot();
        using var jpeg = drawn.Encode(SKEncodedImageFormat.Jpeg, Quality);
        return jpeg.ToArray();
    }

    /// <summary>Phones write how they were held beside the picture, front cameras also that it is mirrored; the drawn one stands upright.</summary>
    private static SKMatrix Upright(SKEncodedOrigin origin, int w, int h) => origin switch
    {
        SKEncodedOrigin.TopRight => new SKMatrix(-1, 0, w, 0, 1, 0, 0, 0, 1),
        SKEncodedOrigin.BottomRight => new SKMatrix(-1, 0, w, 0, -1, h, 0, 0, 1),
        SKEncodedOrigin.BottomLeft => new SKMatrix(1, 0, 0, 0, -1, h, 0, 0, 1),
        SKEncodedOrigin.LeftTop => new SKMatrix(0, 1, 0, 1, 0, 0, 0, 0, 1),
        SKEncodedOrigin.RightTop => new SKMatrix(0, -1, h, 1, 0, 0, 0, 0, 1),
        SKEncodedOrigin.RightBottom => new SKMatrix(0, -1, h, -1, 0, w, 0, 0, 1),
        SKEncodedOrigin.LeftBottom => new SKMatrix(0, 1, 0, -1, 0, w, 0, 0, 1),
        _ => SKMatrix.Identity,
    };
}

/// <summary>A photo in its two sizes, as JPEG.</summary>
internal sealed record Prints(byte[] Large, byte[] Small);
