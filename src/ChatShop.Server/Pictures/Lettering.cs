using ChatShop.Server.Pictures.Letters;
using SkiaSharp;

namespace ChatShop.Server.Pictures;

/// <summary>Writes on pictures.</summary>
internal static class Lettering
{
    /// <summary>How small a line may become before it is cut.</summary>
    public const float SmallestShare = 0.75f;

    private const string Cut = "...";

    /// <summary>Writes one line. One that is too wide becomes smaller, then shorter.</summary>
    /// <param name="canvas">On what.</param>
    /// <param name="text">What.</param>
    /// <param name="at">Where the line stands: its left end, middle or right end, by the pen's side.</param>
    /// <param name="pen">How.</param>
    /// <param name="widest">How wide it may be.</param>
    public static void Write(SKCanvas canvas, string text, SKPoint at, Pen pen, float widest = float.MaxValue)
    {
        var width = Width(text, pen);
        pen = width > widest ? pen with { Size = pen.Size * Math.Max(SmallestShare, widest / width) } : pen;
        text = Fit(text, pen, widest);
        using var ink = new SKPaint { Color = pen.Ink, IsAntialias = true };
        var x = at.X - (pen.Side switch { SKTextAlign.Center => 0.5f, SKTextAlign.Right => 1f, _ => 0f } * Width(text, pen));
        foreach (var (part, face) in Typefaces.Divide(text))
        {
            using var font = Font(face, pen);
            canvas.DrawText(part, x, at.Y, SKTextAlign.Left, font, ink);
            x += font.MeasureText(part);
        }
    }

    /// <summary>How wide a line is.</summary>
    public static float Width(string text, Pen pen)
    {
        var width = 0f;
        foreach (var (part, face) in Typefaces.Divide(text))
        {
            using var font = Font(face, pen);
            width += font.MeasureText(part);
        }
        return width;
    }

    /// <summary>Breaks a text into lines of this width: between words where it can, else between signs.</summary>
    public static IReadOnlyList<string> Lines(string text, Pen pen, float widest)
    {
        var lines = new List<string>();
        var line = "";
        foreach (var sign in text.EnumerateRunes())
        {
            if (line.Length > 0 && Width(line + sign, pen) > widest)
            {
                var space = sign.Value == ' ' ? line.Length : line.LastIndexOf(' ');
                lines.Add((space > 0 ? line[..space] : line).TrimEnd());
                line = space > 0 ? line[space..].TrimStart() : "";
            }
            if (line.Length > 0 || sign.Value != ' ')
                line += sign;
        }
        return line.Length > 0 || lines.Count == 0 ? [.. lines, line] : lines;
    }

    private static string Fit(string text, Pen pen, float widest)
    {
        var signs = text.EnumerateRunes().ToList();
        for (var (count, line) = (signs.Count, text); ; line = string.Concat(signs.Take(--count)).TrimEnd() + Cut)
            if (count == 0 || Width(line, pen) <= widest + 0.5f)
                return line;
    }

    private static SKFont Font(SKTypeface face, Pen pen) =>
        new(face, pen.Size) { Embolden = pen.IsStrong, Subpixel = true, Edging = SKFontEdging.Antialias };
}

/// <summary>How a line is written.</summary>
internal sealed record Pen(float Size, SKColor Ink, SKTextAlign Side = SKTextAlign.Left, bool IsStrong = false);
