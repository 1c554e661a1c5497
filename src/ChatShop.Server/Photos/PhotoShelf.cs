using System.Security.Cryptography;
using ChatShop.Channels;
using Microsoft.Bot.Schema;

namespace ChatShop.Server.Photos;

/// <summary>Keeps photos, each in two sizes: known by their content, drawn anew.</summary>
/// <param name="store">Where they lie.</param>
/// <param name="publicUrl">What links begin with.</param>
internal sealed class PhotoShelf(IPhotoStore store, Uri publicUrl) : IPhotoIntake, IPhotoSource
{
    /// <summary>What the addresses of photos begin with.</summary>
    public const string Folder = "/photos/";

    private const int MostBytes = 10 * 1024 * 1024;
    private const int HashLength = 32;
    private const string Ending = ".jpg";
    private const string DrawnEnding = ".png";

    /// <summary>What the names of <see cref="LightPrints"/> end with.</summary>
    public const string LightEnding = ".webp";

    public async Task<Attachment> KeepAsync(ReadOnlyMemory<byte> content, CancellationToken cancellation)
    {
        if (content.Length > MostBytes)
            return LostPhoto.Attachment(PhotoLoss.TooLarge);
        var (prints, loss) = await Darkroom.DrawAsync(content, cancellation);
        if (prints is null)
            return LostPhoto.Attachment(loss);
        var name = Convert.ToHexStringLower(SHA256.HashData(prints.Large))[..HashLength] + Ending;
        await store.PutAsync(Small(name), prints.Small, cancellation);
        await store.PutAsync(name, prints.Large, cancellation);
        return Shown(name);
    }

    /// <summary>Keeps a picture that we drew ourselves, a PNG, as it is.</summary>
    /// <returns>Its name.</returns>
    public async Task<string> KeepDrawnAsync(byte[] png, CancellationToken cancellation)
    {
        var name = Convert.ToHexStringLower(SHA256.HashData(png))[..HashLength] + DrawnEnding;
        await store.PutAsync(name, png, cancellation);
        return name;
    }

    /// <summary>What kind of picture has this name.</summary>
    public static string TypeOf(string name) => Path.GetExtension(name) switch
    {
        DrawnEnding => "image/png",
        LightEnding => "image/webp",
        _ => "image/jpeg",
    };

    /// <summary>Whether it is the name of a photo, and of nothing we drew.</summary>
    public static bool IsPhoto(string name) => IsName(name) && name.EndsWith(Ending, StringComparison.Ordinal);

    /// <summary>A photo that lies here already, as a message shows it: clients such as Web Chat show somebody's own photo only where it has a small one.</summary>
    public Attachment Shown(string name)
    {
        var address = new Uri(publicUrl, Folder + name).AbsoluteUri;
        return new Attachment(TypeOf(name), address, thumbnailUrl: $"{address}?w=480");
    }

    /// <summary>Whether there is a photo with this name.</summary>
    public async Task<bool> HasAsync(string name, CancellationToken cancellation) => IsName(name) && await store.HasAsync(name, cancellation);

    /// <summary>A photo's bytes; null when there is none with this name.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="width">How wide it is wanted; null for as it is.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public async Task<Stream?> OpenAsync(string name, int? width, CancellationToken cancellation)
    {
        if (!IsName(name))
            return null;
        var small = width is > 0 and <= Darkroom.ShortSide && name.EndsWith(Ending, StringComparison.Ordinal) ? await store.OpenAsync(Small(name), cancellation) : null;
        return small ?? await store.OpenAsync(name, cancellation);
    }

    public async Task<byte[]?> ReadAsync(string contentUrl, CancellationToken cancellation)
    {
        var at = contentUrl.LastIndexOf(Folder, StringComparison.Ordinal);
        if (at < 0 || await OpenAsync(contentUrl[(at + Folder.Length)..], null, cancellation) is not { } photo)
            return null;
        await using var open = photo;
        var content = new MemoryStream();
        await photo.CopyToAsync(content, cancellation);
        return content.ToArray();
    }

    public async Task WithdrawAsync(string contentUrl, CancellationToken cancellation)
    {
        var name = contentUrl[(contentUrl.LastIndexOf('/') + 1)..];
        if (!IsPhoto(name))
            return;
        foreach (var print in (string[])[name, Small(name), .. LightPrints.NamesOf(name)]) // The photo first: of what is gone no print is made again.
            await store.RemoveAsync(print, cancellation);
    }

    private static string Small(string name) => $"{name[..^Ending.Length]}-{Darkroom.ShortSide}{Ending}";

    private static bool IsName(string name) => name.Length == HashLength + Ending.Length
        && name[HashLength..] is Ending or DrawnEnding && name[..HashLength].All(char.IsAsciiHexDigitLower);
}
