using System.Text;
using Microsoft.Bot.Schema;
using Newtonsoft.Json;

namespace ChatShop.Channels.BotFramework;

/// <summary>Activities as the Bot Framework protocol writes them: camel case, nulls left out.</summary>
internal static class ActivityJson
{
    private static readonly JsonSerializer Json = JsonSerializer.Create(new JsonSerializerSettings
    {
        NullValueHandling = NullValueHandling.Ignore,
        DateFormatHandling = DateFormatHandling.IsoDateFormat,
        DateTimeZoneHandling = DateTimeZoneHandling.Utc,
        TypeNameHandling = TypeNameHandling.None,
        MaxDepth = 32,
    });

    /// <summary>Reads one; null when the bytes are none.</summary>
    public static T? Read<T>(byte[] bytes) where T : class
    {
        try
        {
            using var reader = new JsonTextReader(new StreamReader(new MemoryStream(bytes), new UTF8Encoding(false, throwOnInvalidBytes: true)));
            return Json.Deserialize<T>(reader);
        }
        catch (Exception broken) when (broken is JsonException or DecoderFallbackException or FormatException or InvalidCastException or ArgumentException)
        {
            return null;
        }
    }

    /// <summary>Writes activities as <c>{"activities": […]}</c>, what <c>deliveryMode: expectReplies</c> is answered with.</summary>
    public static byte[] Write(IReadOnlyList<Activity> activities)
    {
        var bytes = new MemoryStream(1024);
        using (var writer = new StreamWriter(bytes, new UTF8Encoding(false)))
            Json.Serialize(writer, new ExpectedReplies([.. activities]));
        return bytes.ToArray();
    }
}
