using Microsoft.Bot.Schema;

namespace ChatShop.Conversations.Turns;

/// <summary>One conversation: one turn at a time, in order.</summary>
internal interface IConversationGrain : IGrainWithStringKey
{
    /// <summary>Takes one activity; one taken before gets the answers it got then.</summary>
    Task<Spoken> TakeAsync(Spoken activity);

    /// <summary>Whether the person wrote a short while ago.</summary>
    Task<bool> IsAwakeAsync();

    /// <summary>Tells the person something that happened elsewhere.</summary>
    /// <returns>Null when it has arrived or waits to be shown at the next contact; otherwise why not.</returns>
    Task<string?> TellAsync(long parcel, string role, string about, string told);
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
