using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace ChatShop.Channels.WeChat;

/// <summary>Puts the account's menu up when the server starts, and no more than once a week while it stays the same.</summary>
internal sealed class MenuPublisher(WeChatApi api, IChannelMemory memory, ILogger<MenuPublisher> logger, WeChatMenu? menu = null) : BackgroundService
{
    private static readonly TimeSpan Again = TimeSpan.FromDays(7);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!api.CanCall || menu is null)
            return;
        var key = $"wechat/menu/{Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(menu)))}";
        try
        {
            if (!await memory.ClaimAsync(key, Again))
                return;
            var fault = await api.CreateMenuAsync(Wire(menu), stoppingToken);
            if (fault.Code == 0)
                return;
            logger.LogError("The account's menu was refused: {Why}", fault.Reason);
        }
        catch (Exception failed) when (failed is not OperationCanceledException || !stoppingToken.IsCancellationRequested)
        {
            logger.LogError(failed, "The account's menu could not be put up; the next start tries again");
        }
        await memory.ForgetAsync(key);
    }

    private static object Wire(WeChatMenu menu) => new
    {
        button = menu.Buttons.Select(button => button.Choices.Count == 0
            ? (object)new { type = "click", name = button.Name, key = button.Name }
            : new { name = button.Name, sub_button = button.Choices.Select(choice => new { type = "click", name = choice, key = choice }) }),
    };
}
