using Microsoft.AspNetCore.Http;

namespace ChatShop.Channels.DirectLine;

/// <summary>Pages of other sites may use the door with the secret or a token; cookies never count there.</summary>
internal static class CrossOrigin
{
    /// <summary>Lets a page of any site read the answer, also one that is made after the endpoint has failed.</summary>
    public static ValueTask<object?> Allow(EndpointFilterInvocationContext invocation, EndpointFilterDelegate next)
    {
        invocation.HttpContext.Response.OnStarting(Open, invocation.HttpContext.Response.Headers);
        return next(invocation);
    }

    /// <summary>Answers the browser's question before the request.</summary>
    public static IResult Preflight(HttpResponse response)
    {
        response.Headers.AccessControlAllowOrigin = "*";
        response.Headers.AccessControlAllowMethods = "GET, POST, HEAD, PATCH, DELETE";
        response.Headers.AccessControlAllowHeaders = "authorization, content-type, content-disposition, x-ms-bot-agent, x-requested-with, "
            + "tus-resumable, upload-length, upload-offset, upload-metadata, x-http-method-override";
        response.Headers.AccessControlMaxAge = "7200";
        UploadEndpoints.Introduce(response);
        return Results.NoContent();
    }

    private static Task Open(object headers)
    {
        ((IHeaderDictionary)headers).AccessControlAllowOrigin = "*";
        if (((IHeaderDictionary)headers).AccessControlExposeHeaders.Count == 0)
            ((IHeaderDictionary)headers).AccessControlExposeHeaders = "retry-after";
        return Task.CompletedTask;
    }
}
