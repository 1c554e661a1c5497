using System.Text.Json;
using Microsoft.Bot.Schema;
using Microsoft.Extensions.Logging;

namespace ChatShop.Channels.WeChat;

/// <summary>Lets a person know by a template message, where the account has one, that something waits which may not be said before they write.</summary>
internal sealed class Bell(WeChatApi api, WeChatSettings settings, IChannelMemory memory, ILogger<Bell> logger)
{
    private const int MostCharacters = 20;
    private static readonly TimeSpan Remembered = TimeSpan.FromDays(7);

    /// <summary>Rings once for each notice; that it rang does not mean that the notice has arrived.</summary>
    /// <returns>False when WeChat did not take it, or the account has no template.</returns>
    public async Task<bool> RingAsync(string openId, Activity notice, CancellationToken cancellation)
    {
        if (settings.Template is not { } template || !api.CanCall || string.IsNullOrWhiteSpace(notice.Text))
            return false;
        if (!await memory.ClaimAsync($"wechat/rung/{openId}/{notice.Id}", Remembered))
            return true;
        try
        {
            var fault = await api.SendTemplateAsync(openId, $"{notice.Id}", template, WordsOf(notice), ReplyText.AddressIn(notice.Text) ?? "", cancellation);
            if (fault.Code is 0 or 45065)
                return true;
            logger.LogWarning("A template message was refused: {Why}", fault.Reason);
        }
        catch (Exception failed) when (failed is WeChatRefusedException or HttpRequestException or JsonException or OperationCanceledException && !cancellation.IsCancellationRequested)
        {
            logger.LogWarning(failed, "A template message could not be sent");
        }
        return false;
    }

    /// <summary>As much of a notice as a template's field holds.</summary>
    public static string WordsOf(Activity notice) => ReplyText.Clip(notice.Text.Trim().Split('\n')[0], MostCharacters);
}
