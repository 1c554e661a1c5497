using Microsoft.Bot.Schema;
using Microsoft.Extensions.Logging;

namespace ChatShop.Channels.Telegram;

/// <summary>Brings the photo or the spoken words of an update into the house.</summary>
/// <param name="api">Where Telegram keeps them.</param>
/// <param name="logger">Hears why there is none.</param>
/// <param name="intake">Keeps photos; null in a house without them.</param>
/// <param name="ear">Listens to what is said aloud; null in a house that does not listen.</param>
internal sealed class TelegramMedia(TelegramApi api, ILogger<TelegramMedia> logger, IPhotoIntake? intake = null, ITranscriber? ear = null)
{
    private const int LargestPhoto = 10 * 1024 * 1024;

    /// <summary>Lets the activity hold our own copy of its photo, or the words of its voice.</summary>
    public async Task BringAsync(TelegramUpdate update, Activity activity, CancellationToken cancellation)
    {
        if (activity.Attachments is not { Count: > 0 })
            return;
        if (update.PhotoId is { } photo)
            activity.Attachments[0] = intake is null ? LostPhoto.Attachment(PhotoLoss.NotFetched) : await PhotoAsync(photo, intake, cancellation);
        else if (update.VoiceId is { } voice && ear is not null && activity.Text.Length == 0
            && await FetchAsync(voice, ITranscriber.MostBytes, cancellation) is ({ } sound, _))
            activity.Text = await ear.HearAsync(sound, activity.Attachments[0].ContentType, cancellation) ?? "";
    }

    private async Task<Attachment> PhotoAsync(string photo, IPhotoIntake intake, CancellationToken cancellation) =>
        await FetchAsync(photo, LargestPhoto, cancellation) switch
        {
            ({ } content, _) => await intake.KeepAsync(content, cancellation),
            (_, null or { IsTooBig: true }) => LostPhoto.Attachment(PhotoLoss.TooLarge),
            _ => LostPhoto.Attachment(PhotoLoss.NotFetched),
        };

    private async Task<(byte[]? Content, TelegramFault? Fault)> FetchAsync(string file, int mostBytes, CancellationToken cancellation)
    {
        var fetched = await api.FetchAsync(file, mostBytes, cancellation);
        if (fetched.Fault is { } fault)
            logger.LogWarning("A file could not be fetched from Telegram: {Why}", fault.Reason);
        return fetched;
    }
}
