using ChatShop.Trade;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace ChatShop.Conversations.Sessions;

/// <summary>Lets sessions, which Bot Builder writes down, hold values of the trade: those are written as the trade writes them.</summary>
/// <remarks>Units, quantities and prices have no constructor that Bot Builder's JSON could find.</remarks>
internal sealed class AsTradeJson<T> : JsonConverter<T>
{
    public override void WriteJson(JsonWriter writer, T? value, JsonSerializer serializer) =>
        writer.WriteRawValue(System.Text.Json.JsonSerializer.Serialize(value, TradeJson.Options));

    public override T? ReadJson(JsonReader reader, Type objectType, T? existingValue, bool hasExistingValue, JsonSerializer serializer) =>
        System.Text.Json.JsonSerializer.Deserialize<T>(JToken.Load(reader).ToString(Formatting.None), TradeJson.Options);
}
