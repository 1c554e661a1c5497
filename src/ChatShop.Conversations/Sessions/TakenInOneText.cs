using System.Globalization;
using System.Text;
using Newtonsoft.Json;

namespace ChatShop.Conversations.Sessions;

/// <summary>Writes what was taken as one text, <c>id from count</c> after each other: this is most of a session, which is written every turn.</summary>
internal sealed class TakenInOneText : JsonConverter<IList<Taken>>
{
    public override void WriteJson(JsonWriter writer, IList<Taken>? value, JsonSerializer serializer) =>
        writer.WriteValue(Text(value ?? []));

    private static string Text(IList<Taken> value)
    {
        var text = new StringBuilder(value.Count * 40);
        foreach (var taken in value)
            text.Append(CultureInfo.InvariantCulture, $"{taken.Id} {taken.From} {taken.Count} ");
        return text.ToString();
    }

    public override IList<Taken> ReadJson(JsonReader reader, Type objectType, IList<Taken>? existingValue, bool hasExistingValue, JsonSerializer serializer) =>
        [.. ((string?)reader.Value ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries).Chunk(3).Select(part =>
            new Taken(part[0], long.Parse(part[1], CultureInfo.InvariantCulture), int.Parse(part[2], CultureInfo.InvariantCulture)))];
}
