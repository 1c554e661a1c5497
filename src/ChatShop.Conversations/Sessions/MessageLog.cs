using Microsoft.Bot.Schema;
using Newtonsoft.Json;
using StackExchange.Redis;

namespace ChatShop.Conversations.Sessions;

/// <summary>What was said in each conversation, both ways, in order.</summary>
/// <remarks>Written with the session, in one step that also wakes those who wait for news; this is the reading side.</remarks>
public sealed class MessageLog
{
    /// <summary>What a person or client sent along comes back as it was: no text becomes a date, no number is rounded.</summary>
    private static readonly JsonSerializer Json = JsonSerializer.Create(new()
    {
        NullValueHandling = NullValueHandling.Ignore,
        DateParseHandling = DateParseHandling.None,
        FloatParseHandling = FloatParseHandling.Decimal,
    });

    private readonly RedisStorage storage;
    private readonly IConnectionMultiplexer redis;

    internal MessageLog(RedisStorage storage, IConnectionMultiplexer redis) => (this.storage, this.redis) = (storage, redis);

    /// <summary>Activities from a position on.</summary>
    public async Task<IReadOnlyList<Activity>> ReadAsync(string channel, string conversation, long from, int limit) =>
        [.. (await storage.ReadListAsync(KeyOf(channel, conversation), from, limit)).Select(Read)];

    /// <summary>Forgets what was said: that something was, when and by whom stays, so that positions are what they were.</summary>
    public async Task ForgetAsync(string channel, string conversation)
    {
        const int AtOnce = 200;
        for (var from = 0L;; from += AtOnce)
        {
            var said = await ReadAsync(channel, conversation, from, AtOnce);
            if (said.Count > 0)
                await storage.WriteOverAsync(KeyOf(channel, conversation), from, [.. said.Select(it => JsonBytes.Of(Emptied(it), Json))]);
            if (said.Count < AtOnce)
                return;
        }
    }

    private static Activity Emptied(Activity said) => new(ActivityTypes.MessageDelete)
    {
        Id = said.Id, Timestamp = said.Timestamp, ChannelId = said.ChannelId, From = said.From, Recipient = said.Recipient, Conversation = said.Conversation, ReplyToId = said.ReplyToId,
    };

    /// <summary>Returns when something is said, or when patience ends.</summary>
    public async Task WaitAsync(string channel, string conversation, long position, TimeSpan patience, CancellationToken cancellation)
    {
        var subscriber = redis.GetSubscriber();
        var news = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var bell = RedisChannel.Literal(BellOf(channel, conversation));
        var ring = await subscriber.SubscribeAsync(bell);
        ring.OnMessage(_ => news.TrySetResult());
        try
        {
            // What was said before the bell could be heard must not be waited for.
            if ((await ReadAsync(channel, conversation, position, 1)).Count > 0)
                return;
            await news.Task.WaitAsync(patience, cancellation);
        }
        catch (TimeoutException)
        {
            return;
        }
        finally
        {
            await ring.UnsubscribeAsync();
        }
    }

    internal static string KeyOf(string channel, string conversation) => $"{channel}/conversations/{conversation}#log";

    /// <summary>Activities as the log of a conversation holds them, from a position on.</summary>
    internal static Append Entries(string channel, string conversation, IEnumerable<Activity> activities, long at) =>
        new([.. activities.Select(activity => JsonBytes.Of(activity, Json))], at, BellOf(channel, conversation));

    private static Activity Read(string text)
    {
        using var reader = new JsonTextReader(new StringReader(text));
        return Json.Deserialize<Activity>(reader)!;
    }

    private static string BellOf(string channel, string conversation) => $"chatshop:said:{channel}/{conversation}";
}
