using ChatShop.Trade;
using Microsoft.Bot.Schema;

namespace ChatShop.Conversations.Turns;

/// <summary>Finds the actor of a conversation, on whichever server it lives.</summary>
public sealed class ConversationDirectory(IGrainFactory grains)
{
    /// <summary>Hands one activity to its conversation.</summary>
    /// <param name="activity">With Id, ChannelId, From.Id and Conversation.Id, proven by its channel.</param>
    /// <param name="cancellation">Ends the wait; the turn itself goes on.</param>
    /// <returns>The answers, in order.</returns>
    public async Task<IReadOnlyList<Activity>> TakeAsync(Activity activity, CancellationToken cancellation)
    {
        var spoken = await Grain(activity.ChannelId, activity.Conversation.Id).TakeAsync(new Spoken([activity])).WaitAsync(cancellation);
        return spoken.Activities;
    }

    /// <summary>Tells a person, in the conversation they last wrote in, what happened elsewhere.</summary>
    /// <param name="person">Whom.</param>
    /// <param name="parcel">The notice's id: told once.</param>
    /// <param name="role">As what they hear it.</param>
    /// <param name="fact">What happened.</param>
    /// <returns>Null when it arrived or waits for the next contact; otherwise why not.</returns>
    public Task<string?> TellAsync(PersonTold person, long parcel, string role, Trade.Fact fact) =>
        Grain(person.Channel, person.Conversation).TellAsync(
            parcel, role, fact.GetType().Name, System.Text.Json.JsonSerializer.Serialize(fact, fact.GetType(), TradeJson.Options));

    /// <summary>Whether a person wrote within the last half hour: then they may be told something at night too.</summary>
    public Task<bool> IsAwakeAsync(PersonTold person) => Grain(person.Channel, person.Conversation).IsAwakeAsync();

    private IConversationGrain Grain(string channel, string conversation) =>
        grains.GetGrain<IConversationGrain>($"{channel}|{conversation}");
}
