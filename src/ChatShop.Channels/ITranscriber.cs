namespace ChatShop.Channels;

/// <summary>Listens to what people say aloud.</summary>
public interface ITranscriber
{
    /// <summary>The most bytes it listens to: some minutes of speech.</summary>
    const int MostBytes = 5 * 1024 * 1024;

    /// <summary>Writes down what is said.</summary>
    /// <param name="sound">The bytes of a recording.</param>
    /// <param name="type">Its media type, such as <c>audio/amr</c>.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <returns>The words; null where nobody listens, or nothing was understood in time.</returns>
    Task<string?> HearAsync(ReadOnlyMemory<byte> sound, string type, CancellationToken cancellation);
}
