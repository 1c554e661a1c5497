using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Bot.Connector;
using Microsoft.Bot.Schema;
using Microsoft.Extensions.Logging;

namespace ChatShop.Channels.BotFramework;

/// <summary>Reaches people through the Bot Connector, or whatever speaks its protocol at the activity's service address.</summary>
internal sealed class ConnectorChannel(BotFrameworkSettings settings, ConnectorAdapter adapter, ILogger<ConnectorChannel> logger) : IChannel
{
    public string Name => "*";

    public void Open(IEndpointRouteBuilder endpoints) =>
        endpoints.MapPost("/api/messages", (HttpContext http, BotFrameworkDoor door) => door.TakeAsync(http)).ExcludeFromDescription();

    public async Task<Outcome> BringAsync(Activity activity, CancellationToken cancellation)
    {
        if (string.IsNullOrWhiteSpace(activity.ServiceUrl))
            return Outcome.WhenTheyWrite($"Channel {activity.ChannelId} gave no service address to send to.");
        if (!settings.IsProtected && !Loopback.IsServiceUrl(activity.ServiceUrl))
            return Outcome.WhenTheyWrite($"Without an AppId nothing is sent to {activity.ServiceUrl}: it is not on this machine.");

        try
        {
            var notice = Cards.Dress(activity, ForeignNames.Outside(activity.ChannelId), isShown: true);
            notice.Id = null;
            await adapter.ContinueConversationAsync(
                settings.AppId,
                ReferenceTo(notice),
                (turn, stop) => turn.TurnState.Get<IConnectorClient>().Conversations.SendToConversationAsync(notice, stop),
                cancellation);
            return Outcome.Arrived;
        }
        catch (Exception failed) when (!cancellation.IsCancellationRequested)
        {
            logger.LogWarning(failed, "Activity {Activity} did not reach {ServiceUrl}", activity.Id, activity.ServiceUrl);
            return ConnectorFault.OutcomeOf(failed);
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
