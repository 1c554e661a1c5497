using Microsoft.Bot.Builder;

namespace ChatShop.Channels.BotFramework;

/// <summary>The bot that the adapter runs: hands the activity into the house and sends what comes back.</summary>
/// <remarks>One for each activity, since it knows whether that activity was heard.</remarks>
internal sealed class DoorBot(ITurns turns) : IBot
{
    private readonly TaskCompletionSource heard = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Done when the turn is over and saved; the answers may still be on their way.</summary>
    public Task Heard => heard.Task;

    public async Task OnTurnAsync(ITurnContext turnContext, CancellationToken cancellationToken = default)
    {
        var activity = ActivityJson.Copy(turnContext.Activity);
        activity.ChannelId = ForeignNames.Inside(activity.ChannelId);
        var answers = await turns.TakeAsync(activity, cancellationToken);
        heard.TrySetResult();
        foreach (var answer in answers)
            await turnContext.SendActivityAsync(ActivityJson.Copy(answer), cancellationToken);
    }
}
