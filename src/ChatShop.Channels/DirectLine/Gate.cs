using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace ChatShop.Channels.DirectLine;

/// <summary>Lets in who proves with the secret or a token that they may.</summary>
internal sealed class Gate(DirectLineSettings settings, Tokens tokens, TimeProvider clock)
{
    private const string Scheme = "Bearer ";

    private readonly byte[] secretHash = HashOf(settings.Secret);

    /// <summary>Refuses the others before an endpoint is reached, which then finds the <see cref="Caller"/> in the features.</summary>
    public static async ValueTask<object?> Filter(EndpointFilterInvocationContext invocation, EndpointFilterDelegate next)
    {
        var http = invocation.HttpContext;
        var gate = http.RequestServices.GetRequiredService<Gate>();
        if (gate.Refuse(http, Offered(http.Request), out var caller) is { } refusal)
            return refusal;

        http.Features.Set(caller);
        return await next(invocation);
    }

    /// <summary>Says why what is offered does not open the conversation that the address names.</summary>
    /// <param name="http">The request.</param>
    /// <param name="offered">The secret or a token; null when there was none.</param>
    /// <param name="caller">Who it is, when there is nothing to refuse.</param>
    public IResult? Refuse(HttpContext http, string? offered, out Caller caller)
    {
        caller = Caller.Owner;
        if (string.IsNullOrEmpty(offered))
        {
            http.Response.Headers.WWWAuthenticate = "Bearer";
            return Problems.NothingOffered();
        }
        if (!CryptographicOperations.FixedTimeEquals(HashOf(offered), secretHash))
        {
            if (tokens.Read(offered) is not { } holder)
                return Problems.NotOurs();
            if (holder.Expires <= clock.GetUtcNow())
                return Problems.Expired();
            caller = holder;
        }

        if (http.GetRouteValue("conversation") is not string conversation)
            return null;
        if (!ConversationId.Knows(conversation))
            return Problems.UnknownConversation();
        return caller.Reaches(conversation) ? null : Problems.ForeignConversation();
    }

    /// <summary>What the Authorization header offers.</summary>
    public static string? Offered(HttpRequest request)
    {
        var header = request.Headers.Authorization.ToString();
        return header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) ? header[Scheme.Length..].Trim() : null;
    }

    /// <summary>Hashes are of one length, so comparing them tells nothing of the secret's.</summary>
    private static byte[] HashOf(string text) => SHA256.HashData(Encoding.UTF8.GetBytes(text));
}
