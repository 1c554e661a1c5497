using System.Buffers.Text;
using ChatShop.Channels;
using ChatShop.Server.Photos;
using Microsoft.Bot.Schema;

namespace ChatShop.Server.Doors;

/// <summary>Makes of what comes beside the words of a message what the house knows: photos of ours, and words for what was said aloud.</summary>
/// <remarks>An address that somebody wrote into a message is never fetched: it could be any address this machine can reach.</remarks>
/// <param name="photos">Keeps photos.</param>
/// <param name="ear">Listens.</param>
internal sealed class Arrivals(PhotoShelf photos, ITranscriber ear)
{
    private const int Most = 20;

    /// <summary>Looks through what the message holds.</summary>
    public async Task BringInAsync(Activity activity, CancellationToken cancellation)
    {
        if (activity.Type != ActivityTypes.Message || activity.Attachments is not { Count: > 0 } given)
            return;
        var known = new List<Attachment>();
        foreach (var attachment in given.Take(Most))
        {
            if (Is(attachment, "image/"))
                known.Add(await PhotoAsync(attachment, cancellation));
            else if (Is(attachment, "audio/"))
            {
                known.Add(new Attachment(attachment.ContentType, name: attachment.Name));
                if (string.IsNullOrWhiteSpace(activity.Text) && Bytes(attachment.ContentUrl) is { } sound)
                    activity.Text = await ear.HearAsync(sound, attachment.ContentType, cancellation);
            }
            else
                known.Add(attachment);
        }
        activity.Attachments = known;
    }

    private async Task<Attachment> PhotoAsync(Attachment given, CancellationToken cancellation)
    {
        if (given.ContentUrl is not { Length: > 0 } address)
            return Enum.TryParse<PhotoLoss>(given.Name, ignoreCase: true, out _) ? given : LostPhoto.Attachment(PhotoLoss.NotFetched);
        if (Bytes(address) is { } content)
            return await photos.KeepAsync(content, cancellation);
        var at = address.LastIndexOf(PhotoShelf.Folder, StringComparison.Ordinal);
        return at >= 0 && address[(at + PhotoShelf.Folder.Length)..] is var name && await photos.HasAsync(name, cancellation)
            ? photos.Shown(name)
            : LostPhoto.Attachment(PhotoLoss.NotFetched);
    }

    /// <summary>The bytes that an address such as <c>data:image/png;base64,…</c> holds; null for any other address.</summary>
    private static byte[]? Bytes(string? address)
    {
        var comma = address?.IndexOf(',', StringComparison.Ordinal) ?? -1;
        return comma > 0 && address!.StartsWith("data:", StringComparison.OrdinalIgnoreCase) && address[..comma].EndsWith(";base64", StringComparison.OrdinalIgnoreCase)
            && Base64.IsValid(address.AsSpan(comma + 1))
            ? Convert.FromBase64String(address[(comma + 1)..])
            : null;
    }

    private static bool Is(Attachment attachment, string kind) => attachment.ContentType?.StartsWith(kind, StringComparison.OrdinalIgnoreCase) == true;
}
