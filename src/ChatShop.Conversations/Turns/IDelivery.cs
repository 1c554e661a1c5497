using Microsoft.Bot.Schema;

namespace ChatShop.Conversations.Turns;

/// <summary>Brings an activity to a person who has not just written.</summary>
public interface IDelivery
{
    /// <summary>Sends it through its channel.</summary>
    /// <returns>Null when it arrived; otherwise why not.</returns>
    Task<string?> DeliverAsync(Activity activity, CancellationToken cancellation);
}
