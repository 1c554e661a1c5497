using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace ChatShop.Channels.DirectLine;

/// <summary><c>tokens/generate</c> and <c>tokens/refresh</c>.</summary>
internal static class TokenEndpoints
{
    /// <summary>The secret makes a token for a new conversation, for a user whom the body may name.</summary>
    public static async Task<IResult> GenerateAsync(HttpContext http, Tokens tokens)
    {
        if (!http.Features.GetRequiredFeature<Caller>().IsOwner)
            return Problems.NeedsSecret();
        var (opening, refusal) = await ActivityText.ReadOpeningAsync(http.Request);
        return opening is null ? refusal : Grant(tokens, ConversationId.Make(), opening.Named);
    }

    /// <summary>A token that still holds makes one that holds longer.</summary>
    public static IResult Refresh(HttpContext http, Tokens tokens)
    {
        var caller = http.Features.GetRequiredFeature<Caller>();
        return caller.Conversation is { } conversation ? Grant(tokens, conversation, caller.User) : Problems.NeedsToken();
    }

    /// <summary>The answer that carries a token.</summary>
    public static IResult Grant(Tokens tokens, string conversation, string? user) => Results.Json(
        new Granted(conversation, tokens.Issue(conversation, user), (int)Tokens.Lifetime.TotalSeconds));

    private sealed record Granted(
        string ConversationId, string Token, [property: System.Text.Json.Serialization.JsonPropertyName("expires_in")] int ExpiresIn);
}
