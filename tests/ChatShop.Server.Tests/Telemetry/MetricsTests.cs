using System.Net;
using System.Text.Json.Nodes;

namespace ChatShop.Server.Tests.Telemetry;

/// <summary><c>/metrics</c>: who may read it, and that what it shows moves.</summary>
public sealed class MetricsTests(WatchedShop watched, SharedShop shared) : IClassFixture<WatchedShop>, IClassFixture<SharedShop>
{
    [Theory]
    [InlineData("chatshop_turn_duration_seconds_count", 7, "channel=\"test\"", "outcome=\"answered\"")]
    [InlineData("chatshop_messages_total", 1, "result=\"understood\"")]
    [InlineData("chatshop_messages_total", 1, "result=\"asked_again\"")]
    [InlineData("chatshop_transaction_duration_seconds_count", 2, "outcome=\"kept\"")]
    [InlineData("chatshop_session_write_duration_seconds_count", 7, "outcome=\"kept\"")]
    [InlineData("chatshop_outside_duration_seconds_count", 1, "part=\"stripe\"", "outcome=\"answered\"")]
    [InlineData("chatshop_sessions", 2)]
    [InlineData("http_server_request_duration_seconds_count", 7, "http_route=\"/api/messages\"")]
    public void A_figure_moves_when_people_write(string name, double least, params string[] labels)
    {
        var (before, after) = (watched.Before.Sum(name, labels), watched.After.Sum(name, labels));
        Assert.True(after - before >= least, $"{name} went from {before} to {after}");
    }

    [Theory]
    [InlineData("part=\"database\"")]
    [InlineData("part=\"sessions\"")]
    public void Parts_that_answer_are_up(string part) => Assert.Equal(1, watched.After.Sum("chatshop_up", part));

    [Fact]
    public void Every_figure_of_ours_is_explained_and_of_a_kind()
    {
        var ours = watched.After.Types.Keys.Where(name => name.StartsWith("chatshop_", StringComparison.Ordinal)).ToList();
        Assert.NotEmpty(ours);
        Assert.All(ours, name => Assert.Contains(name, watched.After.Helped));
        Assert.All(ours, name => Assert.Contains(watched.After.Types[name], new[] { "counter", "gauge", "histogram" }));
    }

    [Theory]
    [InlineData("dotnet_process_cpu_time_seconds_total")]
    [InlineData("dotnet_process_memory_working_set_bytes")]
    public void The_process_shows_what_it_takes(string name) => Assert.True(watched.After.Sum(name) > 0);

    [Fact]
    public async Task Who_sits_at_this_machine_needs_no_key()
    {
        using var answer = await shared.Shop.Operator.AskAsync("/metrics", key: "");
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    [Theory]
    [InlineData("X-Forwarded-For", "203.0.113.7")]
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
}
