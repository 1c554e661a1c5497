using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace ChatShop.Walker;

/// <summary>Hears every error that the shop writes into its log.</summary>
internal sealed class Ears : ILoggerProvider, ILogger
{
    private const string MachineHealth = "Orleans.Runtime.MembershipService";

    private readonly ConcurrentQueue<string> errors = new();

    /// <summary>What was heard since it was asked last.</summary>
    public IEnumerable<string> Take()
    {
        while (errors.TryDequeue(out var error))
            yield return error;
    }

    /// <summary>That a machine is slow is no fault of the shop.</summary>
    public ILogger CreateLogger(string categoryName) => categoryName.StartsWith(MachineHealth, StringComparison.Ordinal) ? NullLogger.Instance : this;

    public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Error;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (IsEnabled(logLevel))
            errors.Enqueue($"{formatter(state, exception)}\n{exception}");
    }

    public void Dispose()
    {
    }
}
