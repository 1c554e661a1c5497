using ChatShop.Payments;
using ChatShop.Server.Pages.Market;
using ChatShop.Trade;
using ChatShop.Trade.Markets;
using ChatShop.Trade.Orders;
using ChatShop.Trade.Payments;

namespace ChatShop.Server.Pages;

/// <summary>The pages that links in the chat lead to: an order, and what everybody may see of the market.</summary>
internal static class LinkedPages
{
    public static void MapPages(this IEndpointRouteBuilder routes)
    {
        var orders = routes.MapGroup("/o/{order}").AddEndpointFilter(KeyedOrder.KeepPrivateAsync).ExcludeFromDescription();
        orders.MapGet("", OrderAsync);
        orders.MapGet("/receipt", ReceiptPages.ReceiptAsync);
        routes.MapGet("/me", OwnDataPage.DownloadAsync).ExcludeFromDescription();
        routes.MapGet("/photos/{name}", PhotoPages.PhotoAsync).ExcludeFromDescription();
        routes.MapMarket();
    }

    /// <summary>An order, for whoever has its key. Coming back from the pay page only makes us ask the provider.</summary>
    private static async Task<IResult> OrderAsync(
        PageReader reader, KeyedOrder? asked, ITradeRecords records, Cashier cashier, MarketRules rules, CancellationToken cancellation)
    {
        if (asked is not { Order: var told })
            return reader.Nothing();
        if (told is { Status: OrderStatus.AwaitingPayment, Payment: { } payment })
            told = await SettledAsync(records, cashier, told.Number, payment, cancellation) ?? told;

        var values = new Dictionary<string, object?> { ["order"] = told, ["sandbox"] = cashier.IsSandbox(rules.ProviderFor(told.Total.Currency, "")) };
        var codes = told is { IsByCode: true, IsClaimed: false, Status: OrderStatus.AwaitingPayment } ? told.Codes : [];
        List<string> lines = [.. Lines(reader, told, values)];
        if (codes.Count > 0)
            lines.Add(reader.Say("orderCode", values));
        var page = new PlainPage(reader.Locale, reader.Say("order", values), lines, Photos: [.. codes.Select(code => code.Photo)]);
        if (told is { Status: OrderStatus.AwaitingPayment, Payment: { } open })
            return (page with { Link = (await cashier.PayUrlAsync(open, cancellation))?.AbsoluteUri, LinkText = reader.Say("pay", values) }).ToResult();
        var receipt = await records.ReceiptAsync(told.Number, cancellation) is null ? null : $"/o/{told.Number}/receipt?k={told.Key}";
        return (page with { Link = receipt, LinkText = reader.Say("receipt") }).ToResult();
    }

    private static IEnumerable<string> Lines(PageReader reader, OrderTold told, Dictionary<string, object?> values)
    {
        yield return reader.Say("orderIs", values);
        foreach (var line in told.Lines)
            yield return reader.Say("orderLine", new() { ["line"] = line });
        yield return reader.Say("orderTotal", values);
        if (told.Shipment is not null)
            yield return reader.Say("orderShipment", values);
        if (told.Status == OrderStatus.Placed && !told.IsCash)
            yield return reader.Say("thanks");
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
}
