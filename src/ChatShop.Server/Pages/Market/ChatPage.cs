namespace ChatShop.Server.Pages.Market;

/// <summary>The chat's page, which the market may show beside its goods.</summary>
internal static class ChatPage
{
    /// <summary>The page. Its script reads where in the shop somebody comes in, and what they may want to say.</summary>
    public static IResult Show(HttpResponse response, IWebHostEnvironment home)
    {
        response.Headers.ContentSecurityPolicy = response.Headers.ContentSecurityPolicy.ToString()
            .Replace("frame-ancestors 'none'", "frame-ancestors 'self'", StringComparison.Ordinal);
        return Results.File(home.WebRootFileProvider.GetFileInfo("chat.html").PhysicalPath!, "text/html; charset=utf-8");
    }
}
