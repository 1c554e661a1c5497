namespace ChatShop.Server.Photos;

/// <summary>Photos for small screens and slow networks: made when first asked for, and kept beside the others.</summary>
internal sealed class LightPrints(IPhotoStore store)
{
    /// <summary>So wide are they; what is asked for becomes the next larger one, so that nobody can fill the disk with sizes.</summary>
    private static readonly int[] Widths = [200, 320, 480, 960];

    /// <summary>The names that light prints of a photo may have.</summary>
    public static IEnumerable<string> NamesOf(string photo) =>
        Widths.SelectMany(wide => new[] { NameOf(photo, wide, isWebp: true), NameOf(photo, wide, isWebp: false) });

    /// <summary>A photo at least so wide; null when there is none as light.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="width">How wide it is wanted.</param>
    /// <param name="isWebp">As WebP, a third lighter than as JPEG.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public async Task<Stream?> OpenAsync(string name, int width, bool isWebp, CancellationToken cancellation)
    {
        var wide = Array.Find(Widths, it => it >= width);
        if (wide == 0 || !PhotoShelf.IsPhoto(name))
            return null;
        var light = NameOf(name, wide, isWebp);
        if (await store.OpenAsync(light, cancellation) is { } kept)
            return kept;
        if (await store.OpenAsync(name, cancellation) is not { } large)
            return null;
        await using var open = large;
        var content = new MemoryStream();
        await large.CopyToAsync(content, cancellation);
        var print = await Darkroom.LightenAsync(content.ToArray(), wide, isWebp, cancellation);
        await store.PutAsync(light, print, cancellation);
        return new MemoryStream(print, writable: false);
    }

    private static string NameOf(string photo, int wide, bool isWebp) =>
        $"{Path.GetFileNameWithoutExtension(photo)}-{wide}{(isWebp ? PhotoShelf.LightEnding : Path.GetExtension(photo))}";
}
