using Microsoft.Extensions.Logging;

namespace ChatShop.Channels.WeChat;

/// <summary>Counts how often a person lets us send a subscription message: each permission is used up by one.</summary>
internal sealed class Permissions(WeChatSettings settings, IChannelMemory memory, ILogger<Permissions> logger)
{
    private const int Most = 20;
    private static readonly TimeSpan Kept = TimeSpan.FromDays(365);
    private static readonly TimeSpan SentAgain = TimeSpan.FromMinutes(10);

    /// <summary>Hears what a person, or WeChat, says of the account's template.</summary>
    public async Task HearAsync(WeChatMessage message)
    {
        if (settings.Subscription is not { } template || message[WeChatXml.ItemPrefix + template.Id] is not { Length: > 0 } status)
            return;
        if (!await memory.ClaimAsync($"wechat/subscribe/{message.Id}", SentAgain))
            return;
        if (status == "accept")
            await AddAsync(message.From);
        else if (status == "reject")
            await RemoveAsync(message.From);
        else if (status == "failed")
            logger.LogWarning("A subscription message did not arrive; its permission is used up");
    }

    /// <summary>Takes one.</summary>
    /// <returns>False when there is none.</returns>
    public Task<bool> TakeAsync(string openId) => memory.TakeOneAsync(KeyOf(openId));

    /// <summary>The person wants no more.</summary>
    public Task RemoveAsync(string openId) => memory.ForgetAsync(KeyOf(openId));

    /// <summary>One more than there were.</summary>
    public async Task AddAsync(string openId)
    {
        var count = 1;
        while (count < Most && await TakeAsync(openId))
            count++;
        await memory.CountFromAsync(KeyOf(openId), count, Kept);
    }

    private string KeyOf(string openId) => $"wechat/permission/{settings.Subscription?.Id}/{openId}";
}
