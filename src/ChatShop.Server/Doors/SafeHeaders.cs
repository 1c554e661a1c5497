namespace ChatShop.Server.Doors;

/// <summary>Tells browsers to load, frame and send nothing that is not ours, and to keep nothing without asking again.</summary>
internal sealed class SafeHeaders(RequestDelegate next)
{
    // WebSockets are named because browsers before 2022 do not count them to 'self'; the page opens only its own.
    private const string Policy =
        "default-src 'self'; img-src 'self' data: blob:; connect-src 'self' ws: wss:; object-src 'none'; base-uri 'none'; frame-ancestors 'none'; form-action 'self'";

    /// <summary>Adds the headers and goes on; an answer may say itself how long it holds.</summary>
    public Task InvokeAsync(HttpContext http)
    {
        var headers = http.Response.Headers;
        headers.ContentSecurityPolicy = Policy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        headers.CacheControl = "no-cache";
        return next(http);
    }
}
