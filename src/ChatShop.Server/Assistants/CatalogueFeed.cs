using System.Globalization;
using System.Xml;
using ChatShop.Server.Pages.Market;
using ChatShop.Server.Photos;
using ChatShop.Storage;
using ChatShop.Trade;

namespace ChatShop.Server.Assistants;

/// <summary>The catalogue as shopping assistants and search engines fetch it: <c>/catalogue.xml</c>, RSS 2.0 in the words of Google's product data specification.</summary>
/// <remarks>Nothing that a page does not show to everybody. The newest <see cref="Most"/> goods; written as it is read, so that a large market does not fill memory.</remarks>
internal static class CatalogueFeed
{
    private const string Words = "http://base.google.com/ns/1.0";
    private const int Most = 50_000;
    private const int AtOnce = 200;

    private static readonly (Unit Unit, string Name)[] Measures = [(Unit.Of("g"), "g"), (Unit.Of("ml"), "ml"), (Unit.Piece, "ct")];

    /// <summary>Opens it.</summary>
    public static void MapCatalogue(this IEndpointRouteBuilder routes) => routes.MapGet("/catalogue.xml", WriteAsync).ExcludeFromDescription();

    private static async Task WriteAsync(HttpContext http, MarketWindow window, MarketAddress address)
    {
        http.Response.ContentType = "application/xml; charset=utf-8";
        http.Response.Headers.CacheControl = "public, max-age=600";
        await using var xml = XmlWriter.Create(http.Response.Body, new XmlWriterSettings { Async = true });
        await xml.WriteStartDocumentAsync();
        await xml.WriteStartElementAsync(null, "rss", null);
        await xml.WriteAttributeStringAsync(null, "version", null, "2.0");
        await xml.WriteAttributeStringAsync("xmlns", "g", null, Words);
        await xml.WriteStartElementAsync(null, "channel", null);
        await xml.WriteElementStringAsync(null, "title", null, "ChatShop");
        await xml.WriteElementStringAsync(null, "link", null, address.Of("/"));
        await xml.WriteElementStringAsync(null, "description", null, address.Url.Host);
        ListingId? before = null;
        for (var written = 0; written < Most && await window.NewestAsync(before, AtOnce, http.RequestAborted) is { Count: > 0 } page; written += page.Count, before = page[^1].Id)
        {
            foreach (var listing in page)
                await WriteItemAsync(xml, listing, address);
            await xml.FlushAsync();
        }
        await xml.WriteEndDocumentAsync();
    }

    private static async Task WriteItemAsync(XmlWriter xml, ListingTold listing, MarketAddress address)
    {
        await xml.WriteStartElementAsync(null, "item", null);
        foreach (var (name, value) in Parts(listing, address))
            await xml.WriteElementStringAsync("g", name, Words, Plain(value));
        await xml.WriteEndElementAsync();
    }

    private static IEnumerable<(string Name, string Value)> Parts(ListingTold listing, MarketAddress address)
    {
        yield return ("id", $"{listing.Id}");
        yield return ("title", listing.Product);
        yield return ("description", listing.Product);
        yield return ("link", address.Of($"/l/{listing.Id}"));
        foreach (var (photo, i) in listing.Photos.Select((photo, i) => (photo, i)))
            yield return (i == 0 ? "image_link" : "additional_image_link", address.Of(PhotoShelf.Folder + photo));
        yield return ("price", string.Create(CultureInfo.InvariantCulture, $"{listing.Price.Money.Amount:0.00} {listing.Price.Money.CurrencyCode}"));
        yield return ("availability", listing.AvailableFrom is null ? "in_stock" : "preorder");
        if (listing.AvailableFrom is { } from)
            yield return ("availability_date", $"{from:yyyy-MM-dd}T00:00:00Z");
        yield return ("condition", "new");
        yield return ("brand", listing.ShopName);
        var per = listing.Price.Per;
        if (Measures.FirstOrDefault(it => per.Unit.ConvertsTo(it.Unit)) is { Name: { } unit } measure)
            yield return ("unit_pricing_measure", string.Create(CultureInfo.InvariantCulture, $"{per.In(measure.Unit).Value:0.###} {unit}"));
    }

    /// <summary>What XML can not hold is left out: a seller may have typed anything.</summary>
    private static string Plain(string text) => text.All(XmlConvert.IsXmlChar) ? text : string.Concat(text.Where(XmlConvert.IsXmlChar));
}
