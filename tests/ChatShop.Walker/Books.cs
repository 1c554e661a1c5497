using System.Text.Json.Nodes;
using ChatShop.Trade;
using ChatShop.Transcripts;

namespace ChatShop.Walker;

/// <summary>What must be true of the market whatever was said, read over the operator's REST API.</summary>
internal sealed class Books(RunningShop shop)
{
    private const decimal Dust = 0.0001m;

    private static readonly string[] Known =
        ["awaitingPayment", "placed", "shipped", "received", "completed", "canceled", "rejected", "expired", "disputed", "refunded"];

    private static readonly string[] Over = ["completed", "canceled", "rejected", "expired", "refunded"];

    /// <summary>What is not so, at any time.</summary>
    public async Task<IReadOnlyList<string>> WrongAsync()
    {
        var listings = await shop.ReadAllAsync("/listings");
        var orders = await shop.ReadAllAsync("/orders");
        var lines = await shop.ReadAllAsync("/ledger");
        return
        [
            .. listings.Where(it => Value(it["stock"]) < 0 || Value(it["reserved"]) < 0 || Value(it["reserved"]) > Value(it["stock"])).Select(it => $"stock is out of range: {it.ToJsonString()}"),
            .. orders.Where(it => !Known.Contains(Status(it))).Select(it => $"an order's status is unknown: {it.ToJsonString()}"),
            .. orders.Where(it => Amount(it["total"]) != it["lines"]!.AsArray().Sum(line => Amount(line!["total"]))).Select(it => $"an order's total is not the sum of its lines: {it.ToJsonString()}"),
            .. lines.GroupBy(it => (it["entry"]!.GetValue<long>(), Currency(it["amount"]))).Where(it => it.Sum(line => Amount(line["amount"])) != 0m)
                .Select(it => $"entry {it.Key} does not balance: {string.Join(", ", it.Select(line => line.ToJsonString()))}"),
            .. Held(lines).Where(it => it.Value < 0m).Select(it => $"less than nothing is held for order {it.Key}: {it.Value}"),
        ];
    }

    /// <summary>What is not so once everything due is done.</summary>
    public async Task<IReadOnlyList<string>> UnfinishedAsync()
    {
        var orders = await shop.ReadAllAsync("/orders");
        var held = Held(await shop.ReadAllAsync("/ledger"));
        var listings = await shop.ReadAllAsync("/listings");
        return
        [
            .. (await shop.ReadAllAsync("/outbox")).Select(it => $"this was not delivered: {it.ToJsonString()}"),
            .. orders.Where(it => Over.Contains(Status(it)) && held.GetValueOrDefault(Number(it)) != 0m)
                .Select(it => $"order {Number(it)} is {Status(it)} and {held[Number(it)]} is still held"),
            .. orders.Where(it => Status(it) is "placed" or "shipped" && (IsByHand(it) ? held.GetValueOrDefault(Number(it)) != 0m : held.GetValueOrDefault(Number(it)) > Amount(it["total"])))
                .Select(it => $"{held.GetValueOrDefault(Number(it))} is held for {it.ToJsonString()}"),
            .. listings.Where(it => Math.Abs(Size(it["reserved"]) - Waiting(orders, it)) > Dust)
                .Select(it => $"reserved is not what waits for its money ({Waiting(orders, it)}): {it.ToJsonString()}"),
        ];
    }

    /// <summary>How much of a listing is in orders that wait for their money.</summary>
    private static decimal Waiting(IReadOnlyList<JsonNode> orders, JsonNode listing) => orders.Where(it => Status(it) == "awaitingPayment")
        .SelectMany(it => it["lines"]!.AsArray()).Where(line => $"{line!["listing"]}" == $"{listing["id"]}").Sum(line => Size(line!["quantity"]));

    private static Dictionary<string, decimal> Held(IReadOnlyList<JsonNode> lines) => lines
        .Where(it => $"{it["account"]}".StartsWith("escrow:", StringComparison.Ordinal))
        .GroupBy(it => $"{it["account"]}"["escrow:".Length..]).ToDictionary(it => it.Key, it => it.Sum(line => Amount(line["amount"])));

    private static bool IsByHand(JsonNode order) => $"{order["paymentMethod"]}" is "cashOnDelivery" or "collectionCode";

    private static string Status(JsonNode order) => $"{order["status"]}";

    private static string Number(JsonNode order) => $"{order["number"]}";

    private static string Currency(JsonNode? money) => $"{money!["currency"]}";

    private static decimal Amount(JsonNode? money) => money!["amount"]!.GetValue<decimal>();

    private static decimal Value(JsonNode? quantity) => quantity!["value"]!.GetValue<decimal>();

    /// <summary>A quantity in what all of its kind can be compared in.</summary>
    private static decimal Size(JsonNode? quantity) => new Quantity(Value(quantity), Unit.Of($"{quantity!["unit"]}")).Size;
}
