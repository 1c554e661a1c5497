using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace ChatShop.Trade;

/// <summary>How facts, refusals and values are written down as JSON, and read again.</summary>
public static class TradeJson
{
    private static readonly Dictionary<string, Type> Named = typeof(Fact).Assembly.GetTypes()
        .Where(type => !type.IsAbstract && (type.IsSubclassOf(typeof(Fact)) || type.IsSubclassOf(typeof(Refusal)) || type.IsSubclassOf(typeof(Errand))))
        .ToDictionary(type => type.Name);

    /// <summary>Camel case, enums by name, units by code; what is computed is not written.</summary>
    public static JsonSerializerOptions Options { get; } = new(JsonSerializerDefaults.Web)
    {
        TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { LeaveOutComputed } },
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase), new UnitConverter(), new RefusalConverter() },
    };

    /// <summary>The type of fact, refusal or errand with this name; only our own can be named.</summary>
    /// <exception cref="KeyNotFoundException">No such type: written by a newer version, or tampered with.</exception>
    public static Type TypeNamed(string name) => Named[name];

    private static void LeaveOutComputed(JsonTypeInfo type)
    {
        for (var i = type.Properties.Count - 1; i >= 0; i--)
            if (type.Properties[i].Set is null)
                type.Properties.RemoveAt(i);
    }

    private sealed class UnitConverter : JsonConverter<Unit>
    {
        public override Unit Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            Unit.Of(reader.GetString()!);

        public override void Write(Utf8JsonWriter writer, Unit value, JsonSerializerOptions options) =>
            writer.WriteStringValue(value.Code);
    }

    /// <summary>A refusal inside another one: its name is written with it.</summary>
    private sealed class RefusalConverter : JsonConverter<Refusal>
    {
        public override Refusal Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            var (name, told) = JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(ref reader, options)!.Single();
            return (Refusal)told.Deserialize(TypeNamed(name), options)!;
        }

        public override void Write(Utf8JsonWriter writer, Refusal value, JsonSerializerOptions options) =>
            JsonSerializer.Serialize(writer, new Dictionary<string, object> { [value.GetType().Name] = value }, options);
    }
}
