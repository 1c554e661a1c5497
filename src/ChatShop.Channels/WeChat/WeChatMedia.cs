using System.Net;
using System.Text.Json;
using Microsoft.Bot.Schema;
using Microsoft.Extensions.Logging;

namespace ChatShop.Channels.WeChat;

/// <summary>Brings the photo or the spoken words of a message into the house.</summary>
/// <param name="api">Where WeChat keeps them.</param>
/// <param name="clock">Measures the pauses between tries.</param>
/// <param name="logger">Hears why there is none.</param>
/// <param name="intake">Keeps photos; null in a house without them.</param>
/// <param name="ear">Listens to what WeChat has not written down itself; null in a house that does not listen.</param>
internal sealed class WeChatMedia(
    WeChatApi api, TimeProvider clock, ILogger<WeChatMedia> logger, IPhotoIntake? intake = null, ITranscriber? ear = null)
{
    /// <summary>Two minutes in all.</summary>
    private readonly TimeSpan[] pauses = [.. new[] { 5, 10, 15, 30, 60 }.Select(seconds => TimeSpan.FromSeconds(seconds))];

    /// <summary>Lets the activity hold our own copy of its photo, or the words of its voice.</summary>
    public async Task BringAsync(WeChatMessage message, Activity activity, CancellationToken cancellation)
    {
        if (message.PhotoId is { } photo && intake is not null)
            activity.Attachments[0] = await FetchAsync(photo, cancellation) is { } content
                ? await intake.KeepAsync(content, cancellation)
                : LostPhoto.Attachment(PhotoLoss.NotFetched);
        else if (message.VoiceId is { } voice && ear is not null && activity.Text.Length == 0 && await FetchAsync(voice, cancellation) is { } sound)
            activity.Text = await ear.HearAsync(sound, activity.Attachments[0].ContentType, cancellation) ?? "";
    }

    /// <summary>WeChat keeps it for three days; so where it can't be had now, it is asked for again while the person waits for a late answer.</summary>
    private async Task<byte[]?> FetchAsync(string media, CancellationToken cancellation)
    {
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                return await api.GetMediaAsync(media, cancellation);
            }
            catch (Exception away) when (attempt < pauses.Length && MayPass(away))
            {
                logger.LogWarning("The media {Media} could not be fetched from WeChat yet: {Why}", media, away.GetType().Name);
                await Task.Delay(pauses[attempt], clock, cancellation);
            }
            catch (Exception failed) when (failed is WeChatRefusedException or HttpRequestException or JsonException or IOException or OperationCanceledException)
            {
                logger.LogWarning(failed, "The media {Media} could not be fetched from WeChat", media);
                return null;
            }
        }
    }

    private static bool MayPass(Exception failed) => failed switch
    {
        WeChatRefusedException refused => refused.Fault.IsBusy,
        HttpRequestException broken => broken.StatusCode is null or >= HttpStatusCode.InternalServerError,
        _ => failed is IOException or OperationCanceledException,
    };
}
