using System.Globalization;
using Newtonsoft.Json;

namespace ChatShop.Conversations.Sessions;

/// <summary>Writes what was taken as one text, <c>id from count</c> after each other: a session is written several times a turn, and this is most of it.</summary>
internal sealed class TakenInOneText : JsonConverter<IList<Taken>>
{
    public override void WriteJson(JsonWriter writer, IList<Taken>? value, JsonSerializer serializer) =>
        writer.WriteValue(string.Join(' ', (value ?? []).Select(taken => string.Create(CultureInfo.InvariantCulture, $"{taken.Id} {taken.From} {taken.Count}"))));

    public override IList<Taken> ReadJson(JsonReader reader, Type objectType, IList<Taken>? existingValue, bool hasExistingValue, JsonSerializer serializer) =>
        [.. ((string?)reader.Value ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries).Chunk(3).Select(part =>
            new Taken(part[0], long.Parse(part[1], CultureInfo.InvariantCulture), int.Parse(part[2], CultureInfo.InvariantCulture)))];
}
