using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using ChatShop.Trade;
using ChatShop.Trade.Listings;

namespace ChatShop.Server.Rest;

/// <summary>How the REST API writes JSON: camel case, UTC instants, no null left out.</summary>
internal static class RestJson
{
    public static JsonSerializerOptions Options { get; } = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase), new UtcInstant() },
    };

    /// <summary>Money as <c>{"amount": 12.5, "currency": "CNY"}</c>.</summary>
    public static RestMoney Of(Money money) => new(money.Amount.Shortened(), money.CurrencyCode);

    /// <summary>A quantity as in a reading.</summary>
    public static RestQuantity Of(Quantity quantity) => new(quantity.Value.Shortened(), quantity.Unit.Code);

    /// <summary>A price as in a reading.</summary>
    public static RestPrice Of(Price price) => new(price.Money.Amount.Shortened(), price.Money.CurrencyCode, Of(price.Per));

    /// <summary>An enum's name in camel case.</summary>
    public static string Name(Enum value) => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());

    private sealed class UtcInstant : JsonConverter<DateTimeOffset>
    {
        public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.GetDateTimeOffset();

        public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options) =>
            writer.WriteStringValue(value.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", System.Globalization.CultureInfo.InvariantCulture));
    }
}
