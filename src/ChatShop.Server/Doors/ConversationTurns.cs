using System.Threading.RateLimiting;
using ChatShop.Channels;
using ChatShop.Conversations.Replies;
using ChatShop.Conversations.Turns;
using ChatShop.Server.Telemetry;
using ChatShop.Trade.Markets;
using Microsoft.Bot.Schema;

namespace ChatShop.Server.Doors;

/// <summary>Leads from the doors to the conversations, no faster than a person writes.</summary>
internal sealed class ConversationTurns(
    ConversationDirectory conversations, Arrivals arrivals, Crowd crowd, PageTexts texts, MarketRules rules, ILogger<ConversationTurns> logger) : ITurns, IDisposable
{
    /// <summary>Where a person who is turned away sees only what is said to them: no number of an answer, and nobody who tries again for them.</summary>
    private static readonly string[] OnlySay = ["wechat", "telegram", "sms"];

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
    /// <exception cref="CrowdedException">More from all together than can be answered in time, where whoever sent it is told by the door.</exception>
    public async Task<IReadOnlyList<Activity>> TakeAsync(Activity activity, CancellationToken cancellation)
    {
        using var scope = logger.BeginScope(new TurnScope(activity.Id, activity.ChannelId));
        using var span = DoorSpans.BeginMessage(activity.ChannelId, activity.Id);
        using var lease = pace.AttemptAcquire(activity);
        if (!lease.IsAcquired)
            throw new TooFastException();
        await arrivals.BringInAsync(activity, cancellation);
        try
        {
            using var place = await crowd.EnterAsync($"{activity.ChannelId}|{activity.Conversation.Id}", cancellation);
            return await conversations.TakeAsync(activity, cancellation);
        }
        catch (CrowdedException) when (OnlySay.Contains(activity.ChannelId, StringComparer.OrdinalIgnoreCase))
        {
            var busy = activity.CreateReply(texts.Say(rules.Locale, "busy"));
            busy.TextFormat = TextFormatTypes.Plain;
            return [busy];
        }
    }

    public void Dispose() => pace.Dispose();
}

/// <summary>One conversation sends more messages than a person can write.</summary>
internal sealed class TooFastException() : Exception("Too many messages in this conversation: wait a moment and send it again.");
