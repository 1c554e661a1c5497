using SkiaSharp;

namespace ChatShop.Server.Pictures;

/// <summary>An empty picture in the shop's colours; they are those of its pages (<c>page.css</c>).</summary>
internal sealed class Sheet : IDisposable
{
    /// <summary>What is read.</summary>
    public static readonly SKColor Ink = new(0x1d, 0x2a, 0x22);

    /// <summary>What is read second.</summary>
    public static readonly SKColor Faint = new(0x6b, 0x74, 0x6e);

    /// <summary>What it lies on.</summary>
    public static readonly SKColor Paper = new(0xf6, 0xf4, 0xee);

    /// <summary>What is looked at.</summary>
    public static readonly SKColor Green = new(0x1f, 0x7a, 0x45);

    private readonly SKSurface surface;

    /// <summary>A sheet of this size in pixels.</summary>
    public Sheet(int width, int height)
    {
        surface = SKSurface.Create(new SKImageInfo(width, height));
        surface.Canvas.Clear(Paper);
    }

    public SKCanvas Canvas => surface.Canvas;

    /// <summary>Fills a box with round corners.</summary>
    public void Fill(SKRect box, SKColor ink, float round = 0)
    {
        using var paint = new SKPaint { Color = ink, IsAntialias = true };
        Canvas.DrawRoundRect(box, round, round, paint);
    }

    /// <summary>As a PNG: letters and codes stay sharp.</summary>
    public byte[] ToPng()
    {
        using var drawn = surface.Snapshot();
        using var png = drawn.Encode(SKEncodedImageFormat.Png, 100);
        return png.ToArray();
    }

    public void Dispose() => surface.Dispose();
}
