using ChatShop.Server.Photos;

namespace ChatShop.Server.Pages;

/// <summary>Photos, as large as they are wanted and as light as the browser can show them.</summary>
internal static class PhotoPages
{
    private const string Webp = "image/webp";

    /// <summary>A photo; its name never means another one, so that it is kept for good.</summary>
    public static async Task<IResult> PhotoAsync(HttpContext http, string name, int? w, PhotoShelf shelf, LightPrints light, CancellationToken cancellation)
    {
        var takesWebp = http.Request.GetTypedHeaders().Accept.Any(it => it.MediaType == Webp && it.Quality is null or > 0);
        var print = w is > 0 ? await light.OpenAsync(name, w.Value, takesWebp, cancellation) : null;
        if ((print ?? await shelf.OpenAsync(name, w, cancellation)) is not { } photo)
            return Results.NotFound();
        http.Response.Headers.CacheControl = "public, max-age=31536000, immutable";
        http.Response.Headers.Vary = "Accept";
        return Results.Stream(photo, print is not null && takesWebp ? Webp : PhotoShelf.TypeOf(name));
    }
}
