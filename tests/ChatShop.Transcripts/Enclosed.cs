using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using SkiaSharp;

namespace ChatShop.Transcripts;

/// <summary>What a message holds: words, and beside them photos or a voice.</summary>
/// <param name="Text">The words.</param>
/// <param name="Attachments">Each one's media type, and its bytes as an address.</param>
internal sealed partial record Enclosed(string Text, IReadOnlyList<(string Type, string? Address)> Attachments)
{
    private const string Inaudible = "something nobody can hear";

    /// <summary>Makes it of a line.</summary>
    /// <param name="line">Such as <c>王婶 sends 3 photos: 卖 苹果</c> or <c>王婶 says aloud 卖苹果</c>.</param>
    /// <param name="number">Which message it is: no two hold the same photo.</param>
    public static Enclosed Of(ChatLine line, int number) => line.Kind switch
    {
        "says aloud" => new Enclosed(line.Text == Inaudible ? "" : line.Text, [("audio/amr", null)]),
        "sends" => Photos(line.Text, number),
        _ => new Enclosed(line.Text, []),
    };

    /// <summary>What a person sees of an activity: its words, and how many photos are below them.</summary>
    public static string Written(JsonNode activity)
    {
        var photos = (activity["attachments"] as JsonArray)?.Count(it => $"{it!["contentType"]}".StartsWith("image/", StringComparison.Ordinal)) ?? 0;
        return $"{activity["text"]}{(photos == 0 ? "" : photos == 1 ? "\n‹a photo›" : $"\n‹{photos} photos›")}";
    }

    private static Enclosed Photos(string text, int number)
    {
        var sent = Sent().Match(text) is { Success: true } match ? match : throw new FormatException($"nobody can send {text}");
        var photos = sent.Groups[1].Value switch
        {
            "a photo" => [Jpeg(number, 0)],
            "half a photo" => [Half(Jpeg(number, 0))],
            "a file that is no photo" => ["%PDF-1.7"u8.ToArray()],
            var several => Enumerable.Range(0, int.Parse(several.Split(' ')[0], CultureInfo.InvariantCulture)).Select(i => Jpeg(number, i)).ToArray(),
        };
        return new Enclosed(sent.Groups[2].Value, [.. photos.Select(photo => ("image/jpeg", (string?)$"data:image/jpeg;base64,{Convert.ToBase64String(photo)}"))]);
    }

    /// <summary>A photo of its own, with lines enough that half of it is not all.</summary>
    private static byte[] Jpeg(int number, int which)
    {
        using var picture = new SKBitmap(64, 48);
        for (var y = 0; y < picture.Height; y++)
            for (var x = 0; x < picture.Width; x++)
                picture.SetPixel(x, y, new SKColor((byte)(x * 4), (byte)(y * 5), (byte)(number * 40), 255));
        picture.SetPixel(which, 0, SKColors.White);
        for (var y = 0; y < picture.Height; y++)
            picture.SetPixel(which * 4, y, SKColors.Black);
        using var jpeg = picture.Encode(SKEncodedImageFormat.Jpeg, 90);
        return jpeg.ToArray();
    }

    private static byte[] Half(byte[] photo) => photo[..(photo.Length / 2)];

    [GeneratedRegex(@"^(a photo|half a photo|a file that is no photo|[1-9]\d* photos)(?:: (.+))?$")]
    private static partial Regex Sent();
}
