using Microsoft.Bot.Schema;

namespace ChatShop.Channels;

/// <summary>What was said in a conversation, both ways, in order: what clients that fetch (Direct Line) read.</summary>
public interface IActivityFeed
{
    /// <summary>The activities from a position on.</summary>
    /// <param name="channel">The channel's id.</param>
    /// <param name="conversation">The conversation's id.</param>
    /// <param name="from">How many to pass over; 0 is the beginning.</param>
    /// <param name="limit">How many at most.</param>
    /// <param name="cancellation">Ends the wait.</param>
    Task<IReadOnlyList<Activity>> ReadAsync(string channel, string conversation, long from, int limit, CancellationToken cancellation);

    /// <summary>Returns when something was said after <paramref name="position"/> activities, or after <paramref name="patience"/>.</summary>
    Task WaitAsync(string channel, string conversation, long position, TimeSpan patience, CancellationToken cancellation);
}
