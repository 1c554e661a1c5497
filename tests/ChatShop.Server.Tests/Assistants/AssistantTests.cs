using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using ChatShop.Server.Tests.Orders;
using ChatShop.Server.Tests.Rest;
using ModelContextProtocol.Client;
using ModelContextProtocol.Protocol;

namespace ChatShop.Server.Tests.Assistants;

/// <summary>An assistant, by the client of the Model Context Protocol's own makers, buys for a person up to the link where they pay.</summary>
public sealed class AssistantTests(AssistantTests.Stocked stocked) : IClassFixture<AssistantTests.Stocked>
{
    [Fact]
    public async Task Without_a_key_the_catalogue_is_open_and_nothing_else()
    {
        await using var client = await ConnectAsync(key: null);

        Assert.Equal(["quote", "search_listings", "show_listing"], (await client.ListToolsAsync()).Select(tool => tool.Name).Order());
        var found = Assert.Single((await AskAsync(client, "search_listings", new() { ["query"] = "hongfushi" }))["goods"]!.AsArray())!;
        Assert.Equal(Sale.Product, (string?)found["product"]);
        Assert.Equal("""{"amount":5,"currency":"CNY","per":{"value":1,"unit":"jin"}}""", found["price"]!.ToJsonString());
        await Assert.ThrowsAnyAsync<Exception>(async () => await client.CallToolAsync("place_order", Order("nobody", "once"), cancellationToken: CancellationToken.None));
    }

    [Fact]
    public async Task With_the_key_a_person_gets_a_link_to_pay_and_the_order_is_theirs_once()
    {
        await using var client = await ConnectAsync(stocked.Shop.Operator.Key);
        var quote = await AskAsync(client, "quote", new() { ["items"] = Items(10) });
        Assert.Equal("""{"amount":50,"currency":"CNY"}""", quote["total"]!.ToJsonString());

        var first = await AskAsync(client, "place_order", Order("anna", "first"));
        var again = await AskAsync(client, "place_order", Order("anna", "first"));

        Assert.Equal(first.ToJsonString(), again.ToJsonString());
        Assert.True((bool)first["isSandbox"]!);
        using var page = await stocked.Shop.Http.GetAsync(new Uri((string)first["payUrl"]!));
        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        var number = (string)first["orders"]![0]!["order"]!;
        var order = Assert.Single(await stocked.Shop.Operator.ItemsAsync("/orders?buyer=anna"));
        Assert.Equal((number, "awaitingPayment", "mcp"), ((string)order["number"]!, (string)order["status"]!, (string)order["buyer"]!["channel"]!));
        Assert.Equal("awaitingPayment", (string?)(await AskAsync(client, "order_status", new() { ["buyer"] = "anna", ["order"] = number }))["status"]);
        Assert.Equal("canceled", (string?)(await AskAsync(client, "cancel_order", new() { ["buyer"] = "anna", ["order"] = number }))["status"]);
    }

    [Fact]
    public async Task What_the_shop_tells_the_person_waits_for_the_assistant()
    {
        await using var client = await ConnectAsync(stocked.Shop.Operator.Key);
        var number = (string)(await AskAsync(client, "place_order", Order("berta", "first")))["orders"]![0]!["order"]!;
        stocked.Shop.Clock.Move(TimeSpan.FromMinutes(31)); // Nobody has paid.

        JsonNode told;
        do
            told = await AskAsync(client, "read_messages", new() { ["buyer"] = "berta" });
        while (!told["messages"]!.AsArray().Any(text => ((string)text!).Contains(number, StringComparison.Ordinal)));
        Assert.Empty((await AskAsync(client, "read_messages", new() { ["buyer"] = "berta", ["after"] = (long)told["next"]! }))["messages"]!.AsArray());
    }

