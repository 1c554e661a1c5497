using System.Text.Json;
using ChatShop.Conversations.Flows;
using ChatShop.Storage;
using ChatShop.Trade;

namespace ChatShop.Server.Pages.Market;

/// <summary>The market itself: what is new, what somebody looks for, and names while they type.</summary>
internal static class MarketPages
{
    /// <summary>On one page: a slow phone loads so many photos at once.</summary>
    private const int Shown = 12;

    /// <summary>What is found at most: nobody reads on.</summary>
    private const int MostFound = 36;

    private const int MostSuggested = 8;
    private const int LongestQuery = 60;

    /// <summary>Opens the market's pages.</summary>
    public static void MapMarket(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/", MarketAsync).ExcludeFromDescription();
        routes.MapGet("/suggest", SuggestAsync).ExcludeFromDescription();
        routes.MapGet("/s/{shop}", ShopPages.ShopAsync).ExcludeFromDescription();
        routes.MapGet("/l/{listing}", ListingPages.ListingAsync).ExcludeFromDescription();
        routes.MapGet("/g/{group}", GroupPages.GroupAsync).ExcludeFromDescription();
        routes.MapGet("/b/{batch}", BatchPages.BatchAsync).ExcludeFromDescription();
        routes.MapGet("/oversight", OversightPages.OversightAsync).ExcludeFromDescription();
        routes.MapGet("/chat", ChatPage.Show).ExcludeFromDescription();
        routes.MapGet("/texts/locales.json", ChatWords.Locales).ExcludeFromDescription();
        routes.MapGet("/texts/{locale}.json", ChatWords.Words).ExcludeFromDescription();
        routes.MapGet("/manifest.webmanifest", InstalledApp.Manifest).ExcludeFromDescription();
    }

    private static async Task<IResult> MarketAsync(
        HttpRequest request, PageReader reader, MarketWindow window, ITradeRecords records, MarketAddress address, string? q, string? before, CancellationToken cancellation)
    {
        if (request.Query.ContainsKey("as"))
            return Results.LocalRedirect($"/chat{request.QueryString}"); // Where the chat once stood.
        var words = Cut(q);
        if (words.Length > 0)
            return Found(reader, words, await GoodsSearch.FindAsync(records, words, MostFound, cancellation)).ToResult(reader, address);
        if (before is not null && ListingId.Parse(before) is null)
            return reader.Nothing();
        var goods = await window.NewestAsync(ListingId.Parse(before), Shown + 1, cancellation);
        var page = new MarketPage("market", before is null ? "/" : $"/?before={before}", reader.Say("market"), reader.Say("marketIs"))
        {
            Photo = goods.Select(it => it.Photo).FirstOrDefault(photo => photo is not null),
            Values = Lines(reader, reader.Say(before is null ? "newest" : "earlier"), goods.Take(Shown)),
        };
        if (goods.Count == 0)
            page.Values["nothing"] = reader.Say("marketEmpty");
        if (goods.Count > Shown)
            (page.Values["older"], page.Values["olderText"]) = ($"/?before={goods[Shown - 1].Id}", reader.Say("older"));
        if (before is not null)
            page.Values["newestText"] = reader.Say("toNewest");
        return page.ToResult(reader, address);
    }

    private static MarketPage Found(PageReader reader, string words, IReadOnlyList<ListingFound> found)
    {
        var values = new Dictionary<string, object?> { ["words"] = words, ["count"] = found.Count };
        var page = new MarketPage("market", $"/?q={Uri.EscapeDataString(words)}", reader.Say("foundTitle", values), reader.Say("marketIs"))
        {
            Query = words,
            Values = Lines(reader, reader.Say("found", values), found.Select(it => it.Listing)),
        };
        page.Values["newestText"] = reader.Say("toNewest");
        if (found.Count == 0)
            (page.Values["nothing"], page.Values["ask"], page.Values["askText"]) =
                (reader.Say("foundNothing", values), $"/chat?say={Uri.EscapeDataString(reader.Say("asks", values))}", reader.Say("askInChat"));
        return page;
    }

    private static Dictionary<string, object> Lines(PageReader reader, string heading, IEnumerable<ListingTold> goods) => new()
    {
        ["heading"] = heading,
        ["goods"] = goods.Select(it => GoodsCard.Of(reader, it)).ToList(),
        ["chatBeside"] = reader.Say("chatBeside"),
    };

    /// <summary>Names of goods for what is typed so far; the same for everybody, so that caches may keep them a while.</summary>
    private static async Task<IResult> SuggestAsync(HttpResponse response, ITradeRecords records, string? q, CancellationToken cancellation)
    {
        var words = Cut(q);
        var found = words.Length == 0 ? [] : await GoodsSearch.FindAsync(records, words, MostSuggested, cancellation);
        response.Headers.CacheControl = "public, max-age=300";
        return Results.Json(found.Select(it => it.Listing.Product).Distinct(), JsonSerializerOptions.Web);
    }

    private static string Cut(string? words) => words?.Trim() is not { } said ? "" : said.Length <= LongestQuery ? said : said[..LongestQuery];
}
