using System.Net.Http.Headers;
using Microsoft.AspNetCore.Http;

namespace ChatShop.Channels.Sms;

/// <summary>What happens to a request at <c>/channels/sms</c>: who knocks, what they say, how it is answered.</summary>
/// <remarks>
/// The gateway's signature holds no time, so whoever has seen a request can send it again; but it covers the message's id, and
/// a message that comes again is answered as before and does nothing. README.md beside this file says how long that holds.
/// </remarks>
internal sealed class SmsDoor(SmsSettings settings, SmsTurns turns)
{
    private const int MostBytes = 64 * 1024;

    /// <summary>Takes one message.</summary>
    public async Task<IResult> TakeAsync(HttpRequest request)
    {
        if (!IsForm(request))
            return Refused(StatusCodes.Status415UnsupportedMediaType, "A message comes as application/x-www-form-urlencoded, in UTF-8.");
        if (await LimitedBody.ReadAsync(request, MostBytes) is not { } body)
            return Refused(StatusCodes.Status413PayloadTooLarge, "A message has at most 64 KB.");
        if (SmsForm.Read(body) is not { } fields)
            return Refused(StatusCodes.Status400BadRequest, "The body is not a form in which each field has one name and one value.");
        if (!SmsSignature.Matches($"{request.Headers[SmsSignature.Header]}", settings.AuthToken, settings.WebhookUrl.OriginalString, fields))
            return Refused(StatusCodes.Status403Forbidden, "The signature is not the gateway's for this address.");
        if (SmsMessage.OfFields(fields) is not { } message)
            return Refused(StatusCodes.Status400BadRequest, "The message lacks a field that every message has.");
        return Results.Text(SmsReply.Of(await turns.AnswerAsync(message)), "text/xml");
    }

    private static bool IsForm(HttpRequest request) =>
        MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
        && string.Equals(type.MediaType, "application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase)
        && (type.CharSet is not { } charset || charset.Trim('"').Equals("utf-8", StringComparison.OrdinalIgnoreCase));

    private static IResult Refused(int status, string why) => Results.Problem(why, statusCode: status);
}
