using System.Net;
using Microsoft.Bot.Connector;
using Microsoft.Bot.Connector.Authentication;
using Microsoft.Bot.Schema;

namespace ChatShop.Channels.BotFramework;

/// <summary>The way back to Bot Framework clients: the connector at the activity's service address.</summary>
/// <remarks>Without credentials only an address on this machine is written to, so that nobody can make the shop call others.</remarks>
internal sealed class ConnectorReply(BotFrameworkSettings settings, ServiceClientCredentialsFactory credentials, IHttpClientFactory http) : IPush
{
    /// <inheritdoc/>
    public string Channel => "*";

    /// <inheritdoc/>
    public async Task<string?> PushAsync(Activity activity, CancellationToken cancellation)
    {
        if (!Uri.TryCreate(activity.ServiceUrl, UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https"))
            return "the client named no service address to answer at";
        if (settings.AppId is null && !IsHere(address))
            return "without an AppId only a service address on this machine is answered";
        try
        {
            var proof = await credentials.CreateCredentialsAsync(settings.AppId, null, null, true, cancellation);
            using var connector = new ConnectorClient(address, proof, http.CreateClient(), disposeHttpClient: true);
            await connector.Conversations.SendToConversationAsync(activity.Conversation.Id, activity, cancellation);
            return null;
        }
        catch (Exception broken) when (broken is HttpRequestException or ErrorResponseException or OperationCanceledException && !cancellation.IsCancellationRequested)
        {
            return $"the service at {address.Host} did not take it ({broken.GetType().Name})";
        }
    }

    private static bool IsHere(Uri address) => address.IsLoopback || (IPAddress.TryParse(address.Host, out var ip) && IPAddress.IsLoopback(ip));
}
