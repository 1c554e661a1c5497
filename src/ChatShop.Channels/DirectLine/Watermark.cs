using System.Globalization;

namespace ChatShop.Channels.DirectLine;

/// <summary>How far a client has read: the position in the feed, as decimal text.</summary>
internal static class Watermark
{
    /// <summary>Where everything is still to be read.</summary>
    public const string Beginning = "-";

    /// <summary>Reads one; none, or <c>-</c>, is the beginning.</summary>
    public static bool TryRead(string? text, out long position)
    {
        position = 0;
        return text is null or "" or Beginning || long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out position);
    }

    public static string Write(long position) => position.ToString(CultureInfo.InvariantCulture);
}
