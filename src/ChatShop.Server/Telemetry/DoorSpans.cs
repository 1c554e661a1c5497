using System.Diagnostics;

namespace ChatShop.Server.Telemetry;

/// <summary>The spans of what comes in through the doors and goes out through the outbox.</summary>
internal static class DoorSpans
{
    /// <summary>The name by which they are listened to.</summary>
    public const string Name = "ChatShop.Server";

    private static readonly ActivitySource Source = new(Name);

    private static readonly string[] Doors = ["/api", "/channels", "/v3", "/webhooks"];

    /// <summary>Begins a message that a door has proven.</summary>
    public static Activity? BeginMessage(string channel, string activity) =>
        Source.StartActivity("door")?.SetTag("chatshop.channel", channel).SetTag("chatshop.activity", activity);

    /// <summary>Begins to deliver a parcel of the outbox.</summary>
    public static Activity? BeginParcel(long id, string about) =>
        Source.StartActivity("parcel")?.SetTag("chatshop.parcel", id).SetTag("chatshop.about", about);

    /// <summary>Whether a request is worth a trace: those who look whether the shop is well, and fetch its pictures, are not.</summary>
    public static bool IsTold(HttpContext http) =>
        Array.Exists(Doors, door => http.Request.Path.StartsWithSegments(door));
}
