using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.Bot.Connector.Authentication;
using Microsoft.Bot.Schema;
using Microsoft.Extensions.Logging;

namespace ChatShop.Channels.BotFramework;

/// <summary>Takes activities from the Bot Connector, the Emulator and other Bot Framework clients.</summary>
/// <remarks>Authentication and the way back are Bot Builder's own; the turn itself is made in the conversation (docs/decisions/0008).</remarks>
internal sealed class BotFrameworkDoor(
    BotFrameworkSettings settings, BotFrameworkAuthentication authentication, ConnectorReply connector, ITurns turns, ILogger<BotFrameworkDoor> logger)
{
    private const int MostBytes = 256 * 1024;
    private const string AnyChannel = "emulator";

    /// <summary>People of these come through doors of their own, which prove who they are.</summary>
    private static readonly HashSet<string> OtherDoors = new(StringComparer.OrdinalIgnoreCase) { "wechat", "directline", "telegram", "sms" };

    /// <summary>Takes one request.</summary>
    public async Task<IResult> TakeAsync(HttpContext http)
    {
        if (settings.AppId is null && !IsHere(http.Connection.RemoteIpAddress))
            return DoorRefusal.Of(StatusCodes.Status403Forbidden, "Only callers on this machine are heard.", "Set Channels:BotFramework:AppId and AppPassword to open this door to the Bot Connector.");
        if (await http.Request.ReadBodyAsync(MostBytes, http.RequestAborted) is not { } body)
            return DoorRefusal.TooLarge(MostBytes);
        if (ActivityJson.Read<Activity>(body) is not { } activity)
            return DoorRefusal.Of(StatusCodes.Status400BadRequest, "This is no activity.", "Send a Bot Framework activity as JSON.");
        if (Mend(activity) is { } refusal)
            return refusal;
        if (settings.AppId is not null && !await IsProvenAsync(http.Request, activity, http.RequestAborted))
            return DoorRefusal.Of(StatusCodes.Status401Unauthorized, "The token does not prove the caller.", "Send the Bot Connector's JWT in Authorization: Bearer.");

        // How it is answered is this door's affair: the turn itself is the same either way.
        var isAnsweredHere = activity.DeliveryMode == DeliveryModes.ExpectReplies;
        activity.DeliveryMode = null;
        var replies = await turns.TakeAsync(activity, http.RequestAborted);
        if (isAnsweredHere)
            return Results.Bytes(ActivityJson.Write(replies), "application/json; charset=utf-8");

        // The client has its answer when these arrive; a failing way back must not make it send the message again.
        http.Response.OnCompleted(() => SendAsync(replies));
        return Results.Json(new { }, statusCode: StatusCodes.Status202Accepted);
    }

    private async Task SendAsync(IReadOnlyList<Activity> replies)
    {
        foreach (var reply in replies)
            if (await connector.PushAsync(reply, CancellationToken.None) is { } why)
                logger.LogWarning("The answers to activity {Activity} could not be sent: {Why}", reply.ReplyToId, why);
    }

    /// <summary>Fills in what clients may leave out; says what they may not.</summary>
    private static IResult? Mend(Activity activity)
    {
        if (string.IsNullOrWhiteSpace(activity.Type))
            activity.Type = ActivityTypes.Message;
        if (string.IsNullOrWhiteSpace(activity.From?.Id) || string.IsNullOrWhiteSpace(activity.Conversation?.Id))
            return DoorRefusal.Of(StatusCodes.Status400BadRequest, "The activity names nobody.", "An activity needs from.id and conversation.id.");
        if (string.IsNullOrWhiteSpace(activity.ChannelId))
            activity.ChannelId = AnyChannel;
        if (OtherDoors.Contains(activity.ChannelId))
            return DoorRefusal.Of(StatusCodes.Status403Forbidden, "This channel has a door of its own.", $"Activities of {activity.ChannelId} come through their own door.");
        if (Names(activity).Any(name => name.Length > 200 || name.Contains('|', StringComparison.Ordinal) || name.Any(char.IsControl)))
            return DoorRefusal.Of(StatusCodes.Status400BadRequest, "An id is too long or holds signs that no id has.", "channelId, from.id, conversation.id and id have at most 200 characters, without | and control characters.");
        if (string.IsNullOrWhiteSpace(activity.Id))
            activity.Id = Guid.NewGuid().ToString("N");
        activity.Recipient ??= new ChannelAccount("shop");
        return null;
    }

    private static IEnumerable<string> Names(Activity activity) =>
        [activity.ChannelId, activity.From.Id, activity.Conversation.Id, activity.Id ?? ""];

    private async Task<bool> IsProvenAsync(HttpRequest request, Activity activity, CancellationToken cancellation)
    {
        try
        {
            await authentication.AuthenticateRequestAsync(activity, request.Headers.Authorization.ToString(), cancellation);
            return true;
        }
        catch (UnauthorizedAccessException)
        {
            return false;
        }
    }

    private static bool IsHere(IPAddress? caller) => caller is not null && IPAddress.IsLoopback(caller.IsIPv4MappedToIPv6 ? caller.MapToIPv4() : caller);
}
