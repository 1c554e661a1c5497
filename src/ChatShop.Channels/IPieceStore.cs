namespace ChatShop.Channels;

/// <summary>Where bytes lie, by names that never mean other bytes.</summary>
public interface IPieceStore
{
    /// <summary>Keeps some; what is there already stays.</summary>
    /// <exception cref="IOException">They can not be kept now.</exception>
    Task PutAsync(string name, ReadOnlyMemory<byte> content, CancellationToken cancellation);

    /// <summary>Those of this name; null when there are none.</summary>
    /// <exception cref="IOException">They can not be had now.</exception>
    Task<Stream?> OpenAsync(string name, CancellationToken cancellation);

    /// <summary>Takes them away; what is not there is no mistake.</summary>
    /// <exception cref="IOException">They can not be taken away now.</exception>
    Task RemoveAsync(string name, CancellationToken cancellation);

    /// <summary>All names that begin so.</summary>
    /// <exception cref="IOException">They can not be had now.</exception>
    Task<IReadOnlyList<string>> NamesAsync(string prefix, CancellationToken cancellation);
}
