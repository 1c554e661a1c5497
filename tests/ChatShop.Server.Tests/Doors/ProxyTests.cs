using System.Net;
using ChatShop.Server.Tests.Telemetry;

namespace ChatShop.Server.Tests.Doors;

/// <summary>A shop that believes its proxy about who calls.</summary>
public sealed class ProxyTests(MetricsDoorTests.BehindProxy shared) : IClassFixture<MetricsDoorTests.BehindProxy>
{
    [Fact]
    public async Task Each_caller_behind_it_has_a_pace_of_its_own()
    {
        var knocks = 0;
        while (await KnockAsync("203.0.113.7") == HttpStatusCode.OK)
            Assert.True(++knocks < 100_000, "nobody is ever told to wait");
        Assert.InRange(knocks, 600, 99_999);
        Assert.Equal(HttpStatusCode.OK, await KnockAsync("203.0.113.8"));
    }

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("203.0.113.9")]
    public async Task Nobody_behind_it_sits_at_this_machine(string caller)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(shared.Shop.Address, "/api/messages")) { Content = new StringContent("{}") };
        request.Headers.Add("X-Forwarded-For", caller);
        using var answer = await shared.Shop.Http.SendAsync(request);
        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }

    private async Task<HttpStatusCode> KnockAsync(string caller)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(shared.Shop.Address, "/health/live"));
        request.Headers.Add("X-Forwarded-For", caller);
        using var answer = await shared.Shop.Http.SendAsync(request);
        return answer.StatusCode;
    }
}
