namespace ChatShop.Server.Photos;

/// <summary>Photos in a folder, one file each.</summary>
internal sealed class FolderStore(string folder) : IPhotoStore
{
    public async Task PutAsync(string name, ReadOnlyMemory<byte> content, CancellationToken cancellation)
    {
        var file = Path.Join(folder, name);
        if (File.Exists(file))
            return;
        var unfinished = $"{file}.{Guid.NewGuid():N}";
        await File.WriteAllBytesAsync(unfinished, content, cancellation);
        File.Move(unfinished, file, overwrite: true);
    }

    public Task<bool> HasAsync(string name, CancellationToken cancellation) => Task.FromResult(File.Exists(Path.Join(folder, name)));

    public Task<Stream?> OpenAsync(string name, CancellationToken cancellation)
    {
        var file = Path.Join(folder, name);
        return Task.FromResult<Stream?>(File.Exists(file) ? File.OpenRead(file) : null);
    }

    public Task RemoveAsync(string name, CancellationToken cancellation)
    {
        File.Delete(Path.Join(folder, name));
        return Task.CompletedTask;
    }

    public Task<IReadOnlyList<string>> NamesAsync(string prefix, CancellationToken cancellation) =>
        Task.FromResult<IReadOnlyList<string>>([.. Directory.EnumerateFiles(folder, $"{prefix}*").Select(file => Path.GetFileName(file))]);
}
