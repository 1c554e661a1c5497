using System.Net;
using System.Text.Json.Nodes;

namespace ChatShop.Server.Tests.Rest;

public sealed class OperatorCodeTests(SharedShop shared) : IClassFixture<SharedShop>
{
    private readonly OpenedShop shop = shared.Shop;

    [Fact]
    public async Task Who_has_the_key_gets_a_code_that_makes_one_operator()
    {
        var (status, code) = await IssueAsync(shop, shop.Operator.Key);
        Assert.Equal((HttpStatusCode.Created, $"管理员 {code!["code"]}"), (status, $"{code["say"]}"));
        Assert.InRange(DateTimeOffset.Parse($"{code["until"]}", System.Globalization.CultureInfo.InvariantCulture) - TimeProvider.System.GetUtcNow(), TimeSpan.FromMinutes(58), TimeSpan.FromHours(1));

        Assert.Contains("您现在是这个市场的管理员了", (await shop.Meet("zhang").SayAsync($"{code["say"]}")).Text, StringComparison.Ordinal);
        Assert.Contains("这个码不对", (await shop.Meet("li").SayAsync($"{code["say"]}")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_request_gets_the_same_code()
    {
        var codes = new List<string>();
        foreach (var key in new[] { "once", "once", "twice", "", "" })
            codes.Add($"{(await IssueAsync(shop, shop.Operator.Key, key)).Body!["code"]}");

        Assert.Equal(codes[0], codes[1]);
        Assert.Equal(4, codes.Distinct().Count());
    }

    [Fact]
    public async Task Without_the_key_or_with_a_key_of_repetition_that_is_too_long_there_is_none()
    {
        await using var fresh = await OpenedShop.OpenAsync();

        Assert.Equal(HttpStatusCode.Unauthorized, (await IssueAsync(fresh, "wrong")).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await IssueAsync(fresh, fresh.Operator.Key, new string('k', 256))).Status);
        Assert.Empty(await fresh.Operator.ItemsAsync("/audit"));
    }

    private static async Task<(HttpStatusCode Status, JsonNode? Body)> IssueAsync(OpenedShop shop, string bearer, string key = "")
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(shop.Address, "/api/v1/operators/codes"));
        request.Headers.Authorization = new("Bearer", bearer);
        if (key.Length > 0)
            request.Headers.TryAddWithoutValidation("Idempotency-Key", key);
        using var answer = await shop.Http.SendAsync(request);
        return (answer.StatusCode, JsonNode.Parse(await answer.Content.ReadAsStringAsync()));
    }
}
