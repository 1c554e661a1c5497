using ChatShop.Channels;
using ChatShop.Conversations.Sessions;
using Microsoft.Bot.Schema;

namespace ChatShop.Server.Doors;

/// <summary>Shows what was said to clients that fetch it.</summary>
internal sealed class ConversationFeed(MessageLog log) : IActivityFeed
{
    public Task<IReadOnlyList<Activity>> ReadAsync(string channel, string conversation, long from, int limit, CancellationToken cancellation) =>
        log.ReadAsync(channel, conversation, from, limit);

    public Task WaitAsync(string channel, string conversation, long position, TimeSpan patience, CancellationToken cancellation) =>
        log.WaitAsync(channel, conversation, position, patience, cancellation);
}
