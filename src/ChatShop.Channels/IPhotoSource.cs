namespace ChatShop.Channels;

/// <summary>Gives the pictures that answers show.</summary>
public interface IPhotoSource
{
    /// <summary>The bytes of a picture of ours.</summary>
    /// <param name="contentUrl">The address in the answer.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <returns>Null when it is none of ours.</returns>
    Task<byte[]?> ReadAsync(string contentUrl, CancellationToken cancellation);
}
