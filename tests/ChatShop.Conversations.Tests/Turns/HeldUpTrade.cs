using ChatShop.Trade;

namespace ChatShop.Conversations.Tests.Turns;

/// <summary>The trade, in which something comes between.</summary>
internal sealed class HeldUpTrade(ITrade trade) : ITrade
{
    /// <summary>What comes between before anybody acts; null for nothing.</summary>
    public Func<Task>? Before { get; set; }

    /// <summary>How often somebody was asked who they are.</summary>
    public int Met { get; private set; }

    public async Task<Result<TFact>> ActAsync<TFact>(Act act, Command<TFact> command, CancellationToken cancellation) where TFact : Trade.Fact
    {
        if (Before is { } before && act.Actor is not null)
            await before();
        return await trade.ActAsync(act, command, cancellation);
    }

    public Task<PersonId> MeetAsync(string channel, string user, string conversation, CancellationToken cancellation)
    {
        Met++;
        return trade.MeetAsync(channel, user, conversation, cancellation);
    }
}
