using Microsoft.Bot.Schema;

namespace ChatShop.Channels;

/// <summary>Somebody comes in by a code or a link that leads somewhere: to a shop, to goods.</summary>
public static class Entrance
{
    /// <summary>What the activity is called.</summary>
    public const string EventName = "entrance";

    /// <summary>The longest that a code may say, in characters.</summary>
    private const int Longest = 64;

    /// <summary>Makes an activity say where somebody has come in.</summary>
    /// <param name="activity">With everything else set.</param>
    /// <param name="scene">What the code says, such as <c>s3</c> for a shop or <c>l5</c> for goods, as in the pages' addresses.</param>
    public static void Say(Activity activity, string scene) =>
        (activity.Type, activity.Name, activity.Value) = (ActivityTypes.Event, EventName, scene.Length <= Longest ? scene : "");

    /// <summary>Where a link to a page of a shop or of goods leads.</summary>
    /// <returns>Such as <c>s3</c>; null for any other text.</returns>
    public static string? SceneOf(string link) => Uri.TryCreate(link, UriKind.Absolute, out var address) && address.Segments is [.., "s/" or "l/", { Length: > 1 and <= Longest } scene]
        ? scene.TrimEnd('/')
        : null;
}
