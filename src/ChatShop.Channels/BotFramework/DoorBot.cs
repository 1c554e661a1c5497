using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;

namespace ChatShop.Channels.BotFramework;

/// <summary>The bot that the adapter runs: hands the activity into the house and sends what comes back.</summary>
/// <remarks>One for each activity, since it knows whether that activity was heard.</remarks>
internal sealed class DoorBot(ITurns turns, IPromises promises) : IBot
{
    private readonly TaskCompletionSource heard = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Done when the turn is over and saved; the answers may still be on their way.</summary>
    public Task Heard => heard.Task;

    public async Task OnTurnAsync(ITurnContext turnContext, CancellationToken cancellationToken = default)
    {
        var activity = ActivityJson.Copy(turnContext.Activity);
        activity.ChannelId = ForeignNames.Inside(activity.ChannelId);
        var answers = await turns.TakeAsync(activity, cancellationToken);
        if (answers.Count > 0)
            await AnswerAsync(turnContext, activity, answers, cancellationToken);
        heard.TrySetResult();
    }

    /// <summary>The person does not wait for the promise; the Connector is told that all is well when it stands.</summary>
    private async Task AnswerAsync(ITurnContext turn, Activity asked, IReadOnlyList<Activity> answers, CancellationToken cancellation)
    {
        var sending = SendAsync(turn, answers, cancellation);
        var promise = await promises.PromiseAsync(asked);
        heard.TrySetResult();
        if (await sending is var (arrived, missed))
            await promises.OweAsync(promise, asked, ReplyText.Join([.. answers.Skip(arrived)]), missed);
        else
            await promises.KeptAsync(promise);
    }

    /// <summary>Sends the answers in order, and no more after one that did not arrive.</summary>
    /// <returns>How many arrived, and why the next did not; null when all did.</returns>
    private static async Task<(int Arrived, Outcome Missed)?> SendAsync(ITurnContext turn, IReadOnlyList<Activity> answers, CancellationToken cancellation)
    {
        for (var arrived = 0; arrived < answers.Count; arrived++)
        {
            try
            {
                await turn.SendActivityAsync(Cards.Dress(answers[arrived], turn.Activity.ChannelId, isShown: true), cancellation);
            }
            catch (Exception failed) when (!cancellation.IsCancellationRequested)
            {
                return (arrived, ConnectorFault.OutcomeOf(failed));
            }
        }
        return null;
    }
}
