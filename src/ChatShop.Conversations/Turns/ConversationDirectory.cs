using ChatShop.Trade;
using ChatShop.Trade.People;
using Microsoft.Bot.Schema;

namespace ChatShop.Conversations.Turns;

/// <summary>Finds the actor of a conversation, on whichever server it lives.</summary>
public sealed class ConversationDirectory(IGrainFactory grains, TimeProvider clock)
{
    /// <summary>As long as it takes until the others know that a server is gone, and what lived there lives elsewhere.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);

    /// <summary>Orleans works out anew at every call what a type's grains are called.</summary>
    private readonly Lazy<GrainReference> one = new(() => (GrainReference)grains.GetGrain<IConversationGrain>("any"));

    /// <summary>Hands one activity to its conversation.</summary>
    /// <param name="activity">With Id, ChannelId, From.Id and Conversation.Id, proven by its channel.</param>
    /// <param name="cancellation">Ends the wait; the turn itself goes on.</param>
    /// <returns>The answers, in order.</returns>
    public async Task<IReadOnlyList<Activity>> TakeAsync(Activity activity, CancellationToken cancellation)
    {
        var spoken = await AskAsync(activity.ChannelId, activity.Conversation.Id, grain => grain.TakeAsync(new Spoken([activity]))).WaitAsync(cancellation);
        return spoken.Activities;
    }

    /// <summary>Tells a person, in the conversation they last wrote in, what happened elsewhere.</summary>
    /// <param name="person">Whom.</param>
    /// <param name="parcel">The notice's id: told once.</param>
    /// <param name="role">As what they hear it.</param>
    /// <param name="fact">What happened.</param>
    /// <param name="whom">The neighbour whom an agent hears it for; null for oneself.</param>
    /// <returns>What arrived. What did not is shown when the person writes, whether it is tried again or not.</returns>
    public Task<Told> TellAsync(PersonTold person, long parcel, string role, Trade.Fact fact, string? whom = null) =>
        AskAsync(person.Channel, person.Thread, grain => grain.TellAsync(
            parcel, role, fact.GetType().Name, System.Text.Json.JsonSerializer.Serialize(fact, fact.GetType(), TradeJson.Options), whom));

    /// <summary>Brings an answer that did not go out with the request that asked.</summary>
    /// <param name="answer">Which.</param>
    /// <param name="parcel">Its id: brought once.</param>
    /// <returns>What arrived.</returns>
    public Task<Told> BringAsync(BringAnswer answer, long parcel) =>
        AskAsync(answer.Channel, answer.Conversation, grain => grain.BringAsync(
            parcel, new Spoken([Newtonsoft.Json.JsonConvert.DeserializeObject<Activity>(answer.Asked)!]), answer.Rest, answer.Waits));

    /// <summary>Whether a person wrote within the last half hour: then they may be told something at night too.</summary>
    public Task<bool> IsAwakeAsync(PersonTold person) => AskAsync(person.Channel, person.Thread, grain => grain.IsAwakeAsync());

    /// <summary>Where the server that a conversation lives on has died, it is asked again until it lives elsewhere: asked twice, it does nothing twice.</summary>
    private async Task<TAnswer> AskAsync<TAnswer>(string channel, string conversation, Func<IConversationGrain, Task<TAnswer>> ask)
    {
        var grain = GrainOf($"{channel}|{conversation}");
        var begun = clock.GetTimestamp();
        while (true)
        {
            try
            {
                return await ask(grain);
            }
            catch (OrleansMessageRejectionException) when (clock.GetElapsedTime(begun) < Patience)
            {
                await Task.Delay(Pause, clock);
            }
        }
    }

    private IConversationGrain GrainOf(string key) =>
        (IConversationGrain)grains.GetGrain(GrainId.Create(one.Value.GrainId.Type, key), one.Value.InterfaceType);
}
