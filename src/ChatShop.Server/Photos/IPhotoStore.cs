namespace ChatShop.Server.Photos;

/// <summary>Where photos lie, by names that never mean another photo.</summary>
internal interface IPhotoStore
{
    /// <summary>Keeps a photo; one that is there already stays.</summary>
    /// <exception cref="IOException">It can not be kept now.</exception>
    Task PutAsync(string name, ReadOnlyMemory<byte> content, CancellationToken cancellation);

    /// <summary>Whether there is one with this name.</summary>
    /// <exception cref="IOException">It can not be found out now.</exception>
    Task<bool> HasAsync(string name, CancellationToken cancellation);

    /// <summary>A photo's bytes; null when there is none with this name.</summary>
    /// <exception cref="IOException">It can not be had now.</exception>
    Task<Stream?> OpenAsync(string name, CancellationToken cancellation);

    /// <summary>Takes a photo away; one that is not there is no mistake.</summary>
    /// <exception cref="IOException">It can not be taken away now.</exception>
    Task RemoveAsync(string name, CancellationToken cancellation);
}
