using System.IO.Compression;
using SkiaSharp;

namespace ChatShop.Server.Pictures.Letters;

/// <summary>The letters that pictures are written in: a fresh machine has none, and pictures look alike on all of them.</summary>
/// <remarks>Latin letters and some 9000 Chinese signs: <c>docs/decisions/0012</c>.</remarks>
internal static class Typefaces
{
    private static readonly IReadOnlyList<SKFont> Known = [Read("latin.otf"), Read("han.ttf.gz")];

    /// <summary>Divides a text by the typeface its signs are in. Signs that are in none, such as 🍎, are left out.</summary>
    public static IReadOnlyList<(string Text, SKTypeface Face)> Divide(string text)
    {
        var parts = new List<(string Text, SKTypeface Face)>();
        foreach (var sign in text.EnumerateRunes())
        {
            if (Known.FirstOrDefault(font => font.ContainsGlyph(sign.Value))?.Typeface is not { } face)
                continue;
            if (parts.Count > 0 && parts[^1].Face == face)
                parts[^1] = (parts[^1].Text + sign, face);
            else
                parts.Add((sign.ToString(), face));
        }
        return parts;
    }

    private static SKFont Read(string name)
    {
        using var kept = typeof(Typefaces).Assembly.GetManifestResourceStream($"Pictures/Letters/{name}")!;
        using var unpacked = new MemoryStream();
        using (var file = name.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(kept, CompressionMode.Decompress) : kept)
            file.CopyTo(unpacked);
        unpacked.Position = 0;
        return new SKFont(SKTypeface.FromStream(unpacked));
    }
}
