using System.Security.Cryptography;
using ChatShop.Channels;
using ChatShop.Server.Settings;
using SkiaSharp;

namespace ChatShop.Server.Pages;

/// <summary>Keeps photos in a folder: known by their content, drawn anew so that nothing of the camera's stays in them.</summary>
internal sealed class PhotoShelf(DataFolder data, Uri publicUrl) : IPhotoIntake
{
    private const int MostBytes = 10 * 1024 * 1024;
    private const int MostPixels = 60_000_000;
    private const int LongestSide = 1600;
    private const int Quality = 82;

    private readonly string folder = data.Folder("photos");

    /// <inheritdoc/>
    public async Task<Uri?> KeepAsync(ReadOnlyMemory<byte> content, CancellationToken cancellation)
    {
        if (content.Length is 0 or > MostBytes || Draw(content) is not { } jpeg)
            return null;
        return new Uri(publicUrl, $"/photos/{await WriteAsync(jpeg, ".jpg", cancellation)}");
    }

    /// <summary>Keeps a picture that we drew ourselves, a PNG, as it is.</summary>
    /// <returns>Its name.</returns>
    public Task<string> KeepDrawnAsync(byte[] png, CancellationToken cancellation) => WriteAsync(png, ".png", cancellation);

    /// <summary>The file of a photo; null when there is none with this name.</summary>
    public string? Find(string name) =>
        name.Length == 36 && name[32..] is ".jpg" or ".png" && name[..32].All(char.IsAsciiHexDigitLower) && File.Exists(Path.Join(folder, name))
            ? Path.Join(folder, name)
            : null;

    private async Task<string> WriteAsync(byte[] picture, string ending, CancellationToken cancellation)
    {
        var name = Convert.ToHexStringLower(SHA256.HashData(picture))[..32] + ending;
        var file = Path.Join(folder, name);
        if (!File.Exists(file))
        {
            var unfinished = $"{file}.{Guid.NewGuid():N}";
            await File.WriteAllBytesAsync(unfinished, picture, cancellation);
            File.Move(unfinished, file, overwrite: true);
        }
        return name;
    }

    private static byte[]? Draw(ReadOnlyMemory<byte> content)
    {
        using var bytes = SKData.CreateCopy(content.Span);
        using var codec = SKCodec.Create(bytes);
        if (codec is null || (long)codec.Info.Width * codec.Info.Height is 0 or > MostPixels)
            return null;
        using var picture = SKBitmap.Decode(codec);
        if (picture is null)
            return null;
        var scale = Math.Min(1f, (float)LongestSide / Math.Max(picture.Width, picture.Height));
        var (width, height) = (Math.Max(1, (int)(picture.Width * scale)), Math.Max(1, (int)(picture.Height * scale)));
        var turned = codec.EncodedOrigin is SKEncodedOrigin.RightTop or SKEncodedOrigin.LeftBottom;
        using var surface = SKSurface.Create(new SKImageInfo(turned ? height : width, turned ? width : height));
        Turn(surface.Canvas, codec.EncodedOrigin, width, height);
        using var image = SKImage.FromBitmap(picture);
        surface.Canvas.DrawImage(image, new SKRect(0, 0, width, height), new SKSamplingOptions(SKFilterMode.Linear, SKMipmapMode.Linear));
        using var drawn = surface.Snapshot();
        using var jpeg = drawn.Encode(SKEncodedImageFormat.Jpeg, Quality);
        return jpeg.ToArray();
    }

    /// <summary>Phones write how they were held beside the picture; the drawn one stands upright.</summary>
    private static void Turn(SKCanvas canvas, SKEncodedOrigin origin, int width, int height)
    {
        canvas.Clear(SKColors.White);
        switch (origin)
        {
            case SKEncodedOrigin.RightTop:
                canvas.Translate(height, 0);
                canvas.RotateDegrees(90);
                break;
            case SKEncodedOrigin.BottomRight:
                canvas.Translate(width, height);
                canvas.RotateDegrees(180);
                break;
            case SKEncodedOrigin.LeftBottom:
                canvas.Translate(0, width);
                canvas.RotateDegrees(270);
                break;
        }
    }
}
