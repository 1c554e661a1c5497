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
        api.MapPost("/devices", DeviceDoor.RegisterAsync).WithSummary("Makes a device known that measures beside goods")
            .Produces<RestDevice>(StatusCodes.Status201Created).ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict);
        routes.MapDevices();
        return api;
    }

    private static Task<IResult> Shops(MarketBooks books, int? limit, string? cursor, CancellationToken cancellation) =>
        RestPages.ReadAsync(limit, cursor, (after, count) => books.ShopsAsync(after, count, cancellation), shop => shop.Id.Value, Shape);

    private static async Task<IResult> Listings(
        MarketBooks books, ITradeRecords records, string? shop, string? q, string? status, int? limit, string? cursor, CancellationToken cancellation)
    {
        if (!IsShop(shop, out var of))
            return RestPages.Invalid("shop", "a shop's id such as s3");
        if (!IsStatus<ListingStatus>(status, out var wanted))
            return RestPages.Invalid("status", "active, paused, soldOut or deleted");
        if (limit is < 1 or > RestPages.Most)
            return RestPages.Invalid("limit", RestPages.Limits);
        if (!string.IsNullOrWhiteSpace(q))
        {
            var found = await records.FindListingsAsync(q, limit ?? RestPages.Usual, cancellation);
            return RestPages.Whole(found.Select(it => it.Listing).Where(it => (of ?? it.Shop) == it.Shop && (wanted ?? it.Status) == it.Status).Select(Shape));
        }
        return await RestPages.ReadAsync(limit, cursor, (after, count) => books.ListingsAsync(of, wanted, after, count, cancellation), listing => listing.Id.Value, Shape);
    }

    private static async Task<IResult> Orders(
        MarketBooks books, string? shop, string? buyer, string? status, int? limit, string? cursor, CancellationToken cancellation)
    {
        if (!IsShop(shop, out var of))
            return RestPages.Invalid("shop", "a shop's id such as s3");
        if (!IsStatus<OrderStatus>(status, out var wanted))
            return RestPages.Invalid("status", "an order's status such as awaitingPayment");
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

    private static async Task<IResult> Balances(MarketBooks books, CancellationToken cancellation) =>
        RestPages.Whole((await books.BalancesAsync(cancellation)).Select(line => new RestBalance(line.Account, RestJson.Of(line.Amount))));

    private static Task<IResult> Audit(MarketBooks books, int? limit, string? cursor, CancellationToken cancellation) =>
        RestPages.ReadAsync(limit, cursor, (after, count) => books.ActsAsync(after, count, cancellation), row => row.Id, row => new RestAct(
            row.Id, row.At, row.Actor is { } actor ? new PersonId(actor).ToString() : null, row.ForWhom is { } whom ? new PersonId(whom).ToString() : null, row.Verb, row.Subject, row.Outcome, row.Refused, row.Hash));

    private static Task<IResult> Waiting(MarketBooks books, int? limit, string? cursor, CancellationToken cancellation) =>
        RestPages.ReadAsync(limit, cursor, (after, count) => books.WaitingAsync(after, count, cancellation), row => row.Id, row => new RestParcel(
            row.Id, row.About, row.To is { } to ? new PersonId(to).ToString() : null, row.At, row.NextAt == Outbox.GivenUp ? null : row.NextAt, row.Attempts, row.Reason));

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
        row.Order.Shipment, row.Order.PlacedAt, row.Order.Freight is { } freight ? RestJson.Of(freight.Price) : null);

    private static RestLedgerLine Shape(LedgerRow row) => new(
        row.Id, row.Entry, row.Account, RestJson.Of(row.Amount),
        row.Order?.ToString(System.Globalization.CultureInfo.InvariantCulture), row.At, row.Cause, row.Reference);

    /// <summary>Whether it is a shop's id; none is right too, and leaves <paramref name="shop"/> null.</summary>
    private static bool IsShop(string? text, out ShopId? shop) =>
        (shop = ShopId.Parse(text)) is not null || string.IsNullOrEmpty(text);

    /// <summary>Whether it is a status; none is right too, and leaves <paramref name="status"/> null.</summary>
    private static bool IsStatus<T>(string? name, out T? status) where T : struct, Enum =>
        (status = Enum.GetValues<T>().Cast<T?>().FirstOrDefault(value => RestJson.Name(value!.Value) == name)) is not null || string.IsNullOrEmpty(name);
}
