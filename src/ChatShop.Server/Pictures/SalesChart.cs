using System.Globalization;
using ChatShop.Conversations.Flows.Pictures;
using SkiaSharp;

namespace ChatShop.Server.Pictures;

/// <summary>Draws bars, for a small phone: few words, and those large.</summary>
internal static class SalesChart
{
    private const int Width = 720;
    private const int Height = 560;
    private const float Margin = 40;
    private const float Top = 206;
    private const float Floor = 484;

    /// <summary>More bars have no room for a number on each; then only the highest has one.</summary>
    private const int MostNumbers = 10;

    private static readonly Pen Small = new(24, Sheet.Faint, SKTextAlign.Center);
    private static readonly Pen Number = new(24, Sheet.Ink, SKTextAlign.Center);

    public static byte[] Draw(Chart chart)
    {
        using var sheet = new Sheet(Width, Height);
        Lettering.Write(sheet.Canvas, chart.Title, new SKPoint(Margin, 66), new Pen(28, Sheet.Faint), Width - (2 * Margin));
        Lettering.Write(sheet.Canvas, chart.Total, new SKPoint(Margin, 132), new Pen(54, Sheet.Ink, IsStrong: true), Width - (2 * Margin));
        DrawBars(sheet, chart.Bars);
        WriteTimes(sheet, chart.Bars);
        return sheet.ToPng();
    }

    private static void DrawBars(Sheet sheet, IReadOnlyList<Bar> bars)
    {
        var most = bars.Max(bar => bar.Amount);
        var room = Room(bars);
        var half = Math.Min(room * 0.7f, 64) / 2;
        sheet.Fill(new SKRect(Margin, Floor, Width - Margin, Floor + 2), Sheet.Faint.WithAlpha(90));
        for (var i = 0; i < bars.Count; i++)
        {
            if (bars[i].Amount <= 0)
                continue;
            var middle = Margin + (room * (i + 0.5f));
            var top = Floor - Math.Max(4, (float)(bars[i].Amount / most) * (Floor - Top));
            sheet.Canvas.Save();
            sheet.Canvas.ClipRect(new SKRect(0, 0, Width, Floor));
            sheet.Fill(new SKRect(middle - half, top, middle + half, Floor + half), Sheet.Green, Math.Min(half / 2, 8));
            sheet.Canvas.Restore();
            if (bars.Count <= MostNumbers || bars[i].Amount == most)
                Lettering.Write(sheet.Canvas, Short(bars[i].Amount), new SKPoint(Inside(middle, Short(bars[i].Amount), Number), top - 10), Number);
        }
    }

    /// <summary>As many labels as stand beside each other with some air, from the first on.</summary>
    private static void WriteTimes(Sheet sheet, IReadOnlyList<Bar> bars)
    {
        var room = Room(bars);
        var widest = bars.Max(bar => Lettering.Width(bar.Label, Small)) + 18;
        var step = Math.Max(1, (int)Math.Ceiling(widest / room));
        for (var i = 0; i < bars.Count; i += step)
            Lettering.Write(sheet.Canvas, bars[i].Label, new SKPoint(Inside(Margin + (room * (i + 0.5f)), bars[i].Label, Small), Floor + 38), Small);
    }

    private static float Room(IReadOnlyList<Bar> bars) => (Width - (2 * Margin)) / bars.Count;

    /// <summary>Where the middle of a line may stand, so that none of it leaves the picture.</summary>
    private static float Inside(float middle, string text, Pen pen)
    {
        var half = (Lettering.Width(text, pen) / 2) + 8;
        return Math.Clamp(middle, half, Width - half);
    }

    /// <summary>Small sums with their cents, larger ones without.</summary>
    private static string Short(decimal amount) => amount.ToString(amount < 100m ? "0.##" : "0", CultureInfo.InvariantCulture);
}
