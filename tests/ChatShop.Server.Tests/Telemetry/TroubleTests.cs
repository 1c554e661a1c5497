using System.Diagnostics.Metrics;
using ChatShop.Server.Telemetry;
using ChatShop.Storage.Figures;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using StackExchange.Redis;

namespace ChatShop.Server.Tests.Telemetry;

/// <summary>What goes wrong shows in the figures.</summary>
public sealed class TroubleTests(TroubledShop troubled) : IClassFixture<TroubledShop>
{
    [Fact]
    public void A_part_that_is_down_shows() =>
        Assert.True(troubled.Page.Sum("chatshop_outside_duration_seconds_count", "part=\"stripe\"", "outcome=\"unreachable\"") >= 1);

    [Theory]
    [InlineData("escrow", 50)]
    [InlineData("review", 49.99)]
    public void Money_that_is_held_shows(string account, double yuan) =>
        Assert.Equal(yuan, troubled.Page.Sum("chatshop_money", $"account=\"{account}\"", "currency=\"CNY\""));

    [Fact]
    public void Notices_that_wait_show_with_their_age()
    {
        Assert.True(troubled.Page.Sum("chatshop_outbox_waiting", "what=\"notice\"") >= 1);
        Assert.True(troubled.Page.Sum("chatshop_outbox_age_seconds", "what=\"notice\"") > 0);
    }

    [Fact]
    public void An_error_is_counted_by_its_place_and_kind_and_its_words_are_not_shown()
    {
        Assert.Equal(1, troubled.Page.Sum("chatshop_errors_total", "place=\"Cellar\"", "kind=\"TimeoutException\""));
        Assert.DoesNotContain(TroubledShop.WordsOfTheError, troubled.Page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sessions_that_do_not_answer_are_down_and_the_database_is_still_up()
    {
        await using var parts = new ServiceCollection().AddMetrics().BuildServiceProvider();
        var nobody = new ConfigurationOptions { EndPoints = { $"127.0.0.1:{Ports.NextAddress().Port}" }, AbortOnConnectFail = false, ConnectTimeout = 100 };
        await using var redis = await ConnectionMultiplexer.ConnectAsync(nobody);
        using var gauges = new MarketGauges(
            troubled.Shop.Parts.GetRequiredService<Backlog>(), redis, TimeProvider.System, parts.GetRequiredService<IMeterFactory>(), NullLogger<MarketGauges>.Instance);

        await gauges.RefreshAsync();

        var up = new Dictionary<string, int>();
        using var listener = new MeterListener();
        listener.SetMeasurementEventCallback<int>((_, value, tags, _) => up[$"{tags[0].Value}"] = value);
        listener.InstrumentPublished = (instrument, listening) =>
        {
            if (instrument.Name == "chatshop.up" && instrument.Meter.Scope == parts.GetRequiredService<IMeterFactory>())
                listening.EnableMeasurementEvents(instrument);
        };
        listener.Start();
        listener.RecordObservableInstruments();
        Assert.Equal([("database", 1), ("sessions", 0)], up.OrderBy(it => it.Key).Select(it => (it.Key, it.Value)));
    }
}
