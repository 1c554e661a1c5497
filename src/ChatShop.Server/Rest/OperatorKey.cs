using System.Security.Cryptography;
using System.Text;

namespace ChatShop.Server.Rest;

/// <summary>Whether a request carries the operator's bearer key. Compared in constant time.</summary>
internal sealed class OperatorKey(string key)
{
    private const string Scheme = "Bearer ";

    private readonly byte[] digest = SHA256.HashData(Encoding.UTF8.GetBytes(key));

    public bool IsIn(HttpRequest request)
    {
        var header = request.Headers.Authorization.ToString();
        return header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase)
            && CryptographicOperations.FixedTimeEquals(digest, SHA256.HashData(Encoding.UTF8.GetBytes(header[Scheme.Length..].Trim())));
    }
}

/// <summary>Refuses requests without the operator's key, before anything of them is looked at.</summary>
internal sealed class OperatorOnly(OperatorKey key) : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        if (key.IsIn(context.HttpContext.Request))
            return await next(context);
        return Refuse(context.HttpContext);
    }

    /// <summary>What is answered to who has no key.</summary>
    public static IResult Refuse(HttpContext http)
    {
        http.Response.Headers.WWWAuthenticate = "Bearer";
        return Results.Problem(statusCode: StatusCodes.Status401Unauthorized, title: "A bearer key is needed.", detail: "Send Authorization: Bearer KEY; the operator has the key.");
    }
}
