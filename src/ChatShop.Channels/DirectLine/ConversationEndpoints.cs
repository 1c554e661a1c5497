using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Bot.Schema;

namespace ChatShop.Channels.DirectLine;

/// <summary><c>conversations</c>: opening one, and coming back to one.</summary>
internal static class ConversationEndpoints
{
    /// <summary>Opens the token's conversation, or a new one for the secret; the shop then greets.</summary>
    /// <returns>201 when it is new, 200 when something was said in it already.</returns>
    public static async Task<IResult> OpenAsync(HttpContext http, Tokens tokens, ITurns turns, IActivityFeed feed)
    {
        var (opening, refusal) = await ActivityText.ReadOpeningAsync(http.Request);
        if (opening is null)
            return refusal;

        var caller = http.Features.GetRequiredFeature<Caller>();
        var conversation = caller.Conversation ?? ConversationId.Make();
        if (caller.Speaker(opening.User?.Id, conversation) is not { } user)
            return Problems.UnprovenUser();

        var known = (await feed.ReadAsync(ConversationId.Channel, conversation, 0, 1, http.RequestAborted)).Count > 0;
        if (!known)
            await turns.TakeAsync(Arrival(http.Request, conversation, user, opening), http.RequestAborted);

        var token = tokens.Issue(conversation, caller.IsOwner ? opening.Named : caller.User);
        return Results.Json(
            Opened.At(http.Request, conversation, token, Watermark.Beginning), statusCode: known ? StatusCodes.Status200OK : StatusCodes.Status201Created);
    }

    /// <summary>Comes back to a conversation, with a new token and the address of its stream.</summary>
    public static IResult Reconnect(HttpContext http, Tokens tokens, string conversation, string? watermark)
    {
        if (!Watermark.TryRead(watermark, out _))
            return Problems.Malformed("The watermark is none of ours.");

        var token = tokens.Issue(conversation, http.Features.GetRequiredFeature<Caller>().User);
        return Results.Json(Opened.At(http.Request, conversation, token, watermark ?? Watermark.Beginning));
    }

    private static Activity Arrival(HttpRequest request, string conversation, string user, Opening opening)
    {
        var member = new ChannelAccount(user, opening.User?.Name);
        var arrival = new Activity(ActivityTypes.ConversationUpdate) { MembersAdded = [member], From = member, Locale = opening.Locale };
        return Proven.Address(arrival, request, conversation, user, $"{conversation}|opened");
    }

    private sealed record Opened(
        string ConversationId, string Token, [property: JsonPropertyName("expires_in")] int ExpiresIn, string StreamUrl)
    {
        public static Opened At(HttpRequest request, string conversation, string token, string watermark)
        {
            var scheme = Front.IsSecure(request) ? "wss" : "ws";
            var stream = $"{scheme}://{request.Host}{request.PathBase}/v3/directline/conversations/{conversation}/stream?watermark={watermark}&t={token}";
            return new Opened(conversation, token, (int)Tokens.Lifetime.TotalSeconds, stream);
        }
    }
}
