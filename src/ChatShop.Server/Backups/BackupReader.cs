using System.Formats.Tar;
using System.Security.Cryptography;
using System.Text.Json;

namespace ChatShop.Server.Backups;

/// <summary>Reads a backup; whatever is not as it was written is refused.</summary>
internal static class BackupReader
{
    private const string Changed = "it is not whole: a byte of it has changed, or its end is missing. Take another backup; this one can not be relied on";

    /// <summary>Unpacks it.</summary>
    /// <param name="path">The backup.</param>
    /// <param name="folder">Where to: an empty folder.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="BackupRefusedException">It is not as it was written, or of a later version.</exception>
    public static async Task<Manifest> UnpackAsync(string path, string folder, CancellationToken cancellation)
    {
        await using var file = new FileStream(path, FileMode.Open, FileAccess.Read);
        await using var packed = await HashedGzip.OpenAsync(file, cancellation) ?? throw new BackupRefusedException(Changed);
        await using var tar = new TarReader(packed);
        var found = new List<KeptFile>();
        byte[]? manifest = null;
        while (await tar.GetNextEntryAsync(cancellationToken: cancellation) is { } entry)
            if (entry.Name == Manifest.Name)
                manifest = await ReadAsync(entry.DataStream, cancellation);
            else
                found.Add(await UnpackAsync(entry, folder, cancellation));
        return Checked(manifest, found);
    }

    private static Manifest Checked(byte[]? text, IReadOnlyList<KeptFile> found)
    {
        try
        {
            var manifest = Manifest.Read(text ?? []);
            if (manifest.Form > Manifest.PresentForm)
                throw new BackupRefusedException("it is of a later version of ChatShop: use that version, or a later one");
            return manifest.Files.ToHashSet().SetEquals(found) ? manifest : throw new BackupRefusedException(Changed);
        }
        catch (JsonException)
        {
            throw new BackupRefusedException(Changed);
        }
    }

    private static async Task<KeptFile> UnpackAsync(TarEntry entry, string folder, CancellationToken cancellation)
    {
        var target = Path.GetFullPath(Path.Join(folder, entry.Name));
        if (entry.EntryType is not TarEntryType.RegularFile || !target.StartsWith(folder + Path.DirectorySeparatorChar, StringComparison.Ordinal))
            throw new BackupRefusedException($"it holds {entry.Name}, which no backup of ours does");
        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.ReadWrite };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        await using var file = new FileStream(target, options);
        if (entry.DataStream is { } content)
            await content.CopyToAsync(file, cancellation);
        file.Flush(flushToDisk: true);
        file.Position = 0;
        return new KeptFile(entry.Name, file.Length, Convert.ToHexStringLower(await SHA256.HashDataAsync(file, cancellation)));
    }

    private static async Task<byte[]> ReadAsync(Stream? content, CancellationToken cancellation)
    {
        using var all = new MemoryStream();
        await (content ?? Stream.Null).CopyToAsync(all, cancellation);
        return all.ToArray();
    }
}

/// <summary>A backup can not be made or brought back as it was asked: the message says why and what to do.</summary>
internal sealed class BackupRefusedException(string why) : Exception(why);
