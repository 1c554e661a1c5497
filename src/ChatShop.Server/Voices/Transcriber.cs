using System.ClientModel;
using ChatShop.Channels;
using OpenAI.Audio;

namespace ChatShop.Server.Voices;

/// <summary>Has speech written down by a model elsewhere, where one is set. The recording is kept nowhere.</summary>
/// <param name="model">The model; null where none is set, which is the default.</param>
/// <param name="clock">What time it is.</param>
/// <param name="logger">Where a model that fails is written down, without what was said.</param>
internal sealed class Transcriber(AudioClient? model, TimeProvider clock, ILogger<Transcriber> logger) : ITranscriber
{
    /// <summary>How long a person waits for it at most.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>How long one that failed is left alone, so that people do not wait for it again and again.</summary>
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(30);

    /// <summary>More than a few minutes of speech hold is no speech written down.</summary>
    private const int Longest = 1000;

    private long restsUntil;

    public async Task<string?> HearAsync(ReadOnlyMemory<byte> sound, string type, CancellationToken cancellation)
    {
        if (model is null || sound.Length is 0 or > ITranscriber.MostBytes || clock.GetUtcNow().UtcTicks < Interlocked.Read(ref restsUntil))
            return null;
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        patience.CancelAfter(Patience);
        try
        {
            using var recording = new MemoryStream(sound.ToArray(), writable: false);
            var heard = (await model.TranscribeAudioAsync(recording, $"voice.{EndingOf(type)}", null, patience.Token)).Value.Text?.Trim() ?? "";
            return heard.Length <= Longest && heard.Any(char.IsLetterOrDigit) ? heard : null;
        }
        catch (Exception broken) when (!cancellation.IsCancellationRequested)
        {
            // Whatever a model or its client does wrong, the person is answered as if there were none.
            var isOfRecording = broken is ClientResultException { Status: 400 or 413 or 415 or 422 };
            if (!isOfRecording)
                Interlocked.Exchange(ref restsUntil, (clock.GetUtcNow() + Rest).UtcTicks);
            logger.LogWarning("A recording ({Type}) was not written down ({Why})", EndingOf(type), broken.GetType().Name);
            return null;
        }
    }

    /// <summary>Models know a recording's form by its file's name: audio/mpeg is mp3, and a codec behind the type says nothing.</summary>
    private static string EndingOf(string type)
    {
        var form = type.Split(';')[0].Trim().ToLowerInvariant().Replace("audio/", "", StringComparison.Ordinal).Replace("x-", "", StringComparison.Ordinal);
        return form switch
        {
            "mpeg" or "mp3" => "mp3",
            "mp4" or "m4a" or "aac" => "m4a",
            "wave" or "wav" => "wav",
            "ogg" or "opus" or "webm" or "flac" or "amr" or "speex" => form,
            _ => "ogg",
        };
    }
}
