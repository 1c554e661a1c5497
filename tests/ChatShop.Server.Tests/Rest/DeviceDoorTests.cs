using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using ChatShop.Server.Doors;
using ChatShop.Server.Rest;
using ChatShop.Trade;
using ChatShop.Trade.Listings;
using ChatShop.Trade.Origins;
using Microsoft.Extensions.DependencyInjection;

namespace ChatShop.Server.Tests.Rest;

/// <summary>What a device signs is kept with the batch of its goods; what is forged, sent again, malformed or too much is not.</summary>
public sealed class DeviceDoorTests : IAsyncLifetime
{
    private const string Body = """{"readings": [{"kind": "temperature", "value": 4.2}, {"kind": "humidity", "value": 85}]}""";

    private OpenedShop shop = null!;
    private PersonId seller;
    private ListingId apples;
    private DeviceRegistered device = null!;
    private int seconds;

    public async ValueTask InitializeAsync()
    {
        shop = await OpenedShop.OpenAsync();
        seller = await shop.PersonAsync("wang");
        var offer = new Offer("红富士苹果", new Price(Money.Of(5m, Currency.Cny), new Quantity(1m, Unit.Jin)), new Quantity(500m, Unit.Jin));
        apples = (await shop.GivenAsync(seller, new PublishListing(seller, offer, "王婶果园"))).Listing;
        device = await shop.GivenAsync(seller, new RegisterDevice(seller, apples));
    }

    public ValueTask DisposeAsync() => shop.DisposeAsync();

    [Fact]
    public async Task What_a_device_signs_is_kept_with_the_batch_of_its_goods()
    {
        using (var early = await SendAsync(Body))
            await Problem.AssertAsync(early, HttpStatusCode.Conflict);
        var batch = await RecordAsync();

        using var answer = await SendAsync(Body);

        Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
        var taken = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;
        Assert.Equal((2, $"{batch}"), (taken["taken"]!.GetValue<int>(), $"{taken["batch"]}"));
        Assert.Equal([85m, 4.2m], (await ToldAsync(batch)).Latest.Select(it => it.Value));
    }

    [Fact]
    public async Task The_same_message_once_more_and_one_from_before_are_refused()
    {
        var batch = await RecordAsync();
        var stamp = Stamp(10);
        using (var first = await SendAsync(Body, stamp))
            Assert.Equal(HttpStatusCode.Accepted, first.StatusCode);
        foreach (var again in new[] { stamp, Stamp(9) })
            using (var answer = await SendAsync(Body, again))
                await Problem.AssertAsync(answer, HttpStatusCode.Conflict);
        foreach (var far in new[] { Stamp(-400), Stamp(400) })
            using (var answer = await SendAsync(Body, far))
                await Problem.AssertAsync(answer, HttpStatusCode.Unauthorized);
        Assert.Equal(2, (await ToldAsync(batch)).Readings.Count);
    }

    [Fact]
    public async Task What_another_signed_or_changed_on_the_way_is_refused()
    {
        var batch = await RecordAsync();
        var stamp = Stamp(10);
        var signed = Sign(device.Key, stamp, Body);
        (string? Signature, string Body, string Device)[] forged =
        [
            (null, Body, $"{device.Device}"),
            ("", Body, $"{device.Device}"),
            ("t=1,v1=00", Body, $"{device.Device}"),
            ($"t={stamp},v1={new string('0', 64)}", Body, $"{device.Device}"),
            ($"t={stamp},v1={Sign("another key", stamp, Body)}", Body, $"{device.Device}"),
            ($"t={stamp},v1={signed}", Body.Replace("4.2", "4.3", StringComparison.Ordinal), $"{device.Device}"),
            ($"t={Stamp(11)},v1={signed}", Body, $"{device.Device}"),
            ($"t={stamp},v1={signed}", Body, "d99"),
            ($"t={stamp},v1={signed}", Body, "nothing"),
            ($"t={stamp},v1={Sign("", stamp, Body)}", Body, "d99"),
        ];
        foreach (var (signature, body, to) in forged)
            using (var answer = await SendSignedAsync(body, signature, to))
                await Problem.AssertAsync(answer, HttpStatusCode.Unauthorized);
        Assert.Empty((await ToldAsync(batch)).Readings);

        await shop.GivenAsync(seller, new RemoveDevices(seller, apples));
        using var removed = await SendSignedAsync(Body, $"t={stamp},v1={signed}", $"{device.Device}");
        await Problem.AssertAsync(removed, HttpStatusCode.Unauthorized);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("""{"readings": null}""")]
    [InlineData("""{"readings": []}""")]
    [InlineData("""{"readings": [null]}""")]
    [InlineData("""{"readings": [{"kind": "mood", "value": 1}]}""")]
    [InlineData("""{"readings": [{"kind": "temperature"}]}""")]
    [InlineData("""{"readings": [{"kind": "temperature", "value": "warm"}]}""")]
    [InlineData("""{"readings": [{"kind": "temperature", "value": 1e30}]}""")]
    [InlineData("""{"readings": [{"kind": "temperature", "value": 400}]}""")]
    [InlineData("""{"readings": [{"kind": "temperature", "value": 4.00001}]}""")]
    [InlineData("""{"readings": [{"kind": "temperature", "value": 4, "at": "yesterday"}]}""")]
    [InlineData("""{"readings": [{"kind": "temperature", "value": 4, "at": "2020-01-01T00:00:00Z"}]}""")]
    [InlineData("""{"readings": [{"kind": "temperature", "value": 4}, {"kind": "humidity", "value": 101}]}""")]
    public async Task What_is_no_reading_is_refused_whole_though_it_is_signed(string body)
    {
        var batch = await RecordAsync();

        using var answer = await SendAsync(body);

        await Problem.AssertAsync(answer, HttpStatusCode.BadRequest);
        Assert.Empty((await ToldAsync(batch)).Readings);
    }

