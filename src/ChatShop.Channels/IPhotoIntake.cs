using Microsoft.Bot.Schema;

namespace ChatShop.Channels;

/// <summary>Takes in the photos that people send.</summary>
public interface IPhotoIntake
{
    /// <summary>Keeps a photo: what it is is found by its content, and it is stored anew without what the camera wrote into it.</summary>
    /// <param name="content">The bytes, at most 10 MB.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <returns>
    /// What to show in the message: the photo under <c>/photos/</c> of the shop's address, or a <see cref="LostPhoto"/>,
    /// of which the person is then told.
    /// </returns>
    Task<Attachment> KeepAsync(ReadOnlyMemory<byte> content, CancellationToken cancellation);

    /// <summary>Lets a photo be shown no more, wherever it was put.</summary>
    /// <param name="contentUrl">Its address, as it was kept.</param>
    /// <param name="cancellation">Ends the wait.</param>
    Task WithdrawAsync(string contentUrl, CancellationToken cancellation);
}
