using System.Text.Json;
using Microsoft.Bot.Schema;
using Microsoft.Extensions.Logging;

namespace ChatShop.Channels.WeChat;

/// <summary>Brings a photo that somebody sent into the house.</summary>
/// <param name="api">Where WeChat keeps it.</param>
/// <param name="settings">The account.</param>
/// <param name="logger">Hears why there is none.</param>
/// <param name="intake">Keeps it; null in a house without photos.</param>
internal sealed class WeChatPhotos(WeChatApi api, WeChatSettings settings, ILogger<WeChatPhotos> logger, IPhotoIntake? intake = null)
{
    /// <summary>Lets the activity's attachment point to our own copy; as it came when there is no copy to be had.</summary>
    public async Task BringAsync(WeChatMessage message, Activity activity, CancellationToken cancellation)
    {
        if (message.PhotoId is not { } id || intake is null || !settings.CanCall)
            return;

        try
        {
            if (await api.GetMediaAsync(id, cancellation) is { } content && await intake.KeepAsync(content, cancellation) is { } kept)
                activity.Attachments[0].ContentUrl = kept.ToString();
        }
        catch (Exception failed) when (failed is WeChatRefusedException or HttpRequestException or JsonException or IOException or OperationCanceledException)
        {
            logger.LogWarning(failed, "The photo {Media} could not be fetched from WeChat", id);
        }
    }
}
