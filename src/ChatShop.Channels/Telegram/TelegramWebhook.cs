using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace ChatShop.Channels.Telegram;

/// <summary>Tells Telegram at the start where the door is, again and again until it has heard; the start does not wait for it.</summary>
/// <param name="api">Telegram's API.</param>
/// <param name="door">The door's address, as Telegram reaches it.</param>
/// <param name="clock">What time it is.</param>
/// <param name="logger">Hears why Telegram does not know yet.</param>
internal sealed class TelegramWebhook(TelegramApi api, Uri door, TimeProvider clock, ILogger<TelegramWebhook> logger) : BackgroundService
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(5), LongestPause = TimeSpan.FromMinutes(10);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            for (var pause = FirstPause; await api.SetWebhookAsync(door, stoppingToken) is { } fault; pause = pause * 2 < LongestPause ? pause * 2 : LongestPause)
            {
                logger.LogWarning("Telegram could not be told where the shop's door is, and is told again: {Why}", fault.Reason);
                await Task.Delay(fault.After > pause ? fault.After.Value : pause, clock, stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            logger.LogWarning("The server stopped before Telegram was told where the shop's door is");
        }
    }
}
