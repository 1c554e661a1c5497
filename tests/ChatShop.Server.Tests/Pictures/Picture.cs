using SkiaSharp;
using ZXing;

namespace ChatShop.Server.Tests.Pictures;

/// <summary>A picture, looked at as a camera and an eye would.</summary>
internal sealed class Picture : IDisposable
{
    private readonly SKBitmap pixels;

    public Picture(byte[] file) => pixels = SKBitmap.Decode(file, new SKImageInfo { ColorType = SKColorType.Rgba8888, AlphaType = SKAlphaType.Unpremul }
        .WithSize(SKBitmap.DecodeBounds(file).Size));

    /// <summary>What the code on it says; null when none can be read.</summary>
    public string? Code()
    {
        var light = new RGBLuminanceSource(pixels.Bytes, pixels.Width, pixels.Height, RGBLuminanceSource.BitmapFormat.RGBA32);
        return new BarcodeReaderGeneric { Options = { PossibleFormats = [BarcodeFormat.QR_CODE] } }.Decode(light)?.Text;
    }

    /// <summary>How high the green stands in each column that has some, bars from left to right.</summary>
    public IReadOnlyList<int> Bars()
    {
        var bars = new List<int>();
        var before = 0;
        for (var x = 0; x < pixels.Width; x++)
        {
            var green = Enumerable.Range(0, pixels.Height).Count(y => pixels.GetPixel(x, y) == new SKColor(0x1f, 0x7a, 0x45));
            if (green > 0 && before == 0)
                bars.Add(green);
            else if (green > 0)
                bars[^1] = Math.Max(bars[^1], green);
            before = green;
        }
        return bars;
    }

    public void Dispose() => pixels.Dispose();
}
