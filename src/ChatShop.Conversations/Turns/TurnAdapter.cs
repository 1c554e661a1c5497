using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;

namespace ChatShop.Conversations.Turns;

/// <summary>Bot Builder's adapter for one turn: what the bot sends is kept until the turn is saved.</summary>
internal sealed class TurnAdapter : BotAdapter
{
    private readonly List<Activity> sent = [];

    /// <summary>What the bot has sent, in order.</summary>
    public IReadOnlyList<Activity> Sent => sent;

    public override Task<ResourceResponse[]> SendActivitiesAsync(ITurnContext turnContext, Activity[] activities, CancellationToken cancellationToken)
    {
        sent.AddRange(activities);
        return Task.FromResult(activities.Select(activity => new ResourceResponse(activity.Id)).ToArray());
    }

    public override Task<ResourceResponse> UpdateActivityAsync(ITurnContext turnContext, Activity activity, CancellationToken cancellationToken) =>
        throw new NotSupportedException("What was said is not said otherwise afterwards.");

    public override Task DeleteActivityAsync(ITurnContext turnContext, ConversationReference reference, CancellationToken cancellationToken) =>
        throw new NotSupportedException("What was said is not taken back.");
}
