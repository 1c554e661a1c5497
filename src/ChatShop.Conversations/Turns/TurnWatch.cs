using ChatShop.Conversations.Tallies;
using Span = System.Diagnostics.Activity;

namespace ChatShop.Conversations.Turns;

/// <summary>Watches one turn from outside: how long it took and how it ended, as a figure and as a span.</summary>
internal sealed class TurnWatch : IDisposable
{
    private readonly string channel;
    private readonly TimeProvider clock;
    private readonly long began;
    private readonly Span? span;

    private TurnWatch(string channel, string activity, TimeProvider clock)
    {
        (this.channel, this.clock) = (channel, clock);
        began = clock.GetTimestamp();
        span = Spans.BeginTurn(channel, activity);
    }

    /// <summary>How it ended; a turn that says nothing of it has failed.</summary>
    public string Outcome { get; set; } = "failed";

    /// <summary>Begins to watch.</summary>
    public static TurnWatch Begin(Microsoft.Bot.Schema.Activity activity, TimeProvider clock) => new(activity.ChannelId, activity.Id, clock);

    /// <summary>It is over.</summary>
    public void Dispose()
    {
        TurnFigures.Took(channel, Outcome, clock.GetElapsedTime(began));
        span?.SetTag("chatshop.outcome", Outcome);
        if (Outcome == "failed")
            span?.SetStatus(System.Diagnostics.ActivityStatusCode.Error);
        span?.Dispose();
    }
}
