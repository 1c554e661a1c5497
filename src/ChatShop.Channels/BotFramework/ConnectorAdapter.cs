using Microsoft.Bot.Builder;
using Microsoft.Bot.Builder.Integration.AspNet.Core;
using Microsoft.Bot.Connector.Authentication;
using Microsoft.Bot.Schema;
using Microsoft.Extensions.Logging;

namespace ChatShop.Channels.BotFramework;

/// <summary>Bot Builder's adapter, taken apart into its two steps: who calls, and the turn.</summary>
internal sealed class ConnectorAdapter(BotFrameworkAuthentication authentication, ILogger<ConnectorAdapter> logger)
    : CloudAdapter(authentication, logger)
{
    /// <summary>Finds out who sent an activity.</summary>
    /// <param name="activity">What they sent; its service address must be the one in the token.</param>
    /// <param name="header">The <c>Authorization</c> header; null for a caller on this machine.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <returns>Who; null when they can't prove it.</returns>
    public async Task<AuthenticateRequestResult?> ProveAsync(Activity activity, string? header, CancellationToken cancellation)
    {
        try
        {
            return await BotFrameworkAuthentication.AuthenticateRequestAsync(activity, header, cancellation);
        }
        catch (Exception refused) when (refused is not OperationCanceledException)
        {
            Logger.LogWarning(refused, "A caller of the Bot Framework door could not prove itself");
            return null;
        }
    }

    /// <summary>Runs the turn and sends its answers to the activity's service address.</summary>
    public Task RunAsync(AuthenticateRequestResult caller, Activity activity, IBot bot, CancellationToken cancellation) =>
        ProcessActivityAsync(caller, activity, bot.OnTurnAsync, cancellation);
}
