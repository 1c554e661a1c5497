using ChatShop.Trade;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace ChatShop.Conversations.Sessions;

/// <summary>Values of the trade inside a session: written and read as the trade itself does it, so that each can be read again.</summary>
internal sealed class AsTradeWrites : JsonConverter
{
    public override bool CanConvert(Type objectType) => objectType.Assembly == typeof(TradeJson).Assembly;

    public override void WriteJson(JsonWriter writer, object? value, JsonSerializer serializer)
    {
        using var text = new StringReader(System.Text.Json.JsonSerializer.Serialize(value, TradeJson.Options));
        using var reader = new JsonTextReader(text) { FloatParseHandling = FloatParseHandling.Decimal, DateParseHandling = DateParseHandling.None };
        JToken.Load(reader).WriteTo(writer);
    }

    public override object? ReadJson(JsonReader reader, Type objectType, object? existingValue, JsonSerializer serializer) =>
        System.Text.Json.JsonSerializer.Deserialize(JToken.Load(reader).ToString(Formatting.None), objectType, TradeJson.Options);
}
