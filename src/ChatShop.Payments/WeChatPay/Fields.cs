using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using ChatShop.Trade;

namespace ChatShop.Payments.WeChatPay;

/// <summary>Reads objects whose fields may be missing or of another kind.</summary>
internal static class Fields
{
    /// <summary>A text; empty without.</summary>
    public static string Text(this JsonObject? from, string name) =>
        from?[name] is JsonValue value && value.TryGetValue<string>(out var text) ? text : "";

    /// <summary>A whole number; 0 without.</summary>
    public static long Number(this JsonObject? from, string name) =>
        from?[name] is JsonValue value && value.GetValueKind() == JsonValueKind.Number && value.TryGetValue<long>(out var number) ? number : 0;

    /// <summary>An object; null without.</summary>
    public static JsonObject? Inner(this JsonObject? from, string name) => from?[name] as JsonObject;

    /// <summary>Fen as money.</summary>
    public static Money Fen(this JsonObject? from, string name) => new(from.Number(name), Currency.Cny);

    /// <summary>A moment; null without.</summary>
    public static DateTimeOffset? Moment(this JsonObject? from, string name) =>
        DateTimeOffset.TryParse(from.Text(name), CultureInfo.InvariantCulture, DateTimeStyles.None, out var at) ? at : null;
}
