using System.Text.Json;
using Microsoft.Extensions.Logging;

namespace ChatShop.Channels.WeChat;

/// <summary>Hands our pictures to WeChat, which keeps them for three days.</summary>
internal sealed class Media(WeChatApi api, IChannelMemory memory, ILogger<Media> logger, IPhotoSource? photos = null)
{
    private static readonly TimeSpan Kept = TimeSpan.FromDays(2.5);

    /// <summary>Whether pictures can be handed over at all.</summary>
    public bool CanShow => api.CanCall && photos is not null;

    /// <summary>WeChat's id of a picture.</summary>
    /// <returns>Null when it could not be handed over: then its address is shown.</returns>
    public async Task<string?> IdOfAsync(string address, CancellationToken cancellation)
    {
        var key = $"wechat/media/{address}";
        if (await memory.ReadAsync(key) is { } known)
            return known;
        try
        {
            if (!CanShow || await photos!.ReadAsync(address, cancellation) is not { } content)
                return null;
            var id = await api.UploadAsync(content, address.EndsWith(".png", StringComparison.Ordinal) ? "image/png" : "image/jpeg", cancellation);
            await memory.KeepAsync(key, id, Kept);
            return id;
        }
        catch (Exception failed) when (failed is WeChatRefusedException or HttpRequestException or JsonException or OperationCanceledException)
        {
            logger.LogWarning(failed, "A picture could not be handed to WeChat");
            return null;
        }
    }
}
