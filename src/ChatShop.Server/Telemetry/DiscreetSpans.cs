using System.Diagnostics;
using OpenTelemetry;

namespace ChatShop.Server.Telemetry;

/// <summary>Takes from every span what might name a person or hold a secret, before anybody is sent it.</summary>
/// <remarks>
/// Frameworks write down addresses (an order's key, a telephone that is a conversation's id, a bot's token in the path),
/// callers, grains' keys and what exceptions say. So only what is known to be harmless stays.
/// </remarks>
internal sealed class DiscreetSpans : BaseProcessor<Activity>
{
    private static readonly HashSet<string> Harmless =
    [
        "http.request.method", "http.response.status_code", "http.route", "url.scheme", "network.protocol.version", "server.port", "error.type",
        "rpc.system", "rpc.service", "rpc.method", "db.system.name",
        "chatshop.channel", "chatshop.activity", "chatshop.outcome", "chatshop.intent", "chatshop.refused", "chatshop.part", "chatshop.parcel", "chatshop.about",
    ];

    /// <inheritdoc/>
    public override void OnEnd(Activity data)
    {
        foreach (var tag in data.TagObjects.Select(tag => tag.Key).Where(tag => !Harmless.Contains(tag)).ToList())
            data.SetTag(tag, null);
        if (data.StatusDescription is not null)
            data.SetStatus(data.Status);
        if (data.Events.Any() || data.Baggage.Any())
            data.ActivityTraceFlags &= ~ActivityTraceFlags.Recorded; // They can not be taken away: rather no span.
    }
}
