using System.Security.Cryptography;
using System.Text;
using ChatShop.Conversations.Replies;
using ChatShop.Payments;
using ChatShop.Server.Photos;
using ChatShop.Trade;
using ChatShop.Trade.Listings;
using ChatShop.Trade.Markets;
using ChatShop.Trade.Orders;
using ChatShop.Trade.Payments;

namespace ChatShop.Server.Pages;

/// <summary>The pages that links in the chat lead to: an order, a shop, a listing, a photo.</summary>
internal static class LinkedPages
{
    /// <summary>Adds the pages.</summary>
    public static void MapPages(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/o/{order}", OrderAsync).ExcludeFromDescription();
        routes.MapGet("/s/{shop}", ShopAsync).ExcludeFromDescription();
        routes.MapGet("/l/{listing}", ListingAsync).ExcludeFromDescription();
        routes.MapGet("/photos/{name}", PhotoAsync).ExcludeFromDescription();
    }

    /// <summary>An order, for whoever has its key. Coming back from the pay page only makes us ask the provider.</summary>
    private static async Task<IResult> OrderAsync(
        HttpRequest request, string order, string? k, ITradeRecords records, Cashier cashier, PageTexts texts, MarketRules rules, CancellationToken cancellation)
    {
        var locale = Locale(request, texts, rules);
        if (OrderNumber.Parse(order) is not { } number || await records.OrderAsync(number, cancellation) is not { } told || !Same(told.Key, k))
            return Nothing(texts, locale);
        if (told is { Status: OrderStatus.AwaitingPayment, Payment: { } payment })
            told = await SettledAsync(records, cashier, number, payment, cancellation) ?? told;

        var values = new Dictionary<string, object?> { ["order"] = told, ["sandbox"] = cashier.IsSandbox(rules.ProviderFor(told.Total.Currency, "")) };
        List<string> lines = [texts.Say(locale, "orderIs", values)];
        lines.AddRange(told.Lines.Select(line => texts.Say(locale, "orderLine", new Dictionary<string, object?> { ["line"] = line })));
        lines.Add(texts.Say(locale, "orderTotal", values));
        if (told.Shipment is not null)
            lines.Add(texts.Say(locale, "orderShipment", values));
        if (told.Status == OrderStatus.Placed && !told.IsCash)
            lines.Add(texts.Say(locale, "thanks"));
        var codes = told is { IsByCode: true, IsClaimed: false, Status: OrderStatus.AwaitingPayment } ? told.Codes : [];
        if (codes.Count > 0)
            lines.Add(texts.Say(locale, "orderCode", values));
        var link = told is { Status: OrderStatus.AwaitingPayment, Payment: { } open } ? await cashier.PayUrlAsync(open, cancellation) : null;
        return new PlainPage(locale, texts.Say(locale, "order", values), lines, link?.AbsoluteUri, texts.Say(locale, "pay", values), [.. codes.Select(code => code.Photo)]).ToResult();
    }

    private static async Task<IResult> ShopAsync(
        HttpRequest request, string shop, ITradeRecords records, PageTexts texts, MarketRules rules, CancellationToken cancellation)
    {
        var locale = Locale(request, texts, rules);
        if (ShopId.Parse(shop) is not { } id || await records.ShopAsync(id, cancellation) is not { } told)
            return Nothing(texts, locale);
        var goods = told.Goods.Select(good => texts.Say(locale, "listing", new Dictionary<string, object?> { ["listing"] = good })).ToList();
        return new PlainPage(locale, told.Name, goods.Count == 0 ? [texts.Say(locale, "shopEmpty")] : goods, "/", texts.Say(locale, "toChat")).ToResult();
    }

    private static async Task<IResult> ListingAsync(
        HttpRequest request, string listing, ITradeRecords records, PageTexts texts, MarketRules rules, CancellationToken cancellation)
    {
        var locale = Locale(request, texts, rules);
        if (!listing.StartsWith('l') || OrderNumber.Parse(listing[1..]) is not { } id
            || await records.ListingAsync(new ListingId(id.Value), cancellation) is not { Status: not ListingStatus.Deleted } told)
            return Nothing(texts, locale);
        var values = new Dictionary<string, object?> { ["listing"] = told };
        return new PlainPage(
            locale, told.Product,
            [texts.Say(locale, told.Status == ListingStatus.Active ? "listing" : "listingGone", values), texts.Say(locale, "listingBy", values)],
            "/", texts.Say(locale, "toChat"), told.Photos).ToResult();
    }

    private static async Task<IResult> PhotoAsync(HttpResponse response, string name, int? w, PhotoShelf shelf, CancellationToken cancellation)
    {
        if (await shelf.OpenAsync(name, w, cancellation) is not { } photo)
            return Results.NotFound();
        response.Headers.CacheControl = "public, max-age=31536000, immutable";
        return Results.Stream(photo, name.EndsWith(".png", StringComparison.Ordinal) ? "image/png" : "image/jpeg");
    }

    private static async Task<OrderTold?> SettledAsync(
        ITradeRecords records, Cashier cashier, OrderNumber number, PaymentId payment, CancellationToken cancellation)
    {
        try
        {
            await cashier.SettleAsync(payment, cancellation);
            return await records.OrderAsync(number, cancellation);
        }
        catch (ProviderUnreachableException)
        {
            return null; // The page shows what is known; the webhook tells the rest.
        }
    }

    private static IResult Nothing(PageTexts texts, string locale) =>
        new PlainPage(locale, texts.Say(locale, "nothingHere"), []).ToResult(StatusCodes.Status404NotFound);

    private static string Locale(HttpRequest request, PageTexts texts, MarketRules rules) =>
        texts.Choose(request.GetTypedHeaders().AcceptLanguage.OrderByDescending(it => it.Quality ?? 1).Select(it => it.Value.ToString()), rules.Locale);

    private static bool Same(string key, string? given) =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(key), Encoding.UTF8.GetBytes(given ?? ""));
}
