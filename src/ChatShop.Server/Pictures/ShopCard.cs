using ChatShop.Conversations.Flows.Pictures;
using QRCoder;
using SkiaSharp;

namespace ChatShop.Server.Pictures;

/// <summary>Draws a shop's card: what a seller shows on the phone, sends on or prints.</summary>
internal static class ShopCard
{
    private const int Width = 750;
    private const int Height = 1000;
    private const float Margin = 70;
    private const float LineHeight = 62;
    private const float FirstLine = 230;
    private const float Bottom = 910;

    /// <summary>Between goods and code; with many goods the code becomes smaller, never too small to scan.</summary>
    private const float Air = 16;
    private const float LargestCode = 520;

    public static byte[] Draw(Card card)
    {
        using var sheet = new Sheet(Width, Height);
        const float Middle = Width / 2f;
        sheet.Fill(new SKRect(0, 0, Width, 14), Sheet.Green);
        WriteName(sheet, card.Name);
        sheet.Fill(new SKRect(Middle - 32, 158, Middle + 32, 164), Sheet.Green, 3);
        for (var i = 0; i < card.Goods.Count; i++)
            Write(sheet, card.Goods[i], FirstLine + (i * LineHeight));

        var top = card.Goods.Count == 0 ? FirstLine : FirstLine + ((card.Goods.Count - 1) * LineHeight) + Air + 20;
        var side = Math.Min(Bottom - top, LargestCode);
        DrawCode(sheet, card.Link, SKRect.Create(Middle - (side / 2), top + ((Bottom - top - side) / 2), side, side));
        Lettering.Write(sheet.Canvas, card.Invitation, new SKPoint(Middle, 962), new Pen(32, Sheet.Faint, SKTextAlign.Center), Width - (2 * Margin));
        return sheet.ToPng();
    }

    /// <summary>A long name stands in two lines, of words where it has some.</summary>
    private static void WriteName(Sheet sheet, string name)
    {
        const float Widest = Width - (2 * Margin);
        var large = new Pen(62, Sheet.Ink, SKTextAlign.Center, IsStrong: true);
        if (Lettering.Width(name, large) <= Widest / Lettering.SmallestShare)
        {
            Lettering.Write(sheet.Canvas, name, new SKPoint(Width / 2f, 128), large, Widest);
            return;
        }
        var half = name.IndexOf(' ', name.Length / 2) is > 0 and var space ? space : name.Length / 2;
        var small = large with { Size = 44 };
        Lettering.Write(sheet.Canvas, name[..half].Trim(), new SKPoint(Width / 2f, 86), small, Widest);
        Lettering.Write(sheet.Canvas, name[half..].Trim(), new SKPoint(Width / 2f, 138), small, Widest);
    }

    /// <summary>The price is always whole; a long name makes room for it.</summary>
    private static void Write(Sheet sheet, CardLine line, float at)
    {
        var price = new Pen(36, Sheet.Green, SKTextAlign.Right, IsStrong: true);
        var left = Width - (2 * Margin) - Lettering.Width(line.Price, price) - 24;
        Lettering.Write(sheet.Canvas, line.Product, new SKPoint(Margin, at), new Pen(36, Sheet.Ink), left);
        Lettering.Write(sheet.Canvas, line.Price, new SKPoint(Width - Margin, at), price);
    }

    /// <summary>Every module is the same whole number of pixels: cameras like that. Its own margin lies on white.</summary>
    private static void DrawCode(Sheet sheet, Uri link, SKRect box)
    {
        using var code = QRCodeGenerator.GenerateQrCode(link.AbsoluteUri, QRCodeGenerator.ECCLevel.M);
        var rows = code.ModuleMatrix;
        var pixels = (int)(box.Width / rows.Count);
        var (left, top) = ((int)(box.MidX - (pixels * rows.Count / 2f)), (int)(box.MidY - (pixels * rows.Count / 2f)));
        sheet.Fill(SKRect.Create(left, top, pixels * rows.Count, pixels * rows.Count), SKColors.White, 20);
        using var ink = new SKPaint { Color = Sheet.Ink };
        for (var y = 0; y < rows.Count; y++)
            for (var x = 0; x < rows.Count; x++)
                if (rows[y][x])
                    sheet.Canvas.DrawRect(left + (x * pixels), top + (y * pixels), pixels, pixels, ink);
    }
}
