using System.Collections.Concurrent;
using System.Diagnostics.Metrics;

namespace ChatShop.Conversations.Tallies;

/// <summary>What is counted of turns for those who watch the shop from outside: /metrics shows it.</summary>
public static class TurnFigures
{
    /// <summary>The name by which they are listened to.</summary>
    public const string Name = "ChatShop.Conversations";

    /// <summary>Who may call a channel whatever they like makes no more rows than these.</summary>
    private const int MostChannels = 20;

    private static readonly Meter Meter = new(Name);

    private static readonly InstrumentAdvice<double> Quick = new() { HistogramBucketBoundaries = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10] };

    private static readonly Histogram<double> Turns = Meter.CreateHistogram(
        "chatshop.turn.duration", "s", "How long turns took, by channel and by how they ended: answered, repeated (the message was sent again), failed.", null, Quick);

    private static readonly Histogram<double> Writes = Meter.CreateHistogram(
        "chatshop.session.write.duration", "s", "How long it took until a session was kept, by how that ended: kept, conflict, failed.", null, Quick);

    private static readonly Counter<long> Heard = Meter.CreateCounter<long>(
        "chatshop.messages", null, "Messages by what became of them: understood, asked_again, handed_over (a person answers now).");

    private static readonly UpDownCounter<long> Sessions = Meter.CreateUpDownCounter<long>(
        "chatshop.sessions", null, "Conversations that are in this server's memory.");

    private static readonly ConcurrentDictionary<string, string> Channels = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>A turn is over.</summary>
    internal static void Took(string channel, string outcome, TimeSpan time) =>
        Turns.Record(time.TotalSeconds, new("channel", Bounded(channel)), new KeyValuePair<string, object?>("outcome", outcome));

    /// <summary>A session was written, or could not be.</summary>
    internal static void Wrote(string outcome, TimeSpan time) => Writes.Record(time.TotalSeconds, new KeyValuePair<string, object?>("outcome", outcome));

    /// <summary>A message was heard.</summary>
    internal static void Count(TurnTally turn)
    {
        if (turn.Heard is { } heard)
            Heard.Add(1, new KeyValuePair<string, object?>("result", turn.IsHandedOver ? "handed_over" : heard.Misunderstood > 0 ? "asked_again" : "understood"));
    }

    /// <summary>One conversation more is in memory, or one less.</summary>
    internal static void Remembers(int more) => Sessions.Add(more);

    private static string Bounded(string channel) =>
        Channels.TryGetValue(channel, out var known) ? known : Channels.Count < MostChannels ? Channels.GetOrAdd(channel, channel) : "other";
}
