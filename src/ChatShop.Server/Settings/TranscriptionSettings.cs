using System.ClientModel;
using System.ClientModel.Primitives;
using OpenAI;
using OpenAI.Audio;

namespace ChatShop.Server.Settings;

/// <summary>Where speech is written down as OpenAI's audio transcriptions do.</summary>
/// <param name="Endpoint">Such as https://models.example/v1.</param>
/// <param name="Key">Its bearer key; empty where it wants none.</param>
/// <param name="Name">The model's name there.</param>
internal sealed record TranscriptionSettings(Uri Endpoint, string Key, string Name)
{
    private const string Section = "Language:Transcription:";

    /// <summary>Reads it; null where nobody listens.</summary>
    /// <exception cref="SettingMistakeException">It is set by half.</exception>
    public static TranscriptionSettings? Read(SettingReader settings)
    {
        if (settings.Optional(Section + "Endpoint") is null)
            return null;
        return settings.Optional(Section + "Name") is { } name
            ? new TranscriptionSettings(settings.Address(Section + "Endpoint"), settings.Text(Section + "Key"), name)
            : throw settings.Mistake(Section + "Name", $"the model's name at that endpoint, since {Section}Endpoint is set");
    }

    /// <summary>Connects to it; it is asked once for each recording: a person waits.</summary>
    public AudioClient Connect() => new OpenAIClient(
        new ApiKeyCredential(Key.Length > 0 ? Key : "none"),
        new OpenAIClientOptions { Endpoint = Endpoint, RetryPolicy = new ClientRetryPolicy(maxRetries: 0) }).GetAudioClient(Name);
}
