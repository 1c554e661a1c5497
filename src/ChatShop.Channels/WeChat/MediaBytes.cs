namespace ChatShop.Channels.WeChat;

/// <summary>Reads a picture or a recording from a response, up to a size.</summary>
internal static class MediaBytes
{
    /// <summary>The bytes; null when there are more than <paramref name="mostBytes"/>.</summary>
    public static async Task<byte[]?> ReadAsync(HttpResponseMessage response, int mostBytes, CancellationToken cancellation)
    {
        if (response.Content.Headers.ContentLength > mostBytes)
            return null;

        await using var stream = await response.Content.ReadAsStreamAsync(cancellation);
        var kept = new MemoryStream();
        var piece = new byte[81_920];
        for (int read; (read = await stream.ReadAsync(piece, cancellation)) > 0;)
        {
            if (kept.Length + read > mostBytes)
                return null;
            kept.Write(piece, 0, read);
        }
        return kept.ToArray();
    }
}
