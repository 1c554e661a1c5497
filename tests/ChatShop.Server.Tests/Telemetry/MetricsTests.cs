namespace ChatShop.Server.Tests.Telemetry;

/// <summary>What <c>/metrics</c> shows moves with what happens.</summary>
[Collection(nameof(WatchedShop))]
public sealed class MetricsTests(WatchedShop watched)
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
}
