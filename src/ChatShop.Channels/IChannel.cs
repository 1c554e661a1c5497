using Microsoft.AspNetCore.Routing;
using Microsoft.Bot.Schema;

namespace ChatShop.Channels;

/// <summary>A way in and out of the house, for people who write by it. docs/channels.md shows how to add one.</summary>
/// <remarks>
/// What comes in goes through <see cref="ITurns"/>, once the door has proven who it is from. What is said of its own accord
/// goes out by <see cref="BringAsync"/>; answers go the way the request came.
/// </remarks>
public interface IChannel
{
    /// <summary>The <c>ChannelId</c> of its activities; <c>*</c> serves those that nobody else does.</summary>
    string Name { get; }

    /// <summary>Opens its doors.</summary>
    void Open(IEndpointRouteBuilder endpoints);

    /// <summary>Brings one activity to the conversation it names, whose person has not just written.</summary>
    /// <param name="activity">With <c>Id</c> (the same when it is tried again), <c>ChannelId</c>, <c>ServiceUrl</c>, <c>Conversation</c> and <c>Recipient</c> set.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <returns>What became of it. It never throws for what the other side does.</returns>
    Task<Outcome> BringAsync(Activity activity, CancellationToken cancellation);
}
