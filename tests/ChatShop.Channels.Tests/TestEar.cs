using System.Collections.Concurrent;
using System.Text;

namespace ChatShop.Channels.Tests;

/// <summary>Hears what is written in the recording; of an empty word, nothing.</summary>
internal sealed class TestEar : ITranscriber
{
    /// <summary>The media types of what it was given, in order.</summary>
    public ConcurrentQueue<string> Types { get; } = [];

    public Task<string?> HearAsync(ReadOnlyMemory<byte> sound, string type, CancellationToken cancellation)
    {
        Types.Enqueue(type);
        return Task.FromResult(sound.IsEmpty ? null : Encoding.UTF8.GetString(sound.Span));
    }
}
