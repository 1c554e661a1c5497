using System.Threading.RateLimiting;
using ChatShop.Channels;
using ChatShop.Conversations.Turns;
using ChatShop.Server.Telemetry;
using Microsoft.Bot.Schema;

namespace ChatShop.Server.Doors;

/// <summary>Leads from the doors to the conversations, no faster than a person writes.</summary>
internal sealed class ConversationTurns(ConversationDirectory conversations, Arrivals arrivals, ILogger<ConversationTurns> logger) : ITurns, IDisposable
{
    /// <summary>Programs on this machine and proven connectors set their own pace.</summary>
    private readonly PartitionedRateLimiter<Activity> pace = PartitionedRateLimiter.Create<Activity, string>(activity =>
        ITurns.ChannelsOfPeople.Contains(activity.ChannelId)
            ? RateLimitPartition.GetTokenBucketLimiter($"{activity.ChannelId}|{activity.Conversation.Id}", _ => new TokenBucketRateLimiterOptions
            {
                TokenLimit = 60,
                TokensPerPeriod = 5,
                ReplenishmentPeriod = TimeSpan.FromSeconds(1),
                QueueLimit = 0,
            })
            : RateLimitPartition.GetNoLimiter(""));

    /// <exception cref="TooFastException">More messages than a person can write.</exception>
    public async Task<IReadOnlyList<Activity>> TakeAsync(Activity activity, CancellationToken cancellation)
    {
        using var scope = logger.BeginScope(new TurnScope(activity.Id, activity.ChannelId));
        using var span = DoorSpans.BeginMessage(activity.ChannelId, activity.Id);
        using var lease = pace.AttemptAcquire(activity);
        if (!lease.IsAcquired)
            throw new TooFastException();
        await arrivals.BringInAsync(activity, cancellation);
        return await conversations.TakeAsync(activity, cancellation);
    }

    public void Dispose() => pace.Dispose();
}

/// <summary>One conversation sends more messages than a person can write.</summary>
internal sealed class TooFastException() : Exception("Too many messages in this conversation: wait a moment and send it again.");
