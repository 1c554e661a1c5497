using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace ChatShop.Storage.Acts;

/// <summary>Transactions as they are seen from outside: each is a span and a figure. docs/decisions/0019 says what may stand in them.</summary>
public static class Transactions
{
    /// <summary>The name by which both are listened to.</summary>
    public const string Name = "ChatShop.Storage";

    private static readonly ActivitySource Source = new(Name);
    private static readonly Meter Meter = new(Name);

    private static readonly Histogram<double> Took = Meter.CreateHistogram(
        "chatshop.transaction.duration", "s", "How long it took until a change was on the database's disk, waiting included, by how it ended: kept, failed.", null,
        new InstrumentAdvice<double> { HistogramBucketBoundaries = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10] });

    /// <summary>Begins an act.</summary>
    /// <param name="command">The command's name.</param>
    internal static Activity? BeginAct(string command) => Source.HasListeners() ? Source.StartActivity($"trade {command}") : null;

    /// <summary>Does a transaction and measures it.</summary>
    internal static async Task<T> MeasureAsync<T>(string database, Func<Task<T>> write)
    {
        // Counts that are written down every few seconds belong to no message.
        using var span = Activity.Current is null ? null : Source.StartActivity("transaction", ActivityKind.Client)?.SetTag("db.system.name", database);
        var (began, outcome) = (Stopwatch.GetTimestamp(), "failed");
        try
        {
            var written = await write();
            outcome = "kept";
            return written;
        }
        finally
        {
            Took.Record(Stopwatch.GetElapsedTime(began).TotalSeconds, new KeyValuePair<string, object?>("outcome", outcome));
            if (outcome == "failed")
                span?.SetStatus(ActivityStatusCode.Error);
        }
    }
}
