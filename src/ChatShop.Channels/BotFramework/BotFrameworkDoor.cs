using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;
using Microsoft.Bot.Schema;

namespace ChatShop.Channels.BotFramework;

/// <summary>What happens to a request at <c>POST /api/messages</c>.</summary>
internal sealed partial class BotFrameworkDoor(
    BotFrameworkSettings settings, ConnectorAdapter adapter, ITurns turns, IPromises promises, LateAnswers late, TimeProvider clock)
{
    private const int MostBytes = 256 * 1024;
    private const int LongestId = 1024;

    /// <summary>Takes one activity.</summary>
    public async Task<IResult> TakeAsync(HttpContext http)
    {
        if (!settings.IsProtected && !Loopback.IsCaller(http))
            return Refused(StatusCodes.Status403Forbidden, "Without an AppId only callers on this machine are let in.");
        if (!http.Request.HasJsonContentType())
            return Refused(StatusCodes.Status415UnsupportedMediaType, "An activity is application/json.");
        if (await LimitedBody.ReadAsync(http.Request, MostBytes) is not { } body)
            return Refused(StatusCodes.Status413PayloadTooLarge, "An activity has at most 256 KB.");
        if (ActivityJson.Read(body) is not { } activity)
            return Refused(StatusCodes.Status400BadRequest, "The body is not an activity in JSON.");
        if (WhatIsMissing(activity) is { } missing)
            return Refused(StatusCodes.Status400BadRequest, missing);

        activity.ChannelId ??= Microsoft.Bot.Connector.Channels.Emulator;
        if (!ChannelNames().IsMatch(activity.ChannelId))
            return Refused(StatusCodes.Status400BadRequest, "The activity's channelId is not a name.");
        if (!settings.IsProtected && WhyNotFromThisMachine(activity) is { } stranger)
            return Refused(StatusCodes.Status403Forbidden, stranger);
        if (await adapter.ProveAsync(activity, settings.IsProtected ? http.Request.Headers.Authorization.ToString() : null, http.RequestAborted) is { } caller)
            return await HearAsync(http, activity, caller);
        return Refused(
            StatusCodes.Status401Unauthorized, settings.IsProtected ? "The token does not prove that this comes from the Bot Connector." : "The caller is not known.");
    }

    private static string? WhyNotFromThisMachine(Activity activity)
    {
        if (ForeignNames.IsOurs(activity.ChannelId))
            return "People of this channel come through its own door.";
        return activity.ServiceUrl is null || Loopback.IsServiceUrl(activity.ServiceUrl)
            ? null
            : "Without an AppId answers go to a serviceUrl on this machine only.";
    }

    private async Task<IResult> HearAsync(
        HttpContext http, Activity activity, Microsoft.Bot.Connector.Authentication.AuthenticateRequestResult caller)
    {
        Complete(activity);
        PoorNetwork.Note(activity, http.Request);
        if (activity.DeliveryMode == DeliveryModes.ExpectReplies)
            return Results.Text(ActivityJson.Write(await AnswersAsync(activity, http.RequestAborted)), "application/json");

        var bot = new DoorBot(turns, promises);
        var delivery = adapter.RunAsync(caller, activity, bot, CancellationToken.None);
        late.Leave($"answers to activity {activity.Id} of channel {activity.ChannelId}", delivery);
        await await Task.WhenAny(bot.Heard, delivery);
        return Results.StatusCode(StatusCodes.Status202Accepted);
    }

    /// <summary>Nothing is sent anywhere, so Bot Builder's adapter has nothing to do here.</summary>
    private async Task<ExpectedReplies> AnswersAsync(Activity activity, CancellationToken cancellation)
    {
        var outside = activity.ChannelId;
        activity.ChannelId = ForeignNames.Inside(outside);
        var answers = await turns.TakeAsync(activity, cancellation);
        return new ExpectedReplies([.. answers.Select(answer => Cards.Dress(answer, outside, isShown: false))]);
    }

    /// <summary>Gives the activity what every door promises to the house.</summary>
    private void Complete(Activity activity)
    {
        activity.Id = string.IsNullOrWhiteSpace(activity.Id) ? Guid.NewGuid().ToString("N") : activity.Id;
        activity.Timestamp ??= clock.GetUtcNow();
        activity.Recipient ??= new ChannelAccount(role: RoleTypes.Bot);
        activity.Recipient.Id ??= settings.IsProtected ? settings.AppId : "shop";
    }

    private static string? WhatIsMissing(Activity activity)
    {
        if (string.IsNullOrWhiteSpace(activity.Type))
            return "The activity has no type.";
        if (string.IsNullOrWhiteSpace(activity.From?.Id))
            return "The activity has no from.id.";
        if (string.IsNullOrWhiteSpace(activity.Conversation?.Id))
            return "The activity has no conversation.id.";
        if (activity.ServiceUrl is null && activity.DeliveryMode != DeliveryModes.ExpectReplies)
            return "The activity has no serviceUrl to answer to, and its deliveryMode is not expectReplies.";
        return new[] { activity.Id, activity.From.Id, activity.Conversation.Id, activity.Recipient?.Id }.Any(id => id?.Length > LongestId)
            ? "An id of the activity is too long."
            : null;
    }

    private static IResult Refused(int status, string why) => Results.Problem(why, statusCode: status);

    [GeneratedRegex("^[A-Za-z0-9._-]{1,64}$")]
    private static partial Regex ChannelNames();
}
