using System.Globalization;
using System.Text;
using ChatShop.Server.Devices;
using ChatShop.Server.Doors;
using ChatShop.Server.Tests.Telemetry;
using ChatShop.Trade;
using ChatShop.Trade.Listings;
using ChatShop.Trade.Origins;
using Microsoft.Extensions.DependencyInjection;

namespace ChatShop.Server.Tests.Devices;

/// <summary>What a device publishes at a broker is taken as if it had posted it, once; what is forged, sent again, malformed or too much is refused and counted.</summary>
public sealed class MqttTests : IAsyncLifetime
{
    private const string Body = """{"readings": [{"kind": "temperature", "value": 4.2}, {"kind": "humidity", "value": 85}]}""";

    private Broker broker = null!;
    private OpenedShop shop = null!;
    private PersonId seller;
    private BatchId batch;
    private DeviceRegistered device = null!;

    public async ValueTask InitializeAsync()
    {
        broker = await Broker.OpenAsync();
        shop = await OpenedShop.OpenAsync(broker.Settings);
        seller = await shop.PersonAsync("wang");
        var offer = new Offer("红富士苹果", new Price(Money.Of(5m, Currency.Cny), new Quantity(1m, Unit.Jin)), new Quantity(500m, Unit.Jin));
        var apples = (await shop.GivenAsync(seller, new PublishListing(seller, offer, "王婶果园"))).Listing;
        device = await shop.GivenAsync(seller, new RegisterDevice(seller, apples));
        batch = (await shop.GivenAsync(seller, new RecordBatch(seller, apples, new Origin("李家村东坡", DateOnly.FromDateTime(shop.Clock.GetUtcNow().UtcDateTime).AddDays(-1), [])))).Batch;
        await broker.HeardAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await shop.DisposeAsync();
        await broker.DisposeAsync();
    }

    [Fact]
    public async Task What_a_device_signs_is_kept_with_the_batch_of_its_goods_once_and_sealed()
    {
        var stamp = Stamp(1);
        await PublishAsync(Body, stamp);
        await PublishAsync(Body, stamp);
        await broker.PublishAsync(Topic(), Encoding.UTF8.GetBytes($"{Sign(device.Key, Stamp(2), Body)}\n{Body}"));
        await CountedAsync(("Taken", 2), ("Replayed", 1));

        Assert.Equal(["chatshop/devices/+/readings"], broker.Filters);
        Assert.Equal([4.2m, 4.2m, 85m, 85m], (await ToldAsync()).Readings.Select(it => it.Value).Order());
        shop.Clock.Move(TimeSpan.FromDays(1));
        for (var tries = 0; (await ToldAsync()).Readings.Any(it => it.Record is null); tries++, await Task.Delay(200))
            Assert.True(tries < 150, "The day's readings are not sealed.");
    }

    [Fact]
    public async Task What_is_forged_malformed_too_large_or_of_nobody_is_refused_and_counted()
    {
        var (stamp, signed) = (Stamp(1), Sign(device.Key, Stamp(1), Body));
        await broker.PublishAsync(Topic(), Encoding.UTF8.GetBytes(Body));
        await broker.PublishAsync(Topic(), []);
        await broker.PublishAsync(Topic(), [0xFF, 0xFE, (byte)'\n', 0], "t=1");
        await broker.PublishAsync(Topic(), Encoding.UTF8.GetBytes(Body), Sign("another key", stamp, Body));
        await broker.PublishAsync(Topic(), Encoding.UTF8.GetBytes(Body.Replace("4.2", "4.3", StringComparison.Ordinal)), signed);
        await broker.PublishAsync("chatshop/devices/d99/readings", Encoding.UTF8.GetBytes(Body), signed);
        await broker.PublishAsync("chatshop/devices/nothing/readings", Encoding.UTF8.GetBytes(Body), signed);
        await PublishAsync("{", Stamp(1));
        await PublishAsync("""{"readings": [{"kind": "mood", "value": 1}]}""", Stamp(1));
        await PublishAsync(Body, Stamp(-400));
        await PublishAsync(Body + new string(' ', SignedReadings.MostBytes), Stamp(1));

        await CountedAsync(("Unsigned", 3), ("Unknown", 4), ("Malformed", 2), ("OutOfTime", 1), ("TooLarge", 1), ("Taken", 0));
        Assert.Empty((await ToldAsync()).Readings);
    }

    [Fact]
    public async Task A_broker_that_was_gone_is_heard_again()
    {
        await broker.GoAsync();
        await Task.Delay(TimeSpan.FromSeconds(1.5), TestContext.Current.CancellationToken);
        await broker.ComeAsync();
        await broker.HeardAsync(times: 2);

        await PublishAsync(Body, Stamp(1));

        await CountedAsync(("Taken", 1));
        Assert.Equal(2, (await ToldAsync()).Readings.Count);
    }

    [Fact]
    public void Pauses_grow_and_stay_below_a_minute() => Assert.Equal(
        [1, 2, 4, 8, 16, 32, 60, 60, 60], ((int[])[0, 1, 2, 3, 4, 5, 6, 7, 1000]).Select(failures => (int)MqttReadings.PauseAfter(failures).TotalSeconds));

    private async Task CountedAsync(params (string Fate, int Count)[] expected)
    {
        for (var tries = 0; ; tries++, await Task.Delay(50))
        {
            var page = await MetricsPage.ReadAsync(shop.Operator);
            var counted = expected.Select(it => (it.Fate, (int)page.Sum("chatshop_readings_heard_total", "way=\"mqtt\"", $"fate=\"{it.Fate}\""))).ToList();
            if (counted.SequenceEqual(expected))
                return;
            Assert.True(tries < 200, string.Join(", ", counted));
        }
    }

    private async Task<BatchTold> ToldAsync() => (await shop.Parts.GetRequiredService<IBatchRecords>().BatchAsync(batch, CancellationToken.None))!;

    private string Topic() => $"chatshop/devices/{device.Device}/readings";

    private string Stamp(int after) => shop.Clock.GetUtcNow().AddSeconds(after).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);

    private static string Sign(string key, string stamp, string body) => StampedSignature.Write(key, stamp, Encoding.UTF8.GetBytes(body));

    private Task PublishAsync(string body, string stamp) => broker.PublishAsync(Topic(), Encoding.UTF8.GetBytes(body), Sign(device.Key, stamp, body));
}
