using System.Text.Json;
using Microsoft.Extensions.Logging;

namespace ChatShop.Channels.WeChat;

/// <summary>Codes that lead into the account, to the place they name.</summary>
internal sealed class WeChatEntrances(WeChatApi api, IChannelMemory memory, ILogger<WeChatEntrances> logger) : IEntrances
{
    /// <summary>Codes are for ever, and an account has 100,000 of them.</summary>
    private static readonly TimeSpan Kept = TimeSpan.FromDays(3650);

    public async Task<Uri?> LinkAsync(string scene, CancellationToken cancellation)
    {
        if (!api.CanCall)
            return null;
        var key = $"wechat/entrance/{scene}";
        if (await memory.ReadAsync(key) is { } known)
            return new Uri(known);
        try
        {
            var link = await api.EntranceAsync(scene, cancellation);
            await memory.KeepAsync(key, link.AbsoluteUri, Kept);
            return link;
        }
        catch (Exception failed) when (failed is WeChatRefusedException or HttpRequestException or JsonException or OperationCanceledException && !cancellation.IsCancellationRequested)
        {
            logger.LogWarning(failed, "A code that leads into the account could not be made");
            return null;
        }
    }
}