    [Theory]
    [InlineData("agreed", false, "agreed")]
    [InlineData("phone", "abc", "电话")]
    [InlineData("buyer", "no spaces", "buyer")]
    [InlineData("requestId", "", "requestId")]
    [InlineData("items", "[]", "items")]
    [InlineData("items", """[{"listing": "l999", "quantity": 1}]""", "l999")]
    [InlineData("items", """[{"listing": "l1", "quantity": 0}]""", "quantity")]
    [InlineData("items", """[{"listing": "l1", "quantity": 1, "unit": "stone"}]""", "unit")]
    [InlineData("items", """[{"listing": "l1", "quantity": 9999}]""", "红富士")]
    public async Task What_is_missing_or_wrong_is_said_and_nothing_is_ordered(string part, object value, string says)
    {
        await using var client = await ConnectAsync(stocked.Shop.Operator.Key);
        var order = Order("carl", "never");
        order[part] = part == "items" ? JsonNode.Parse((string)value) : value;

        var answer = await client.CallToolAsync("place_order", order, cancellationToken: CancellationToken.None);

        Assert.True(answer.IsError);
        Assert.Contains(says, Assert.IsType<TextContentBlock>(Assert.Single(answer.Content)).Text, StringComparison.Ordinal);
        Assert.Empty(await stocked.Shop.Operator.ItemsAsync("/orders?buyer=carl"));
    }

    [Fact]
    public async Task Nobody_sees_or_cancels_the_order_of_somebody_else()
    {
        await using var client = await ConnectAsync(stocked.Shop.Operator.Key);
        var number = (string)(await AskAsync(client, "place_order", Order("dora", "first")))["orders"]![0]!["order"]!;

        foreach (var tool in new[] { "order_status", "cancel_order" })
            Assert.True((await client.CallToolAsync(tool, new Dictionary<string, object?> { ["buyer"] = "eve", ["order"] = number }, cancellationToken: CancellationToken.None)).IsError);
    }

    [Fact]
    public async Task A_person_with_five_unpaid_orders_pays_or_cancels_first()
    {
        await using var client = await ConnectAsync(stocked.Shop.Operator.Key);
        for (var i = 0; i < 5; i++)
            await AskAsync(client, "place_order", Order("fred", $"order-{i}"));

        Assert.True((await client.CallToolAsync("place_order", Order("fred", "one-more"), cancellationToken: CancellationToken.None)).IsError);
    }

    [Fact]
    public async Task A_wrong_key_gets_nothing_and_a_large_request_neither()
    {
        using var wrong = await PostAsync("""{"jsonrpc":"2.0","id":1,"method":"tools/list"}""", "wrong");
        await Problem.AssertAsync(wrong, HttpStatusCode.Unauthorized);

        using var large = await PostAsync("""{"jsonrpc":"2.0","id":1,"method":"tools/list"}""".PadRight(100_000), null);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, large.StatusCode);
    }

    private async Task<HttpResponseMessage> PostAsync(string body, string? key)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(stocked.Shop.Address, "/mcp")) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        request.Headers.TryAddWithoutValidation("Accept", "application/json, text/event-stream");
        if (key is not null)
            request.Headers.TryAddWithoutValidation("Authorization", $"Bearer {key}");
        return await stocked.Shop.Http.SendAsync(request);
    }

    private Task<McpClient> ConnectAsync(string? key) => McpClient.CreateAsync(new HttpClientTransport(new HttpClientTransportOptions
    {
        Endpoint = new Uri(stocked.Shop.Address, "/mcp"),
        AdditionalHeaders = key is null ? null : new Dictionary<string, string> { ["Authorization"] = $"Bearer {key}" },
    }));

    private static async Task<JsonNode> AskAsync(McpClient client, string tool, Dictionary<string, object?> arguments)
    {
        var answer = await client.CallToolAsync(tool, arguments, cancellationToken: CancellationToken.None);
        Assert.False(answer.IsError is true, string.Join(' ', answer.Content.OfType<TextContentBlock>().Select(it => it.Text)));
        return JsonNode.Parse(answer.StructuredContent!.Value.GetRawText())!;
    }

    private static JsonNode Items(decimal jin) => JsonNode.Parse($$"""[{"listing": "l1", "quantity": {{jin}}}]""")!;

    private static Dictionary<string, object?> Order(string buyer, string request) => new()
    {
        ["buyer"] = buyer,
        ["items"] = Items(10),
        ["address"] = Sale.Address,
        ["phone"] = Sale.Phone,
        ["recipient"] = Sale.LastWord,
        ["agreed"] = true,
        ["requestId"] = request,
    };

    /// <summary>A shop that sells apples.</summary>
    public sealed class Stocked : SharedShop
    {
        private protected override Task FillAsync() => Sale.SellAsync(Shop.Meet("wang"));
    }
}
