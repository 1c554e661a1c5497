using System.Text.Json.Nodes;

namespace ChatShop.Server.Pages.Market;

/// <summary>What a phone needs to know to put the market on its home screen.</summary>
internal static class InstalledApp
{
    private const string Paper = "#fbfaf6";

    /// <summary>The manifest, in the language of whoever installs it.</summary>
    public static IResult Manifest(HttpResponse response, PageReader reader)
    {
        response.Headers.Append("Vary", "Accept-Language");
        var manifest = new JsonObject
        {
            ["id"] = "/",
            ["name"] = reader.Say("market"),
            ["short_name"] = reader.Say("market"),
            ["description"] = reader.Say("marketIs"),
            ["lang"] = reader.Locale,
            ["start_url"] = "/",
            ["scope"] = "/",
            ["display"] = "standalone",
            ["background_color"] = Paper,
            ["theme_color"] = Paper,
            ["icons"] = new JsonArray(
                Icon("/icon.svg", "any", "image/svg+xml", "any"),
                Icon("/icons/icon-192.png", "192x192", "image/png", "any"),
                Icon("/icons/icon-512.png", "512x512", "image/png", "any"),
                Icon("/icons/icon-512.png", "512x512", "image/png", "maskable")),
            ["shortcuts"] = new JsonArray(new JsonObject { ["name"] = reader.Say("chat"), ["url"] = "/chat" }),
        };
        return Results.Text(manifest.ToJsonString(), "application/manifest+json");
    }

    private static JsonObject Icon(string source, string sizes, string type, string purpose) =>
        new() { ["src"] = source, ["sizes"] = sizes, ["type"] = type, ["purpose"] = purpose };
}
