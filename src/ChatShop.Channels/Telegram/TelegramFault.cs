using System.Net;
using Telegram.Bot.Exceptions;

namespace ChatShop.Channels.Telegram;

/// <summary>Why a call to Telegram's API did not succeed.</summary>
/// <param name="Code">Telegram's error code; 0 when there was no answer, so that nobody knows what was done.</param>
/// <param name="Words">Its own words, without the bot's token.</param>
/// <param name="After">How long it asks to wait.</param>
internal sealed record TelegramFault(int Code, string Words, TimeSpan? After = null)
{
    /// <summary>True when the same call may succeed in a moment.</summary>
    public bool MayPass => Code is 0 or (int)HttpStatusCode.TooManyRequests or >= 500;

    /// <summary>True when the content was refused, and not the person.</summary>
    public bool IsRefusal => Code == (int)HttpStatusCode.BadRequest && !IsGone;

    /// <summary>True when Telegram gives no file of that size to bots.</summary>
    public bool IsTooBig => Code == (int)HttpStatusCode.BadRequest && Words.Contains("file is too big", StringComparison.OrdinalIgnoreCase);

    /// <summary>What it means for what was to be brought.</summary>
    public Outcome Outcome => Code switch
    {
        _ when IsGone => Outcome.Left(Reason),
        (int)HttpStatusCode.TooManyRequests or >= 500 => Outcome.Later(Reason, After),
        _ => Outcome.WhenTheyWrite(Reason),
    };

    /// <summary>What it means, for the operator to read.</summary>
    public string Reason => Code == 0
        ? $"Telegram gave no answer, so it may or may not have been done ({Words})"
        : FormattableString.Invariant($"Telegram {Code}: {Words}");

    private bool IsGone => Code == (int)HttpStatusCode.Forbidden
        || Code == (int)HttpStatusCode.BadRequest && Words.Contains("chat not found", StringComparison.OrdinalIgnoreCase);

    /// <summary>What an exception of the library, or of the connection, says.</summary>
    /// <param name="broken">The exception: its message may hold the address called, which holds the token.</param>
    /// <param name="token">The bot's token, which nobody may read.</param>
    public static TelegramFault Of(Exception broken, string token) => broken switch
    {
        ApiRequestException told => new(
            told.ErrorCode, told.Message.Replace(token, "\u2026", StringComparison.Ordinal),
            told.Parameters?.RetryAfter is { } seconds and > 0 ? TimeSpan.FromSeconds(seconds) : null),
        RequestException { HttpStatusCode: { } status and >= HttpStatusCode.BadRequest } => new((int)status, status.ToString()),
        HttpRequestException { StatusCode: { } status and >= HttpStatusCode.BadRequest } => new((int)status, status.ToString()),
        { InnerException: HttpRequestException { HttpRequestError: var error } } => new(0, error.ToString()),
        { InnerException: OperationCanceledException } or OperationCanceledException => new(0, "timed out"),
        _ => new(0, (broken.InnerException ?? broken).GetType().Name),
    };
}
