using System.ClientModel;
using System.ClientModel.Primitives;
using OpenAI;

namespace ChatShop.Server.Settings;

/// <summary>Where a model answers as OpenAI's API does.</summary>
/// <param name="Endpoint">Such as https://models.example/v1.</param>
/// <param name="Key">Its bearer key; empty where it wants none.</param>
/// <param name="Name">The model's name there.</param>
internal sealed record LanguageSettings(Uri Endpoint, string Key, string Name)
{
    /// <summary>Reads a section; null where no endpoint is set.</summary>
    /// <exception cref="SettingMistakeException">It is set by half.</exception>
    public static LanguageSettings? Read(SettingReader settings)
    {
        if (settings.Optional("Endpoint") is null)
            return null;
        var name = settings.Needed("Name", $"the model's name at that endpoint, since {settings.NameOf("Endpoint")} is set");
        return new LanguageSettings(settings.Address("Endpoint"), settings.Text("Key"), name);
    }

    /// <summary>Connects to it; it is asked once, never again: a person waits.</summary>
    public OpenAIClient Connect() => new(
        new ApiKeyCredential(Key.Length > 0 ? Key : "none"),
        new OpenAIClientOptions { Endpoint = Endpoint, RetryPolicy = new ClientRetryPolicy(maxRetries: 0) });
}
