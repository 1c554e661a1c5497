using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace ChatShop.Channels.Telegram;

/// <summary>What happens to a request at <c>/channels/telegram</c>: who knocks, and what they say.</summary>
internal sealed class TelegramDoor(TelegramSettings settings, TelegramTurns turns)
{
    /// <summary>The header in which Telegram says the secret.</summary>
    public const string SecretHeader = "X-Telegram-Bot-Api-Secret-Token";

    /// <summary>The most that one update may have.</summary>
    public const int MostBytes = 256 * 1024;

    /// <summary>Takes one update.</summary>
    public async Task<IResult> TakeAsync(HttpRequest request)
    {
        var secret = Encoding.UTF8.GetBytes(request.Headers[SecretHeader].ToString());
        if (!CryptographicOperations.FixedTimeEquals(secret, Encoding.UTF8.GetBytes(settings.WebhookSecret)))
            return Refused(StatusCodes.Status401Unauthorized, "The secret of the webhook is missing or wrong.");
        if (!request.HasJsonContentType())
            return Refused(StatusCodes.Status415UnsupportedMediaType, "An update is JSON.");
        if (await LimitedBody.ReadAsync(request, MostBytes) is not { } body)
            return Refused(StatusCodes.Status413PayloadTooLarge, "An update has at most 256 KB.");
        if (TelegramUpdate.Read(body) is not { } update)
            return Refused(StatusCodes.Status400BadRequest, "The body is not an update of Telegram.");
        if (update.ToActivity() is { } activity)
            await turns.TakeAsync(update, activity);
        return Results.Ok();
    }

    private static IResult Refused(int status, string why) => Results.Problem(why, statusCode: status);
}
