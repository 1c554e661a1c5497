using Microsoft.Bot.Schema;

namespace ChatShop.Channels;

/// <summary>How a channel reaches a person who has not just written.</summary>
public interface IPush
{
    /// <summary>The <c>ChannelId</c> it serves; <c>*</c> serves those that nobody else does.</summary>
    string Channel { get; }

    /// <summary>Sends one activity to the conversation it names.</summary>
    /// <param name="activity">With <c>Id</c>, <c>ChannelId</c>, <c>ServiceUrl</c>, <c>Conversation</c> and <c>Recipient</c> set.</param>
    /// <returns>Null when it arrived; otherwise why not, for the operator to read. It never throws for what the other side does.</returns>
    Task<string?> PushAsync(Activity activity, CancellationToken cancellation);
}