    [Fact]
    public async Task Too_much_at_once_and_too_much_in_a_day_are_refused()
    {
        await RecordAsync();
        using (var large = await SendAsync(Body + new string(' ', 20_000)))
            await Problem.AssertAsync(large, HttpStatusCode.RequestEntityTooLarge);
        using (var many = await SendAsync(Many(SensorReading.MostAtOnce + 1)))
            await Problem.AssertAsync(many, HttpStatusCode.BadRequest);
        for (var sent = 0; sent + SensorReading.MostAtOnce <= Device.MostADay; sent += SensorReading.MostAtOnce)
            using (var answer = await SendAsync(Many(SensorReading.MostAtOnce)))
                Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
        using var last = await SendAsync(Many(SensorReading.MostAtOnce));
        await Problem.AssertAsync(last, HttpStatusCode.TooManyRequests);
    }

    [Fact]
    public async Task An_operators_program_makes_devices_known_and_nobody_else()
    {
        Assert.Equal(HttpStatusCode.Unauthorized, (await RegisterAsync($$"""{"listing": "{{apples}}"}""", "wrong", "a")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await RegisterAsync("""{"listing": "l99"}""", shop.Operator.Key, "b")).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await RegisterAsync("""{"listing": "apples"}""", shop.Operator.Key, "c")).Status);
        var (status, known) = await RegisterAsync($$"""{"listing": "{{apples}}"}""", shop.Operator.Key, "d");
        Assert.Equal((HttpStatusCode.Created, $"{apples}"), (status, $"{known!["listing"]}"));
        Assert.Equal($"{known["key"]}", $"{(await RegisterAsync($$"""{"listing": "{{apples}}"}""", shop.Operator.Key, "d")).Body!["key"]}");

        await RecordAsync();
        var stamp = Stamp(1);
        using var answer = await SendSignedAsync(Body, $"t={stamp},v1={Sign($"{known["key"]}", stamp, Body)}", $"{known["id"]}");
        Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
    }

    private async Task<(HttpStatusCode Status, JsonNode? Body)> RegisterAsync(string body, string bearer, string key)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(shop.Address, "/api/v1/devices")) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        request.Headers.Authorization = new("Bearer", bearer);
        request.Headers.Add("Idempotency-Key", key);
        using var answer = await shop.Http.SendAsync(request);
        return (answer.StatusCode, JsonNode.Parse(await answer.Content.ReadAsStringAsync()));
    }

    private async Task<BatchId> RecordAsync() =>
        (await shop.GivenAsync(seller, new RecordBatch(seller, apples, new Origin("李家村东坡", DateOnly.FromDateTime(shop.Clock.GetUtcNow().UtcDateTime).AddDays(-1), [])))).Batch;

    private async Task<BatchTold> ToldAsync(BatchId batch) => (await shop.Parts.GetRequiredService<IBatchRecords>().BatchAsync(batch, CancellationToken.None))!;

    private string Stamp(int after) => shop.Clock.GetUtcNow().AddSeconds(after).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);

    private static string Sign(string key, string stamp, string body) => Convert.ToHexString(StampedSignature.Make(key, stamp, Encoding.UTF8.GetBytes(body)));

    private static string Many(int count) => $$"""{"readings": [{{string.Join(',', Enumerable.Repeat("""{"kind":"temperature","value":4.2}""", count))}}]}""";

    private Task<HttpResponseMessage> SendAsync(string body, string? stamp = null)
    {
        stamp ??= Stamp(++seconds);
        return SendSignedAsync(body, $"t={stamp},v1={Sign(device.Key, stamp, body)}", $"{device.Device}");
    }

    private async Task<HttpResponseMessage> SendSignedAsync(string body, string? signature, string to)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(shop.Address, $"/api/v1/devices/{to}/readings")) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        if (signature is not null)
            request.Headers.TryAddWithoutValidation(DeviceDoor.SignatureHeader, signature);
        return await shop.Http.SendAsync(request);
    }
}
