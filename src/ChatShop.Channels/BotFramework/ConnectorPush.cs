using Microsoft.Bot.Connector;
using Microsoft.Bot.Schema;
using Microsoft.Extensions.Logging;

namespace ChatShop.Channels.BotFramework;

/// <summary>Reaches people through the Bot Connector, or whatever speaks its protocol at the activity's service address.</summary>
internal sealed class ConnectorPush(BotFrameworkSettings settings, ConnectorAdapter adapter, ILogger<ConnectorPush> logger) : IPush
{
    public string Channel => "*";

    public async Task<string?> PushAsync(Activity activity, CancellationToken cancellation)
    {
        if (string.IsNullOrWhiteSpace(activity.ServiceUrl))
            return $"Channel {activity.ChannelId} gave no service address to send to.";
        if (!settings.IsProtected && !Loopback.IsServiceUrl(activity.ServiceUrl))
            return $"Without an AppId nothing is sent to {activity.ServiceUrl}: it is not on this machine.";

        try
        {
            var notice = ActivityJson.Copy(activity);
            (notice.Id, notice.ChannelId) = (null, ForeignNames.Outside(notice.ChannelId));
            await adapter.ContinueConversationAsync(
                settings.AppId,
                ReferenceTo(notice),
                (turn, stop) => turn.TurnState.Get<IConnectorClient>().Conversations.SendToConversationAsync(notice, stop),
                cancellation);
            return null;
        }
        catch (Exception failed) when (!cancellation.IsCancellationRequested)
        {
            logger.LogWarning(failed, "Activity {Activity} did not reach {ServiceUrl}", activity.Id, activity.ServiceUrl);
            return $"{activity.ServiceUrl}: {failed.Message}";
        }
    }

    private static ConversationReference ReferenceTo(Activity notice) => new()
    {
        ChannelId = notice.ChannelId,
        ServiceUrl = notice.ServiceUrl,
        Conversation = notice.Conversation,
        User = notice.Recipient,
        Bot = notice.From,
    };
}
