using System.Net;
using System.Text.Json.Nodes;
using Microsoft.OpenApi.Reader;

namespace ChatShop.Server.Tests.Rest;

public sealed class DescriptionTests(FilledShop filled)
{
    [Fact]
    public async Task The_description_is_valid_OpenAPI()
    {
        await using var text = await filled.Shop.Http.GetStreamAsync(new Uri(filled.Shop.Address, "/openapi/v1.json"));
        using var copy = new MemoryStream();
        await text.CopyToAsync(copy);
        copy.Position = 0;

        var read = Microsoft.OpenApi.OpenApiDocument.Load(copy, "json", new OpenApiReaderSettings());

        Assert.Empty(read.Diagnostic!.Errors);
        Assert.NotEmpty(read.Document!.Info.Title!);
    }

    [Theory]
    [InlineData("/api/v1/shops", "limit", "cursor")]
    [InlineData("/api/v1/listings", "shop", "q", "status", "limit", "cursor")]
    [InlineData("/api/v1/orders", "shop", "buyer", "status", "limit", "cursor")]
    [InlineData("/api/v1/ledger", "order", "limit", "cursor")]
    [InlineData("/api/v1/ledger/balances")]
    [InlineData("/api/v1/audit", "limit", "cursor")]
    [InlineData("/api/v1/outbox", "limit", "cursor")]
    [InlineData("/api/v1/conversations/{channel}/{conversation}/messages", "channel", "conversation", "limit", "cursor")]
    public async Task It_describes_what_programs_may_ask(string path, params string[] parameters)
    {
        var description = JsonNode.Parse(await filled.Shop.Http.GetStringAsync(new Uri(filled.Shop.Address, "/openapi/v1.json")))!;

        var asked = description["paths"]![path]!["get"]!;
        Assert.NotEmpty(asked["summary"]!.GetValue<string>());
        Assert.Equal(parameters, (asked["parameters"]?.AsArray() ?? []).Select(it => it!["name"]!.GetValue<string>()));
    }

    [Theory]
    [InlineData("/health/live", "live")]
    [InlineData("/health/ready", "ready")]
    public async Task Monitoring_hears_that_the_shop_lives_and_serves(string path, string status)
    {
        using var answer = await filled.Shop.Http.GetAsync(new Uri(filled.Shop.Address, path));

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(status, JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["status"]!.GetValue<string>());
    }
}
