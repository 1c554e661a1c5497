using Microsoft.Bot.Schema;

namespace ChatShop.Channels;

/// <summary>Answers that do not go out with the request that asked: whatever becomes of this server, the person gets them in the end.</summary>
public interface IPromises
{
    /// <summary>Promises the answer to a message. When it is not kept within minutes, the house takes the message again and brings the answer itself.</summary>
    /// <param name="asked">The message; taken again, it is answered as it was then.</param>
    /// <returns>The promise.</returns>
    Task<long> PromiseAsync(Activity asked);

    /// <summary>The answer has arrived.</summary>
    Task KeptAsync(long promise);

    /// <summary>Some of an answer did not arrive: the house brings it as it brings notices, and says at <c>/api/v1/outbox</c> why.</summary>
    /// <param name="promise">What was promised; null when nothing was.</param>
    /// <param name="asked">The message that it answers.</param>
    /// <param name="rest">What is still to be said.</param>
    /// <param name="missed">Why it did not arrive.</param>
    Task OweAsync(long? promise, Activity asked, string rest, Outcome missed);
}
