using System.IO.Compression;
using Microsoft.AspNetCore.ResponseCompression;

namespace ChatShop.Server.Doors;

/// <summary>Sends what everybody may read compressed: on a slow network a page is there in a third of the time.</summary>
/// <remarks>
/// What holds a secret (an order's key, a token) stays as it is: of a compressed answer that also repeats what was asked, the length
/// would give the secret away, letter by letter (BREACH).
/// </remarks>
internal static class SmallAnswers
{
    /// <summary>What compresses; photos are small already.</summary>
    public static IServiceCollection AddSmallAnswers(this IServiceCollection services) => services
        .Configure<BrotliCompressionProviderOptions>(brotli => brotli.Level = CompressionLevel.Optimal)
        .Configure<GzipCompressionProviderOptions>(gzip => gzip.Level = CompressionLevel.Optimal)
        .AddResponseCompression(compression =>
        {
            compression.EnableForHttps = true;
            compression.MimeTypes = ["text/html", "text/css", "text/javascript", "application/json", "application/manifest+json", "image/svg+xml"];
        });

    /// <summary>Compresses what is below.</summary>
    public static IApplicationBuilder UseSmallAnswers(this IApplicationBuilder app) =>
        app.UseWhen(http => IsForEverybody(http.Request.Path), everybody => everybody.UseResponseCompression());

    private static bool IsForEverybody(PathString path) => path == "/" || path == "/suggest" || path == "/manifest.webmanifest"
        || path.StartsWithSegments("/s") || path.StartsWithSegments("/l") || path.StartsWithSegments("/chat") || path.StartsWithSegments("/texts")
        || Path.GetExtension(path.Value) is ".css" or ".js" or ".svg";
}
