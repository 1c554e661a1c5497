using System.Diagnostics;
using System.Text.RegularExpressions;
using ChatShop.Conversations.Turns;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Logging.Console;

namespace ChatShop.Server.Telemetry;

/// <summary>Lines of the log that say which message and which trace they are about, and nothing of it besides.</summary>
/// <remarks>
/// ASP.NET Core's own scopes hold the address that was asked for, which can name a person: only ours are written. Orleans writes
/// grains' keys, by warnings and in what it throws: a conversation's is what the channel calls it, a telephone perhaps.
/// </remarks>
internal sealed partial class LineFormatter() : ConsoleFormatter(Format)
{
    /// <summary>What settings call it: <c>Logging:Console:FormatterName</c>.</summary>
    public const string Format = "chatshop";

    private const string Inset = "      ";

    private const string Grain = "conversation/";

    public override void Write<TState>(in LogEntry<TState> logEntry, IExternalScopeProvider? scopeProvider, TextWriter textWriter)
    {
        textWriter.Write($"{NameOf(logEntry.LogLevel)}: {logEntry.Category}[{logEntry.EventId.Id}]");
        scopeProvider?.ForEachScope(WriteScope, textWriter);
        if (Activity.Current is { Recorded: true } span)
            textWriter.Write($" trace={span.TraceId}");
        textWriter.WriteLine();
        WriteInset(textWriter, logEntry.Formatter(logEntry.State, logEntry.Exception));
        if (logEntry.Exception is { } thrown)
            WriteInset(textWriter, thrown.ToString());
    }

    private static void WriteScope(object? scope, TextWriter to)
    {
        if (scope is TurnScope turn)
            to.Write($" activity={OneWord(turn[0].Value)} channel={OneWord(turn[1].Value)}");
    }

    /// <summary>An id comes from outside: it ends no line and begins no other field.</summary>
    private static string OneWord(object? value) => string.Concat($"{value}".Select(sign => char.IsControl(sign) || char.IsWhiteSpace(sign) || sign == '=' ? '_' : sign));

    private static void WriteInset(TextWriter to, string text)
    {
        foreach (var line in Discreet(text).Split('\n'))
            to.WriteLine(Inset + line.TrimEnd('\r'));
    }

    /// <summary>The text without the names of conversations.</summary>
    public static string Discreet(string text) => text.Contains(Grain, StringComparison.Ordinal) ? Conversation().Replace(text, Grain + "…") : text;

    private static string NameOf(LogLevel level) => level switch
    {
        LogLevel.Trace => "trce",
        LogLevel.Debug => "dbug",
        LogLevel.Information => "info",
        LogLevel.Warning => "warn",
        LogLevel.Error => "fail",
        LogLevel.Critical => "crit",
        _ => "none",
    };

    /// <summary>The key ends before the activation's id, where there is one.</summary>
    [GeneratedRegex(@"conversation/(?:[^@\n]*(?=@)|[^\s\]]+)")]
    private static partial Regex Conversation();
}
