using Microsoft.Bot.Schema;

namespace ChatShop.Channels;

/// <summary>The one way from a door into the house.</summary>
public interface ITurns
{
    /// <summary>Channels that people write on through doors of our own, in any case of letters; only programs on this machine, or proven connectors, come through others.</summary>
    static IReadOnlySet<string> ChannelsOfPeople { get; } = new HashSet<string>(["wechat", "directline", "telegram", "sms", "console", "mcp"], StringComparer.OrdinalIgnoreCase);

    /// <summary>Hands over one activity and waits for the turn.</summary>
    /// <param name="activity">
    /// With <c>Id</c> (the same for the same message sent again), <c>ChannelId</c>, <c>From.Id</c>, <c>Recipient.Id</c>
    /// and <c>Conversation.Id</c>: who it is from is proven already.
    /// </param>
    /// <returns>What to answer, in order; a message taken before gets the answers it got then.</returns>
    Task<IReadOnlyList<Activity>> TakeAsync(Activity activity, CancellationToken cancellation);
}
