using Microsoft.Bot.Schema;

namespace ChatShop.Conversations.Turns;

/// <summary>One conversation: one turn at a time, in order.</summary>
internal interface IConversationGrain : IGrainWithStringKey
{
    /// <summary>Takes one activity; one taken before gets the answers it got then.</summary>
    Task<Spoken> TakeAsync(Spoken activity);

    /// <summary>Whether the person wrote a short while ago.</summary>
    Task<bool> IsAwakeAsync();

    /// <summary>Tells the person something that happened elsewhere; what can not be brought now waits to be shown when they write.</summary>
    /// <param name="parcel">Its id: told once.</param>
    /// <param name="role">As what they hear it.</param>
    /// <param name="about">The fact's name.</param>
    /// <param name="told">The fact.</param>
    /// <param name="whom">The neighbour whom an agent hears it for; null for oneself.</param>
    Task<Told> TellAsync(long parcel, string role, string about, string told, string? whom);

    /// <summary>Brings an answer that did not go out with the request that asked.</summary>
    /// <param name="parcel">Its id: brought once.</param>
    /// <param name="asked">What was asked.</param>
    /// <param name="rest">What is still to be said; null for the whole answer.</param>
    /// <param name="waits">Why it can not be brought before the person writes; null when it can.</param>
    Task<Told> BringAsync(long parcel, Spoken asked, string? rest, string? waits);
}

/// <summary>Activities on their way between servers.</summary>
[GenerateSerializer, Immutable]
internal sealed class Spoken(IReadOnlyList<Activity> activities)
{
    /// <summary>What was said, in order.</summary>
    [Id(0)]
    public IReadOnlyList<Activity> Activities { get; } = activities;
}

/// <summary>An activity travels as its own JSON.</summary>
[GenerateSerializer]
internal struct ActivitySurrogate
{
    /// <summary>The JSON.</summary>
    [Id(0)]
    public string Json;
}

/// <summary>Turns activities into JSON and back.</summary>
[RegisterConverter]
internal sealed class ActivityConverter : IConverter<Activity, ActivitySurrogate>
{
    public Activity ConvertFromSurrogate(in ActivitySurrogate surrogate) =>
        Newtonsoft.Json.JsonConvert.DeserializeObject<Activity>(surrogate.Json)!;

    public ActivitySurrogate ConvertToSurrogate(in Activity value) =>
        new() { Json = Newtonsoft.Json.JsonConvert.SerializeObject(value) };
}
