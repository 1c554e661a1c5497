using Microsoft.Bot.Schema;

namespace ChatShop.Channels.DirectLine;

/// <summary>The next part of what was said in a conversation.</summary>
/// <param name="Activities">In order.</param>
/// <param name="Next">The position behind them, where the next part begins.</param>
internal sealed record Said(IReadOnlyList<Activity> Activities, long Next)
{
    /// <summary>How many activities a part has at most.</summary>
    public const int Most = 100;

    /// <summary>Reads what was said after a position.</summary>
    /// <remarks>
    /// A position beyond the end is of a time that is no more (a backup was restored): then everything is told again,
    /// since waiting there would lose what is said until the end has come so far.
    /// </remarks>
    public static async Task<Said> AfterAsync(IActivityFeed feed, string conversation, long position, CancellationToken cancellation)
    {
        if (position > 0)
        {
            var withLast = await feed.ReadAsync(ConversationId.Channel, conversation, position - 1, Most + 1, cancellation);
            if (withLast.Count > 0)
                return new Said([.. withLast.Skip(1)], position + withLast.Count - 1);
        }
        var all = await feed.ReadAsync(ConversationId.Channel, conversation, 0, Most, cancellation);
        return new Said(all, all.Count);
    }
}
