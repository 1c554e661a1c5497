using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace ChatShop.Server.Tests.Rest;

/// <summary>Programs that know nothing but the contract rely on these names and forms.</summary>
public sealed partial class ShapeTests(FilledShop filled)
{
    [Fact]
    public async Task A_shop_has_its_names()
    {
        var shop = (await filled.Operator.ItemsAsync("/shops"))[0];

        AssertNames(shop, "id", "name", "status", "seller");
        Assert.Equal(("s1", "王婶果园", "open"), (Text(shop, "id"), Text(shop, "name"), Text(shop, "status")));
    }

    [Fact]
    public async Task A_listing_has_its_names_and_counts_in_the_unit_of_its_stock()
    {
        var listing = (await filled.Operator.ItemsAsync("/listings"))[0];

        AssertNames(listing, "id", "shop", "product", "price", "stock", "reserved", "status", "availableFrom");
        Assert.Equal("""{"amount":5.25,"currency":"CNY","per":{"value":1,"unit":"jin"}}""", listing["price"]!.ToJsonString());
        Assert.Equal("""{"value":492.5,"unit":"jin"}""", listing["stock"]!.ToJsonString());
        Assert.Equal("""{"value":10,"unit":"jin"}""", listing["reserved"]!.ToJsonString());
        Assert.Equal(("l1", "s1", "红富士苹果", "active"), (Text(listing, "id"), Text(listing, "shop"), Text(listing, "product"), Text(listing, "status")));
    }

    [Fact]
    public async Task An_order_has_its_names()
    {
        var order = (await filled.Operator.ItemsAsync("/orders"))[0];

        AssertNames(order, "number", "shop", "buyer", "lines", "total", "status", "paymentMethod", "deliverTo", "shipment", "placedAt");
        Assert.Equal("""{"channel":"test","user":"zhang"}""", order["buyer"]!.ToJsonString());
        Assert.Equal("""{"amount":13.13,"currency":"CNY"}""", order["total"]!.ToJsonString());
        Assert.Equal("cashOnDelivery", Text(order, "paymentMethod"));
        Assert.Equal("SF1390557782204", Text(order["shipment"]!.AsObject(), "tracking"));
        AssertNames(order["deliverTo"]!.AsObject(), "address", "phone", "recipient");
        var line = Assert.Single(order["lines"]!.AsArray())!.AsObject();
        AssertNames(line, "listing", "product", "quantity", "price", "total");
        Assert.Equal("""{"value":2.5,"unit":"jin"}""", line["quantity"]!.ToJsonString());
        Assert.Matches(UtcInstant(), Text(order, "placedAt"));
    }

    [Fact]
    public async Task An_order_is_in_the_state_it_was_brought_to()
    {
        var orders = await filled.Operator.ItemsAsync("/orders");

        Assert.Equal(["shipped", "completed", "placed", "canceled", "awaitingPayment"], orders.Select(order => Text(order, "status")));
        foreach (var status in new[] { "shipped", "completed", "placed", "canceled", "awaitingPayment" })
            Assert.Equal(status, Text(Assert.Single(await filled.Operator.ItemsAsync($"/orders?status={status}")), "status"));
    }

    [Fact]
    public async Task A_ledger_line_has_its_names()
    {
        var lines = await filled.Operator.ItemsAsync("/ledger");
        var first = Text(lines[0], "order");

        Assert.All(lines, line => AssertNames(line, "id", "entry", "account", "amount", "order", "at", "cause", "reference"));
        Assert.All(lines, line => Assert.Matches(UtcInstant(), Text(line, "at")));
        Assert.Equal(lines.Count(line => Text(line, "order") == first), (await filled.Operator.ItemsAsync($"/ledger?order={first}")).Count);
        Assert.All(await filled.Operator.ItemsAsync("/ledger/balances"), balance => AssertNames(balance, "account", "amount"));
    }

    [Fact]
    public async Task The_audit_trail_says_who_did_what_to_which_thing_and_tells_nothing_personal()
    {
        var acts = await filled.Operator.ItemsAsync("/audit");

        Assert.Equal("PublishListing", Text(acts[0], "verb"));
        Assert.Equal("listing l1", Text(acts[0], "subject"));
        Assert.Equal(acts.Count, acts.Select(act => Text(act, "hash")).Distinct().Count());
        var told = string.Concat(acts.Select(act => act.ToJsonString()));
        foreach (var personal in new[] { "李家村", "13800110003", "张三" })
            Assert.DoesNotContain(personal, Regex.Unescape(told), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Searching_gives_what_fits_best_first()
    {
        var found = await filled.Operator.ItemsAsync($"/listings?q={Uri.EscapeDataString("苹果")}");

        Assert.Equal(["苹果干", "红富士苹果"], found.Select(listing => Text(listing, "product")).OrderByDescending(it => it, StringComparer.Ordinal));
        Assert.Equal("红富士苹果", Text(Assert.Single(await filled.Operator.ItemsAsync($"/listings?q={Uri.EscapeDataString("苹果")}&shop=s1")), "product"));
    }

    private static string Text(JsonObject item, string name) => string.Create(CultureInfo.InvariantCulture, $"{item[name]}");

    private static void AssertNames(JsonObject item, params string[] names) =>
        Assert.Equal(names, item.Select(property => property.Key));

    [GeneratedRegex(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$")]
    private static partial Regex UtcInstant();
}
