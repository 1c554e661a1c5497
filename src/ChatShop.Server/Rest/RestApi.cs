using ChatShop.Conversations.Sessions;
using ChatShop.Storage;
using ChatShop.Trade;
using ChatShop.Trade.Listings;
using ChatShop.Trade.Orders;
using ChatShop.Trade.Shops;
using Microsoft.Bot.Schema;

namespace ChatShop.Server.Rest;

/// <summary>What programs may read of the market, with the operator's key: <c>/api/v1</c>, described at <c>/openapi/v1.json</c>.</summary>
internal static class RestApi
{
    /// <summary>Adds the endpoints.</summary>
    public static RouteGroupBuilder MapRestApi(this IEndpointRouteBuilder routes)
    {
        var api = routes.MapGroup("/api/v1").AddEndpointFilter<OperatorOnly>().WithTags("Market")
            .ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status401Unauthorized);
        api.MapGet("/shops", Shops).WithSummary("Shops, oldest first").Produces<RestPage<RestShop>>();
        api.MapGet("/listings", Listings).WithSummary("Listings, oldest first; or with q those that fit, best first").Produces<RestPage<RestListing>>();
        api.MapGet("/orders", Orders).WithSummary("Orders, oldest first").Produces<RestPage<RestOrder>>();
        api.MapGet("/ledger", Ledger).WithSummary("Ledger lines as they were posted").Produces<RestPage<RestLedgerLine>>();
        api.MapGet("/ledger/balances", Balances).WithSummary("What is on each account").Produces<RestPage<RestBalance>>();
        api.MapGet("/audit", Audit).WithSummary("Who did what, each record chained to the one before").Produces<RestPage<RestAct>>();
        api.MapGet("/outbox", Waiting).WithSummary("What is still to be delivered, and why it was not").Produces<RestPage<RestParcel>>();
        api.MapGet("/conversations/{channel}/{conversation}/messages", Messages).WithSummary("What was said, both ways")
            .Produces<RestPage<RestMessage>>().ProducesProblem(StatusCodes.Status404NotFound);
        api.MapPost("/operators/codes", OperatorCode.IssueAsync).WithSummary("Digits that make whoever says them in the chat within the hour an operator")
            .Produces<RestOperatorCode>(StatusCodes.Status201Created);
        return api;
    }

    private static Task<IResult> Shops(MarketBooks books, int? limit, string? cursor, CancellationToken cancellation) =>
        RestPages.ReadAsync(limit, cursor, (after, count) => books.ShopsAsync(after, count, cancellation), shop => shop.Id.Value, Shape);

    private static async Task<IResult> Listings(
        MarketBooks books, ITradeRecords records, string? shop, string? q, string? status, int? limit, string? cursor, CancellationToken cancellation)
    {
        if (Number(shop, 's') is not { IsRight: true, Value: var shopId })
            return RestPages.Invalid("shop", "a shop's id such as s3");
        if (!Status<ListingStatus>(status, out var wanted))
            return RestPages.Invalid("status", "active, paused, soldOut or deleted");
        if (limit is < 1 or > RestPages.Most)
            return RestPages.Invalid("limit", RestPages.Limits);
        if (!string.IsNullOrWhiteSpace(q))
        {
            var found = await records.FindListingsAsync(q, limit ?? RestPages.Usual, cancellation);
            var fits = found.Select(it => it.Listing).Where(it => shopId is null || it.Shop.Value == shopId).Where(it => wanted is null || it.Status == wanted);
            return Results.Json(new RestPage<RestListing>([.. fits.Select(Shape)], null), RestJson.Options);
        }
        ShopId? of = shopId is { } id ? new ShopId(id) : null;
        return await RestPages.ReadAsync(limit, cursor, (after, count) => books.ListingsAsync(of, wanted, after, count, cancellation), listing => listing.Id.Value, Shape);
    }

    private static async Task<IResult> Orders(
        MarketBooks books, string? shop, string? buyer, string? status, int? limit, string? cursor, CancellationToken cancellation)
    {
        if (Number(shop, 's') is not { IsRight: true, Value: var shopId })
            return RestPages.Invalid("shop", "a shop's id such as s3");
        if (!Status<OrderStatus>(status, out var wanted))
            return RestPages.Invalid("status", "an order's status such as awaitingPayment");
        ShopId? of = shopId is { } id ? new ShopId(id) : null;
        return await RestPages.ReadAsync(
            limit, cursor, (after, count) => books.OrdersAsync(of, buyer, wanted, after, count, cancellation), row => row.Order.Number.Value, Shape);
    }

    private static async Task<IResult> Ledger(MarketBooks books, string? order, int? limit, string? cursor, CancellationToken cancellation)
    {
        if (order is not null && OrderNumber.Parse(order) is null)
            return RestPages.Invalid("order", "an order's number such as 1001");
        return await RestPages.ReadAsync(
            limit, cursor, (after, count) => books.LedgerAsync(OrderNumber.Parse(order), after, count, cancellation), row => row.Id, Shape);
    }

    private static async Task<IResult> Balances(MarketBooks books, CancellationToken cancellation)
    {
        var balances = await books.BalancesAsync(cancellation);
        return Results.Json(
            new RestPage<RestBalance>([.. balances.Select(line => new RestBalance(line.Account, RestJson.Of(line.Amount)))], null), RestJson.Options);
    }

    private static Task<IResult> Audit(MarketBooks books, int? limit, string? cursor, CancellationToken cancellation) =>
        RestPages.ReadAsync(limit, cursor, (after, count) => books.ActsAsync(after, count, cancellation), row => row.Id, row => new RestAct(
            row.Id, row.At, row.Actor is { } actor ? new PersonId(actor).ToString() : null, row.Verb, row.Subject, row.Outcome, row.Refused, row.Hash));

    private static Task<IResult> Waiting(MarketBooks books, int? limit, string? cursor, CancellationToken cancellation) =>
        RestPages.ReadAsync(limit, cursor, (after, count) => books.WaitingAsync(after, count, cancellation), row => row.Id, row => new RestParcel(
            row.Id, row.About, row.To is { } to ? new PersonId(to).ToString() : null, row.At, row.NextAt, row.Attempts, row.Reason));

    private static async Task<IResult> Messages(MessageLog log, string channel, string conversation, int? limit, string? cursor) =>
        (await log.ReadAsync(channel, conversation, 0, 1)).Count == 0
            ? Results.Problem(statusCode: StatusCodes.Status404NotFound, title: "There is no such conversation.", detail: "Nothing was ever said in it.")
            : await RestPages.ReadAsync(limit, cursor, (after, count) => SaidAsync(log, channel, conversation, after, count), row => row.Position, row => new RestMessage(
            row.Activity.Id, row.Activity.From?.Id, row.Activity.Type, row.Activity.Text, row.Activity.Timestamp, row.Activity.ReplyToId));

    private static async Task<IReadOnlyList<(long Position, Activity Activity)>> SaidAsync(
        MessageLog log, string channel, string conversation, long after, int count) =>
        [.. (await log.ReadAsync(channel, conversation, after, count)).Select((activity, i) => (after + i + 1, activity))];

    private static RestShop Shape(Shop shop) => new(shop.Id.ToString(), shop.Name, "open", shop.Seller.ToString());

    private static RestListing Shape(Listing listing) => new(
        listing.Id.ToString(), listing.Shop.ToString(), listing.Product, RestJson.Of(listing.Price), RestJson.Of(listing.Stock),
        RestJson.Of(listing.Reserved), RestJson.Name(listing.Status), listing.AvailableFrom);

    private static RestListing Shape(ListingTold listing) => new(
        listing.Id.ToString(), listing.Shop.ToString(), listing.Product, RestJson.Of(listing.Price), RestJson.Of(listing.Stock),
        RestJson.Of(listing.Reserved), RestJson.Name(listing.Status), listing.AvailableFrom);

    private static RestOrder Shape((Order Order, Trade.People.Person Buyer) row) => new(
        row.Order.Number.ToString(), row.Order.Shop.ToString(), new RestBuyer(row.Buyer.Channel, row.Buyer.User),
        [.. row.Order.Lines.Select(line => new RestLine(
            line.Listing.ToString(), line.Product, RestJson.Of(line.Quantity), RestJson.Of(line.Price), RestJson.Of(line.Total)))],
        RestJson.Of(row.Order.Total), RestJson.Name(row.Order.Status), RestJson.Name(row.Order.Method), row.Order.DeliverTo,
        row.Order.Shipment, row.Order.PlacedAt);

    private static RestLedgerLine Shape(LedgerRow row) => new(
        row.Id, row.Entry, row.Account, RestJson.Of(row.Amount),
        row.Order?.ToString(System.Globalization.CultureInfo.InvariantCulture), row.At, row.Cause, row.Reference);

    /// <summary>The number behind an id's letter; right and null when none was given.</summary>
    private static (bool IsRight, long? Value) Number(string? id, char letter) => id switch
    {
        null or "" => (true, null),
        _ when id[0] == letter && OrderNumber.Parse(id[1..]) is { Value: var number } => (true, number),
        _ => (false, null),
    };

    private static bool Status<T>(string? name, out T? status) where T : struct, Enum
    {
        status = null;
        if (string.IsNullOrEmpty(name))
            return true;
        if (!Enum.GetValues<T>().Any(value => RestJson.Name(value) == name))
            return false;
        status = Enum.GetValues<T>().Single(value => RestJson.Name(value) == name);
        return true;
    }
}
