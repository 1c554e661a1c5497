using ChatShop.Channels;

namespace ChatShop.Server.Photos;

/// <summary>Where photos lie, by names that never mean another photo.</summary>
internal interface IPhotoStore : IPieceStore
{
    /// <summary>Whether there is one with this name.</summary>
    /// <exception cref="IOException">It can not be found out now.</exception>
    Task<bool> HasAsync(string name, CancellationToken cancellation);
}
