using System.Text.Json;
using Microsoft.Bot.Schema;
using Microsoft.Extensions.Logging;

namespace ChatShop.Channels.WeChat;

/// <summary>Lets a person who has permitted it know by a subscription message that something waits which may not be said before they write.</summary>
internal sealed class Subscription(WeChatApi api, WeChatSettings settings, Permissions permissions, IChannelMemory memory, ILogger<Subscription> logger)
{
    private const int Refused = 43101;
    private static readonly TimeSpan Remembered = TimeSpan.FromDays(7);

    /// <summary>Sends one for each notice, as long as there are permissions.</summary>
    public async Task RingAsync(string openId, Activity notice, CancellationToken cancellation)
    {
        if (settings.Subscription is not { } template || !api.CanCall || string.IsNullOrWhiteSpace(notice.Text) || !await permissions.TakeAsync(openId))
            return;
        if (!await memory.ClaimAsync($"wechat/subscribed/{openId}/{notice.Id}", Remembered))
        {
            await permissions.AddAsync(openId);
            return;
        }
        try
        {
            var fault = await api.SendSubscriptionAsync(openId, template, Bell.WordsOf(notice), ReplyText.AddressIn(notice.Text) ?? "", cancellation);
            if (fault.Code == Refused)
                await permissions.RemoveAsync(openId);
            if (fault.Code != 0)
                logger.LogWarning("A subscription message was refused: {Why}", fault.Reason);
        }
        catch (Exception failed) when (failed is WeChatRefusedException or HttpRequestException or JsonException or OperationCanceledException && !cancellation.IsCancellationRequested)
        {
            logger.LogWarning(failed, "A subscription message could not be sent");
        }
    }
}
