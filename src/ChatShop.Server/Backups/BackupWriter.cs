using System.Formats.Tar;
using System.Security.Cryptography;

namespace ChatShop.Server.Backups;

/// <summary>Writes a backup: a .tar.gz that only its owner may read, and that is there only once it is whole.</summary>
internal sealed class BackupWriter : IAsyncDisposable
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private readonly string path;
    private readonly DirectoryInfo parts;
    private readonly FileStream file;
    private readonly Stream gzip;
    private readonly TarWriter tar;
    private readonly List<KeptFile> files = [];

    /// <summary>Begins it.</summary>
    /// <param name="path">What it will be called: nothing of that name is there.</param>
    /// <exception cref="IOException">The folder can not be written to.</exception>
    public BackupWriter(string path)
    {
        this.path = path;
        parts = OperatingSystem.IsWindows() ? Directory.CreateDirectory($"{path}.parts") : Directory.CreateDirectory($"{path}.parts", OwnerOnly | UnixFileMode.UserExecute);
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.ReadWrite };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = OwnerOnly;
        file = new FileStream(PartAt("backup"), options);
        gzip = HashedGzip.Into(file);
        tar = new TarWriter(gzip, TarEntryFormat.Pax);
    }

    /// <summary>A place for what must be written down first; it vanishes with this.</summary>
    public string PartAt(string name) => Path.Join(parts.FullName, name);

    /// <summary>Adds a file as it is now; one that has vanished meanwhile is left out.</summary>
    public async Task AddAsync(string name, string source, CancellationToken cancellation)
    {
        try
        {
            await using var content = new FileStream(source, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            await AddAsync(name, content, cancellation);
        }
        catch (FileNotFoundException)
        {
            return;
        }
    }

    /// <summary>Adds what it says of itself and gives it its name.</summary>
    /// <param name="manifest">All but the files.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <returns>How long it is.</returns>
    public async Task<(Manifest Manifest, long Bytes)> FinishAsync(Manifest manifest, CancellationToken cancellation)
    {
        var whole = manifest with { Files = [.. files] };
        await using (var content = new MemoryStream(whole.Write()))
            await AddAsync(Manifest.Name, content, cancellation);
        await tar.DisposeAsync();
        await gzip.DisposeAsync();
        await HashedGzip.FinishAsync(file, cancellation);
        File.Move(file.Name, path, overwrite: false);
        return (whole, file.Length);
    }

    public async ValueTask DisposeAsync()
    {
        await tar.DisposeAsync();
        await gzip.DisposeAsync();
        await file.DisposeAsync();
        parts.Delete(recursive: true);
    }

    private async Task AddAsync(string name, Stream content, CancellationToken cancellation)
    {
        var hash = Convert.ToHexStringLower(await SHA256.HashDataAsync(content, cancellation));
        files.Add(new KeptFile(name, content.Length, hash));
        content.Position = 0;
        await tar.WriteEntryAsync(new PaxTarEntry(TarEntryType.RegularFile, name) { DataStream = content, Mode = OwnerOnly }, cancellation);
    }
}
