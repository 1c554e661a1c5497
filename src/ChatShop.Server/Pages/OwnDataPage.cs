using System.Text.Json;
using System.Text.Json.Nodes;
using ChatShop.Conversations.Sessions;
using ChatShop.Server.Rest;
using ChatShop.Trade;
using ChatShop.Trade.Orders;
using Microsoft.Bot.Schema;

namespace ChatShop.Server.Pages;

/// <summary>Everything that is known of a person, as a file of theirs to keep.</summary>
internal static class OwnDataPage
{
    private const string FileName = "chatshop-my-data.json";
    private const int MostOrders = 10_000;
    private const int MostMessages = 10_000;

    private static readonly JsonSerializerOptions Layout = new() { WriteIndented = true, Encoder = RestJson.Options.Encoder };

    /// <summary><c>GET /me?k=…</c>: JSON, for whoever has a key that was made in their chat within the hour.</summary>
    public static async Task<IResult> DownloadAsync(PageReader reader, string? k, HttpResponse response, OwnDataKey keys, ITradeRecords records, MessageLog log, CancellationToken cancellation)
    {
        if (k is null || keys.Read(k) is not { } person)
            return reader.Nothing();
        var me = await records.PersonAsync(person, cancellation);
        var data = new JsonObject
        {
            ["person"] = me.Id.ToString(),
            ["deliverTo"] = Node(me.DeliverTo),
            ["shop"] = me.ShopName,
            ["muted"] = Node(me.Muted),
            ["bought"] = Node(await records.OrdersByAsync(person, MostOrders, cancellation)),
            ["sold"] = new JsonArray([.. (await records.OrdersFromAsync(person, MostOrders, cancellation)).Select(Sold)]),
            ["goods"] = Node(await records.ListingsOfAsync(person, cancellation)),
            ["chats"] = new JsonArray([.. await Task.WhenAll(me.Contacts.Select(async it => new JsonObject
            {
                ["channel"] = it.Channel, ["user"] = it.User, ["said"] = await SaidAsync(log, it.Channel, it.Conversation),
            }))]),
        };
        response.Headers.CacheControl = "no-store";
        return Results.File(JsonSerializer.SerializeToUtf8Bytes(data, Layout), "application/json", FileName);
    }

    private static JsonNode? Node<TKnown>(TKnown known) => JsonSerializer.SerializeToNode(known, TradeJson.Options);

    /// <summary>To whom it went is the buyer's own.</summary>
    private static JsonObject Sold(OrderTold order) => new()
    {
        ["number"] = order.Number.ToString(), ["lines"] = Node(order.Lines), ["total"] = Node(order.Total), ["status"] = Node(order.Status),
    };

    private static async Task<JsonArray> SaidAsync(MessageLog log, string channel, string conversation) =>
    [
        .. (await log.ReadAsync(channel, conversation, 0, MostMessages)).Where(it => it.Type == ActivityTypes.Message)
            .Select(it => new JsonObject { ["at"] = it.Timestamp, ["from"] = it.From?.Id, ["text"] = it.Text }),
    ];
}
