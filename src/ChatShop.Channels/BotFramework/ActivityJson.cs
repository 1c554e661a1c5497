using System.Text.Json;
using Microsoft.Bot.Schema;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace ChatShop.Channels.BotFramework;

/// <summary>Activities as the Bot Framework writes them: JSON in camelCase, what is not set left out.</summary>
internal static class ActivityJson
{
    private const int DeepestNesting = 32;

    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = DeepestNesting, AllowDuplicateProperties = false };

    private static readonly JsonSerializerSettings Settings = new()
    {
        NullValueHandling = NullValueHandling.Ignore,
        DateParseHandling = DateParseHandling.None,
        DateTimeZoneHandling = DateTimeZoneHandling.Utc,
        TypeNameHandling = TypeNameHandling.None,
        MaxDepth = DeepestNesting,
    };

    /// <summary>Reads one activity.</summary>
    /// <returns>The activity; null when the bytes are no JSON (RFC 8259), nested too deep, or no activity.</returns>
    public static Activity? Read(ReadOnlyMemory<byte> json)
    {
        try
        {
            using (var document = JsonDocument.Parse(json, Strict))
            {
                if (document.RootElement.ValueKind != JsonValueKind.Object)
                    return null;
            }
            return JsonConvert.DeserializeObject<Activity>(System.Text.Encoding.UTF8.GetString(json.Span), Settings);
        }
        catch (Exception malformed) when (malformed is System.Text.Json.JsonException or Newtonsoft.Json.JsonException)
        {
            return null;
        }
    }

    /// <summary>Writes what a caller with <c>deliveryMode: expectReplies</c> reads.</summary>
    public static string Write(ExpectedReplies replies) => Write((object)replies);

    /// <summary>Writes an activity, or a part of one.</summary>
    public static string Write(object part) => JsonConvert.SerializeObject(part, Settings);

    /// <summary>A copy that may be changed.</summary>
    public static Activity Copy(Activity activity)
    {
        var copy = JObject.FromObject(activity, Newtonsoft.Json.JsonSerializer.Create(Settings));
        if (copy["attachments"] is JContainer attachments) // A card that has travelled holds what is not set as nulls.
            attachments.Descendants().OfType<JProperty>().Where(property => property.Value.Type == JTokenType.Null).ToList().ForEach(property => property.Remove());
        return copy.ToObject<Activity>()!;
    }
}
