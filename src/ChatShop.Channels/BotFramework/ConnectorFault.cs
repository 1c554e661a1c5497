using System.Globalization;
using System.Net;
using Microsoft.Bot.Schema;

namespace ChatShop.Channels.BotFramework;

/// <summary>What it means when the Bot Connector does not take a notice.</summary>
internal static class ConnectorFault
{
    private const string Whom = "The Bot Connector";

    /// <summary>Codes by which it says that the person, or the bot's place with them, is gone.</summary>
    private static readonly HashSet<string> Gone = new(
        ["ConversationBlockedByUser", "MessageWritesBlocked", "BotNotInConversationRoster", "ForbiddenOperationException", "ConversationNotFound", "UserNotFound"],
        StringComparer.OrdinalIgnoreCase);

    /// <summary>What became of the notice.</summary>
    /// <remarks>Said of the moment or of us: it may work later. Said of the person: they have left. Said of the notice, or nothing said: it is shown when they write.</remarks>
    public static Outcome OutcomeOf(Exception failed) => failed switch
    {
        ErrorResponseException told => OutcomeOf(told),
        HttpRequestException or OperationCanceledException => Outcome.Of(failed, Whom),
        _ => Outcome.Later($"{Whom} was not asked: {failed.GetType().Name}."), // No token of ours was to be had.
    };

    private static Outcome OutcomeOf(ErrorResponseException told)
    {
        var (status, code) = (told.Response.StatusCode, told.Body?.Error?.Code);
        var why = FormattableString.Invariant($"{Whom} answered {(int)status} {code ?? status.ToString()}.");
        return status switch
        {
            _ when code is not null && Gone.Contains(code) => Outcome.Left(why),
            HttpStatusCode.Unauthorized or HttpStatusCode.RequestTimeout or HttpStatusCode.PreconditionFailed or HttpStatusCode.TooManyRequests or >= HttpStatusCode.InternalServerError =>
                Outcome.Later(why, PauseOf(told)),
            _ => Outcome.WhenTheyWrite(why),
        };
    }

    private static TimeSpan? PauseOf(ErrorResponseException told) =>
        told.Response.Headers.TryGetValue("Retry-After", out var values) && int.TryParse(values.FirstOrDefault(), CultureInfo.InvariantCulture, out var seconds) && seconds > 0
            ? TimeSpan.FromSeconds(seconds)
            : null;
}
