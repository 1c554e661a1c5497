using System.ClientModel;
using System.ClientModel.Primitives;
using Microsoft.Extensions.AI;
using OpenAI;

namespace ChatShop.Server.Settings;

/// <summary>Where a language model answers as OpenAI's chat completions do.</summary>
/// <param name="Endpoint">Such as https://models.example/v1.</param>
/// <param name="Key">Its bearer key; empty where it wants none.</param>
/// <param name="Name">The model's name there.</param>
internal sealed record SecondReaderSettings(Uri Endpoint, string Key, string Name)
{
    /// <summary>Connects to it; it is asked once for each message, never again: a person waits.</summary>
    public IChatClient Connect() => new OpenAIClient(
        new ApiKeyCredential(Key.Length > 0 ? Key : "none"),
        new OpenAIClientOptions { Endpoint = Endpoint, RetryPolicy = new ClientRetryPolicy(maxRetries: 0) }).GetChatClient(Name).AsIChatClient();
}
