using ChatShop.Server.Pictures;
using SkiaSharp;

namespace ChatShop.Server.Demo;

/// <summary>Draws goods where nobody took a photo: some shapes in their colour on a table, the name below.</summary>
internal static class GoodsPicture
{
    private const int Width = 960;
    private const int Height = 720;
    private const float Floor = 560;

    /// <summary>Draws one; the same seed draws the same.</summary>
    public static byte[] Draw(DemoGood good, string name, int seed)
    {
        var chance = new Random(seed);
        using var sheet = new Sheet(Width, Height);
        var colour = SKColor.Parse(good.Colour);
        sheet.Fill(new SKRect(0, 0, Width, Height), Mix(colour, SKColors.White, 0.82f));
        sheet.Fill(new SKRect(0, Floor - 70, Width, Height), Mix(colour, Sheet.Paper, 0.62f));
        var count = good.Shape is "jar" or "bag" or "box" ? 3 : 5;
        for (var i = 0; i < count; i++)
        {
            var size = 120 + chance.Next(40) + (count == 3 ? 50 : 0);
            var middle = new SKPoint((Width * (i + 1f) / (count + 1)) + chance.Next(-18, 18), Floor - (size * 0.9f) + chance.Next(-8, 30));
            Place(sheet.Canvas, good.Shape, middle, size, Mix(colour, SKColors.Black, chance.Next(14) / 100f), chance.Next(-14, 14));
        }
        Lettering.Write(sheet.Canvas, name, new SKPoint(Width / 2f, 664), new Pen(64, Sheet.Ink, SKTextAlign.Center, IsStrong: true), Width - 120);
        return sheet.ToPng();
    }

    private static void Place(SKCanvas canvas, string shape, SKPoint at, float size, SKColor colour, float turn)
    {
        using var shade = new SKPaint { Color = SKColors.Black.WithAlpha(28), IsAntialias = true };
        using var ink = new SKPaint { Color = colour, IsAntialias = true };
        using var light = new SKPaint { Color = SKColors.White.WithAlpha(70), IsAntialias = true };
        using var green = new SKPaint { Color = new SKColor(0x3f, 0x8f, 0x4f), IsAntialias = true };
        var half = size * 0.75f;
        canvas.DrawOval(at.X, at.Y + (half * 0.95f), half, half * 0.2f, shade);
        canvas.Save();
        canvas.Translate(at.X, at.Y);
        canvas.RotateDegrees(shape is "jar" or "bag" or "box" ? 0 : turn);
        DrawShape(canvas, shape, half, ink, green, light);
        canvas.DrawOval(-half * 0.3f, -half * 0.4f, half * 0.14f, half * 0.24f, light);
        canvas.Restore();
    }

    private static void DrawShape(SKCanvas canvas, string shape, float half, SKPaint ink, SKPaint green, SKPaint light)
    {
        switch (shape)
        {
            case "round":
                canvas.DrawCircle(0, 0, half, ink);
                canvas.DrawOval(half * 0.22f, -half * 1.08f, half * 0.3f, half * 0.13f, green);
                break;
            case "egg":
                canvas.DrawOval(0, 0, half * 0.72f, half * 0.95f, ink);
                break;
            case "long":
                canvas.DrawRoundRect(SKRect.Create(-half * 0.4f, -half * 1.1f, half * 0.8f, half * 2.1f), half * 0.4f, half * 0.4f, ink);
                canvas.DrawOval(0, -half * 1.15f, half * 0.3f, half * 0.14f, green);
                break;
            case "leaf":
                foreach (var (x, tall) in new[] { (-0.45f, 0.95f), (0.45f, 0.95f), (0f, 1.15f) })
                    canvas.DrawOval(x * half, -half * 0.1f, half * 0.42f, half * tall, ink);
                break;
            case "cluster":
                for (var i = 0; i < 10; i++)
                    canvas.DrawCircle(((i % 4) - 1.5f) * half * 0.45f, ((i / 4) - 1) * half * 0.5f, half * 0.3f, ink);
                break;
            case "jar":
                canvas.DrawRoundRect(SKRect.Create(-half * 0.65f, -half * 0.8f, half * 1.3f, half * 1.75f), 24, 24, ink);
                canvas.DrawRoundRect(SKRect.Create(-half * 0.55f, -half * 1.05f, half * 1.1f, half * 0.28f), 10, 10, green);
                break;
            default:
                canvas.DrawRoundRect(SKRect.Create(-half * 0.8f, -half * 0.75f, half * 1.6f, half * 1.7f), 14, 14, ink);
                canvas.DrawRect(SKRect.Create(-half * 0.8f, -half * 0.35f, half * 1.6f, half * 0.2f), light);
                break;
        }
    }

    private static SKColor Mix(SKColor one, SKColor other, float share) => new(
        (byte)(one.Red + ((other.Red - one.Red) * share)), (byte)(one.Green + ((other.Green - one.Green) * share)), (byte)(one.Blue + ((other.Blue - one.Blue) * share)));
}
