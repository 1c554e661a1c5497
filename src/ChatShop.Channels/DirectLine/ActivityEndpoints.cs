using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Bot.Schema;

namespace ChatShop.Channels.DirectLine;

/// <summary><c>conversations/{id}/activities</c>: reading what was said, and saying something.</summary>
internal static class ActivityEndpoints
{
    /// <summary>What was said after the watermark.</summary>
    public static async Task<IResult> ReadAsync(HttpContext http, IActivityFeed feed, string conversation, string? watermark)
    {
        if (!Watermark.TryRead(watermark, out var position))
            return Problems.Malformed("The watermark is none of ours.");

        var (said, next) = await Said.AfterAsync(feed, conversation, position, http.RequestAborted);
        return Results.Text(ActivityText.Write(said, next), "application/json", Encoding.UTF8);
    }

    /// <summary>Says something, and waits for the turn; the answers come through the feed.</summary>
    public static async Task<IResult> SayAsync(HttpContext http, ITurns turns, string conversation)
    {
        var (activity, refusal) = await ActivityText.ReadAsync(http.Request);
        return activity is null ? refusal : await TakeAsync(http, turns, conversation, activity);
    }

    /// <summary>Hands an activity in, as the caller's.</summary>
    public static async Task<IResult> TakeAsync(HttpContext http, ITurns turns, string conversation, Activity activity)
    {
        var caller = http.Features.GetRequiredFeature<Caller>();
        if (caller.Speaker(activity.From?.Id, conversation) is not { } user)
            return Problems.UnprovenUser();

        Proven.Address(activity, http.Request, conversation, user, Proven.IdOf(activity, conversation, user));
        await turns.TakeAsync(activity, http.RequestAborted);
        return Results.Json(new { id = activity.Id });
    }
}
