using System.Buffers;
using System.Globalization;
using Newtonsoft.Json;

namespace ChatShop.Conversations.Sessions;

/// <summary>Writes what was taken as one text, <c>id from count</c> after each other: this is most of a session, which is written every turn.</summary>
internal sealed class TakenInOneText : JsonConverter<IList<Taken>>
{
    /// <summary>An id, two numbers of at most 20 digits, and what stands between.</summary>
    private const int Longest = Taken.IdLength + 2 * 20 + 3;

    public override void WriteJson(JsonWriter writer, IList<Taken>? value, JsonSerializer serializer) =>
        writer.WriteValue(Text(value ?? []));

    private static string Text(IList<Taken> value)
    {
        var signs = ArrayPool<char>.Shared.Rent(value.Count * Longest);
        var length = 0;
        foreach (var taken in value)
        {
            signs.AsSpan(length).TryWrite(CultureInfo.InvariantCulture, $"{taken.Id} {taken.From} {taken.Count} ", out var written);
            length += written;
        }
        var text = new string(signs, 0, length);
        ArrayPool<char>.Shared.Return(signs);
        return text;
    }

    public override IList<Taken> ReadJson(JsonReader reader, Type objectType, IList<Taken>? existingValue, bool hasExistingValue, JsonSerializer serializer) =>
        [.. ((string?)reader.Value ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries).Chunk(3).Select(part =>
            new Taken(part[0].Length > Taken.IdLength ? part[0][..Taken.IdLength] : part[0], long.Parse(part[1], CultureInfo.InvariantCulture), int.Parse(part[2], CultureInfo.InvariantCulture)))];
}
