using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Bot.Schema;
using Newtonsoft.Json;

namespace ChatShop.Channels.DirectLine;

/// <summary>Activities as clients write and read them.</summary>
internal static class ActivityText
{
    private static readonly JsonSerializerSettings Json = new()
    {
        NullValueHandling = NullValueHandling.Ignore,
        DateParseHandling = DateParseHandling.None,
        MaxDepth = 32,
    };

    /// <summary>What clients may say; that somebody joined is ours to say.</summary>
    private static readonly HashSet<string> Sayable =
        [ActivityTypes.Message, ActivityTypes.Event, ActivityTypes.Typing, ActivityTypes.MessageReaction, ActivityTypes.EndOfConversation];

    /// <summary>The most that one may have, in bytes.</summary>
    public const int MostBytes = 256 * 1024;

    private const int LongestUserId = 256;

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Reads one that a client says; null when it is none, or none that clients may say.</summary>
    public static Activity? Read(byte[] body) => Decode(body) is { } text ? Read(text) : null;

    /// <summary>Reads one that a client says; null when it is none, or none that clients may say.</summary>
    public static Activity? Read(string text) =>
        Parse<Activity>(text) is { Type: { } type } activity && Sayable.Contains(type) && CanBe(activity.From) ? activity : null;

    /// <summary>Reads the one that a request brings.</summary>
    /// <returns>The activity; without one, the refusal.</returns>
    public static Task<(Activity? Activity, IResult Refusal)> ReadAsync(HttpRequest request) =>
        ReadAsync(request, Read, "The body is no activity that a client can send.");

    /// <summary>Reads what a client says of itself when it opens a conversation or gets a token for one.</summary>
    /// <returns>What it says; where that makes no sense, the refusal.</returns>
    public static Task<(Opening? Opening, IResult Refusal)> ReadOpeningAsync(HttpRequest request) => ReadAsync(
        request,
        text => string.IsNullOrWhiteSpace(text) ? new Opening(null, null) : Parse<Opening>(text) is { } opening && CanBe(opening.User) ? opening : null,
        "The body is no JSON that names a user.");

    /// <summary>An ActivitySet: some of what was said, and where to go on.</summary>
    public static string Write(IReadOnlyList<Activity> activities, long watermark) =>
        JsonConvert.SerializeObject(new { activities = activities.Where(activity => activity.Type != ActivityTypes.ConversationUpdate).Select(TappableLink.Under), watermark = Watermark.Write(watermark) }, Json);

    private static async Task<(T?, IResult)> ReadAsync<T>(HttpRequest request, Func<string, T?> read, string otherwise) where T : class =>
        await LimitedBody.ReadAsync(request, MostBytes) is { } body
            ? (Decode(body) is { } text ? read(text) : null, Problems.Malformed(otherwise))
            : (null, Problems.TooLarge(MostBytes));

    private static bool CanBe(ChannelAccount? user) => user?.Id is null || user.Id.Length <= LongestUserId;

    /// <summary>Null where it is no UTF-8: words that came broken are not guessed.</summary>
    private static string? Decode(byte[] body)
    {
        try
        {
            return Strict.GetString(body);
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }

    private static T? Parse<T>(string text) where T : class
    {
        try
        {
            return JsonConvert.DeserializeObject<T>(text, Json);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

/// <summary>What a client may say of itself when it opens a conversation or gets a token for one.</summary>
internal sealed record Opening(ChannelAccount? User, string? Locale)
{
    /// <summary>The user's id; null when it names nobody.</summary>
    public string? Named => string.IsNullOrWhiteSpace(User?.Id) ? null : User.Id;
}
