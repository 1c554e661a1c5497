using Newtonsoft.Json;
using Newtonsoft.Json.Serialization;

namespace ChatShop.Conversations.Sessions;

/// <summary>Answers Bot Builder, which writes a state out whenever it wonders whether it has changed, that a session has: by another number each time.</summary>
/// <remarks>It wonders when it has read one, before it saves it and after. What goes to Redis is written once, by <see cref="RedisStorage"/>.</remarks>
internal sealed class SaidToHaveChanged : JsonConverter<Session>
{
    private static long wondered;

    /// <summary>By these contracts a session is written as it stands.</summary>
    public static IContractResolver Whole { get; } = new AsItStands();

    public override bool CanRead => false;

    public override void WriteJson(JsonWriter writer, Session? value, JsonSerializer serializer) => writer.WriteValue(Interlocked.Increment(ref wondered));

    public override Session ReadJson(JsonReader reader, Type objectType, Session? existingValue, bool hasExistingValue, JsonSerializer serializer) =>
        throw new NotSupportedException("A session is read as it stands.");

    private sealed class AsItStands : DefaultContractResolver
    {
        protected override JsonConverter? ResolveContractConverter(Type objectType) => objectType == typeof(Session) ? null : base.ResolveContractConverter(objectType);
    }
}
