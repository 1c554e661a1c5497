using System.Collections.Concurrent;

namespace ChatShop.Channels.Tests.DirectLine;

/// <summary>A store that outlives its house.</summary>
internal sealed class KeptPieces : IPieceStore
{
    private readonly ConcurrentDictionary<string, byte[]> kept = new();

    /// <summary>What lies in it.</summary>
    public IReadOnlyCollection<string> Names => [.. kept.Keys];

    public Task PutAsync(string name, ReadOnlyMemory<byte> content, CancellationToken cancellation)
    {
        kept.TryAdd(name, content.ToArray());
        return Task.CompletedTask;
    }

    public Task<Stream?> OpenAsync(string name, CancellationToken cancellation) =>
        Task.FromResult<Stream?>(kept.TryGetValue(name, out var content) ? new MemoryStream(content) : null);

    public Task RemoveAsync(string name, CancellationToken cancellation)
    {
        kept.TryRemove(name, out _);
        return Task.CompletedTask;
    }

    public Task<IReadOnlyList<string>> NamesAsync(string prefix, CancellationToken cancellation) =>
        Task.FromResult<IReadOnlyList<string>>([.. kept.Keys.Where(name => name.StartsWith(prefix, StringComparison.Ordinal))]);
}
