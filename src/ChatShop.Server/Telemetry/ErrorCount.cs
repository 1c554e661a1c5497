using System.Diagnostics.Metrics;

namespace ChatShop.Server.Telemetry;

/// <summary>Counts what the log calls an error, by where it was written and what was thrown. What the line says is not looked at.</summary>
/// <param name="meters">Makes the figure.</param>
internal sealed class ErrorCount(IMeterFactory meters) : ILoggerProvider
{
    private readonly Counter<long> errors = meters.Create(MarketGauges.Name)
        .CreateCounter<long>("chatshop.errors", null, "Errors in the log, by where they were written and the kind of exception.");

    public ILogger CreateLogger(string categoryName) => new Counting(errors, categoryName[(categoryName.LastIndexOf('.') + 1)..]);

    public void Dispose()
    {
        // The figure belongs to the factory.
    }

    private sealed class Counting(Counter<long> errors, string place) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel is LogLevel.Error or LogLevel.Critical;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (IsEnabled(logLevel))
                errors.Add(1, new("place", place), new KeyValuePair<string, object?>("kind", exception?.GetType().Name ?? "none"));
        }
    }
}
