using System.Text.Json;
using Microsoft.Bot.Schema;
using Microsoft.Extensions.Logging;

namespace ChatShop.Channels.WeChat;

/// <summary>Brings the photo or the spoken words of a message into the house.</summary>
/// <param name="api">Where WeChat keeps them.</param>
/// <param name="logger">Hears why there is none.</param>
/// <param name="intake">Keeps photos; null in a house without them.</param>
/// <param name="ear">Listens to what WeChat has not written down itself; null in a house that does not listen.</param>
internal sealed class WeChatMedia(
    WeChatApi api, ILogger<WeChatMedia> logger, IPhotoIntake? intake = null, ITranscriber? ear = null)
{
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

    private async Task<byte[]?> FetchAsync(string media, CancellationToken cancellation)
    {
        try
        {
            return await api.GetMediaAsync(media, cancellation);
        }
        catch (Exception failed) when (failed is WeChatRefusedException or HttpRequestException or JsonException or IOException or OperationCanceledException)
        {
            logger.LogWarning(failed, "The media {Media} could not be fetched from WeChat", media);
            return null;
        }
    }
}
