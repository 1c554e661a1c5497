using System.Text.Json;
using Microsoft.Bot.Schema;
using Microsoft.Extensions.Logging;

namespace ChatShop.Channels.WeChat;

/// <summary>Says something to a person by customer-service messages, in as many parts as it takes.</summary>
internal sealed class WeChatSender(WeChatApi api, ILogger<WeChatSender> logger) : IPush
{
    public string Channel => WeChatMessage.ChannelId;

    public Task<string?> PushAsync(Activity activity, CancellationToken cancellation) =>
        SayAsync(activity.Recipient?.Id ?? activity.Conversation.Id, ReplyText.Parts([activity]), cancellation);

    /// <summary>Sends the parts in order, and no more after one that did not arrive.</summary>
    /// <returns>Null when all arrived; otherwise why not.</returns>
    public async Task<string?> SayAsync(string openId, IEnumerable<string> parts, CancellationToken cancellation)
    {
        foreach (var part in parts)
        {
            if (await TryAsync(openId, part, cancellation) is not { } why)
                continue;
            logger.LogWarning("A message did not reach {Person} on WeChat: {Why}", openId, why);
            return why;
        }
        return null;
    }

    /// <summary>A call that breaks off has an unknown outcome, and a message is not harmless twice: so it is not sent again here.</summary>
    private async Task<string?> TryAsync(string openId, string part, CancellationToken cancellation)
    {
        try
        {
            return await api.SendTextAsync(openId, part, cancellation);
        }
        catch (WeChatRefusedException refused)
        {
            return refused.Message;
        }
        catch (Exception broken) when (broken is HttpRequestException or JsonException or OperationCanceledException && !cancellation.IsCancellationRequested)
        {
            return $"WeChat's API gave no answer, so the message may or may not have arrived: {broken.Message}";
        }
    }
}
