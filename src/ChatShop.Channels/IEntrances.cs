namespace ChatShop.Channels;

/// <summary>Makes links that lead into the chat itself, for codes that people scan.</summary>
public interface IEntrances
{
    /// <summary>The link of an entrance.</summary>
    /// <param name="scene">What <see cref="Entrance"/> then says, such as <c>s3</c>.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <returns>Null when none can be made now.</returns>
    Task<Uri?> LinkAsync(string scene, CancellationToken cancellation);
}
