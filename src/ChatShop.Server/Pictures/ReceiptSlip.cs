using ChatShop.Conversations.Flows.Pictures;
using SkiaSharp;

namespace ChatShop.Server.Pictures;

/// <summary>Draws a receipt as a strip of paper, as long as what is on it; nothing is cut off, what is long stands in several lines.</summary>
internal static class ReceiptSlip
{
    private const int Width = 720;
    private const float Margin = 44;
    private const float Inner = Width - (2 * Margin);
    private const float Gap = 24;

    private static readonly Pen Title = new(46, Sheet.Ink, SKTextAlign.Center, IsStrong: true);
    private static readonly Pen Label = new(25, Sheet.Faint);
    private static readonly Pen Value = new(25, Sheet.Ink, SKTextAlign.Right);
    private static readonly Pen Product = new(28, Sheet.Ink);
    private static readonly Pen Amount = new(28, Sheet.Ink, SKTextAlign.Right);
    private static readonly Pen Total = new(38, Sheet.Ink, SKTextAlign.Right, IsStrong: true);
    private static readonly Pen Note = new(23, Sheet.Faint);

    public static byte[] Draw(Slip slip)
    {
        // The first time only to see how long it gets.
        using var measure = new Sheet(Width, 1);
        using var sheet = new Sheet(Width, (int)MathF.Ceiling(Write(measure, slip)));
        Write(sheet, slip);
        return sheet.ToPng();
    }

    /// <returns>Where it ends.</returns>
    private static float Write(Sheet sheet, Slip slip)
    {
        sheet.Fill(new SKRect(0, 0, Width, 14), Sheet.Green);
        Lettering.Write(sheet.Canvas, slip.Title, new SKPoint(Width / 2f, 84), Title, Inner);
        var at = 110f;
        foreach (var row in slip.Facts)
            at = Write(sheet, row, at, Value);
        at = Rule(sheet, at);
        foreach (var line in slip.Lines)
            at = Write(sheet, line, at);
        at = Rule(sheet, at);
        foreach (var (i, row) in slip.Sums.Index())
            at = Write(sheet, row, at, i == 0 ? Total : Value);
        at = Rule(sheet, at);
        foreach (var row in slip.Moves)
            at = Write(sheet, row, at, Value);
        at = Rule(sheet, at);
        foreach (var line in slip.Notes.SelectMany(note => Lettering.Lines(note, Note, Inner)))
            Lettering.Write(sheet.Canvas, line, new SKPoint(Margin, at += Leading(Note)), Note, Inner);
        return at + Gap + 12;
    }

    private static float Write(Sheet sheet, SlipRow row, float at, Pen pen)
    {
        Lettering.Write(sheet.Canvas, row.Label, new SKPoint(Margin, at + Leading(pen)), Label, Inner / 2);
        var room = Inner - Math.Min(Inner / 2, Lettering.Width(row.Label, Label)) - Gap;
        foreach (var line in Lettering.Lines(row.Value, pen, room))
            Lettering.Write(sheet.Canvas, line, new SKPoint(Width - Margin, at += Leading(pen)), pen, room);
        return at;
    }

    private static float Write(Sheet sheet, SlipLine line, float at)
    {
        foreach (var text in Lettering.Lines(line.Product, Product, Inner))
            Lettering.Write(sheet.Canvas, text, new SKPoint(Margin, at += Leading(Product)), Product, Inner);
        at += Leading(Amount);
        var amount = Lettering.Width(line.Amount, Amount) + Gap;
        Lettering.Write(sheet.Canvas, $"{line.Quantity} × {line.Price}", new SKPoint(Margin, at), Label, Inner - amount);
        Lettering.Write(sheet.Canvas, line.Amount, new SKPoint(Width - Margin, at), Amount, Inner);
        return at + 8;
    }

    private static float Rule(Sheet sheet, float at)
    {
        sheet.Fill(new SKRect(Margin, at + Gap, Width - Margin, at + Gap + 2), Sheet.Faint.WithAlpha(90));
        return at + Gap + 6;
    }

    private static float Leading(Pen pen) => pen.Size * 1.5f;
}
