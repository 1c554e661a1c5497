using System.Text.RegularExpressions;
using ChatShop.Understanding;
using ChatShop.Understanding.Contracts;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging;

namespace ChatShop.Conversations.SecondReadings;

/// <summary>Asks a language model what a message means that the rules could not read. Nothing it says acts before the person has agreed.</summary>
/// <param name="model">The model; null where none is set, which is the default.</param>
/// <param name="clock">What time it is.</param>
/// <param name="logger">Where a model that fails is written down, without the message.</param>
internal sealed partial class SecondReader(IChatClient? model, TimeProvider clock, ILogger<SecondReader> logger)
{
    /// <summary>How long a person waits for it at most.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    /// <summary>How long one that failed is left alone, so that people do not wait for it again and again.</summary>
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(30);

    private readonly ChatOptions options = new()
    {
        Temperature = 0,
        ResponseFormat = ChatResponseFormat.ForJsonSchema(Contract.Schema, "reading", "What the message means."),
    };

    private long restsUntil;

    /// <summary>What the model makes of a message, as far as the contract and the message itself allow it.</summary>
    /// <returns>Null where there is no model, it does not answer in time, or it understands nothing either.</returns>
    public async Task<Reading?> ReadAsync(Message message, CancellationToken cancellation)
    {
        if (model is null || message.Text.Length == 0 || clock.GetUtcNow().UtcTicks < Interlocked.Read(ref restsUntil))
            return null;
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        patience.CancelAfter(Patience);
        try
        {
            var answer = await model.GetResponseAsync(
                [new ChatMessage(ChatRole.System, Contract.Instructions), new ChatMessage(ChatRole.User, Asked(message))], options, patience.Token);
            return Contract.Read(answer.Text, message);
        }
        catch (Exception broken) when (!cancellation.IsCancellationRequested)
        {
            // Whatever a model or its client does wrong, the person is answered as if there were none.
            Interlocked.Exchange(ref restsUntil, (clock.GetUtcNow() + Rest).UtcTicks);
            logger.LogWarning("The language model did not answer ({Why}); it is left alone for {Rest}", broken.GetType().Name, Rest);
            return null;
        }
    }

    /// <summary>Telephone numbers stay here: our own rules read them, and they are nobody else's affair.</summary>
    private static string Asked(Message message)
    {
        var text = LongDigits().Replace(message.Text.Length > Longest ? message.Text[..Longest] : message.Text, "#");
        return message.Expect is { } expect ? $"The shop has asked for: {expect}\nMessage: {text}" : $"Message: {text}";
    }

    private const int Longest = 400;

    [GeneratedRegex(@"\+?[0-9][0-9 -]{6,}[0-9]", RegexOptions.CultureInvariant)]
    private static partial Regex LongDigits();
}
