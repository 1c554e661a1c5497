using System.Net;
using System.Text.Json.Nodes;

namespace ChatShop.Server.Tests.Telemetry;

/// <summary>Who may read <c>/metrics</c>.</summary>
public sealed class MetricsDoorTests(MetricsDoorTests.BehindProxy shared) : IClassFixture<MetricsDoorTests.BehindProxy>
{
    [Fact]
    public async Task Who_sits_at_this_machine_needs_no_key()
    {
        using var answer = await shared.Shop.Operator.AskAsync("/metrics", key: "");
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    [Theory]
    [InlineData("X-Forwarded-For", "203.0.113.7")]
    [InlineData("X-Forwarded-For", "127.0.0.1")] // The proxy is believed about who calls, and still nobody it speaks for sits here.
    [InlineData("Forwarded", "for=203.0.113.7")]
    [InlineData("Host", "shop.example")]
    public async Task Who_comes_through_a_proxy_is_refused_without_the_key_and_let_in_with_it(string header, string value)
    {
        using var stranger = await AskAsync(header, value, key: "wrong");
        Assert.Equal(HttpStatusCode.Unauthorized, stranger.StatusCode);
        Assert.Equal("application/problem+json", stranger.Content.Headers.ContentType?.MediaType);
        Assert.Equal(401, JsonNode.Parse(await stranger.Content.ReadAsStringAsync())!["status"]!.GetValue<int>());

        using var known = await AskAsync(header, value, shared.Shop.Operator.Key);
        Assert.Equal(HttpStatusCode.OK, known.StatusCode);
    }

    private async Task<HttpResponseMessage> AskAsync(string header, string value, string key)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(shared.Shop.Address, "/metrics"));
        request.Headers.TryAddWithoutValidation(header, value);
        request.Headers.TryAddWithoutValidation("Authorization", $"Bearer {key}");
        return await shared.Shop.Http.SendAsync(request);
    }

    /// <summary>A shop that believes its proxy, as <c>deploy/</c> has it.</summary>
    public sealed class BehindProxy : SharedShop
    {
        private protected override Task<string[]> PrepareAsync() => Task.FromResult<string[]>(["--ForwardedHeaders_Enabled", "true"]);
    }
}
