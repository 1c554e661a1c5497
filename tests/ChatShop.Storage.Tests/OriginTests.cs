using ChatShop.Trade;
using ChatShop.Trade.Listings;
using ChatShop.Trade.Orders;
using ChatShop.Trade.Origins;
using Microsoft.EntityFrameworkCore;

namespace ChatShop.Storage.Tests;

/// <summary>Batches, what devices measure beside them, and the audit trail that seals both.</summary>
public abstract class OriginTests(ITestDatabase database) : MarketTests(database)
{
    private static readonly DateOnly Today = new(2026, 3, 1);

    private DateTimeOffset Now => Market.Clock.GetUtcNow();

    [Fact]
    public async Task An_order_comes_from_the_batch_that_was_recorded_last_before_it_was_sent()
    {
        var (seller, buyer) = (await Market.MeetAsync("王婶"), await Market.MeetAsync("李雷"));
        var apples = (await Market.PublishAsync(seller, "苹果", 500, 500)).Listing;
        var (early, late) = (await BuyAsync(buyer, apples), await BuyAsync(buyer, apples));
        Assert.Empty(await Market.Batches.OfOrderAsync(early, default));
        await RecordAsync(seller, apples, "东坡");
        await Market.ActAsync(seller, new ShipOrder(seller, early, new Shipment(null, null)));
        Market.Clock.Advance(TimeSpan.FromHours(1));
        await RecordAsync(seller, apples, "西坡");

        Assert.Equal("东坡", Assert.Single(await Market.Batches.OfOrderAsync(early, default)).Batch.Place);
        var told = Assert.Single(await Market.Batches.OfOrderAsync(late, default));
        Assert.Equal(("西坡", "王婶菜园"), (told.Batch.Place, told.ShopName));
        Assert.Equal((await Market.Books.ActsAsync(told.Batch.Record - 1, 1, default))[0].Hash, told.Hash);
    }

    [Fact]
    public async Task Nobody_speaks_of_the_goods_of_others_and_a_program_of_the_operators_may()
    {
        var (wang, zhao) = (await Market.MeetAsync("王婶"), await Market.MeetAsync("赵叔"));
        var apples = (await Market.PublishAsync(wang, "苹果", 500, 500)).Listing;
        await Market.PublishAsync(zhao, "梨", 500, 500);

        Assert.IsType<NoSuchListing>((await Market.TryAsync(zhao, new RecordBatch(zhao, apples, new Origin("东坡", Today, [])))).Refusal);
        Assert.IsType<NoSuchListing>((await Market.TryAsync(zhao, new RegisterDevice(zhao, apples))).Refusal);
        Assert.IsType<NoSuchListing>((await Market.TryAsync(null, new RegisterDevice(null, new ListingId(99)))).Refusal);
        for (var i = 0; i < Device.MostOfListing; i++)
            await Market.ActAsync(null, new RegisterDevice(null, apples));
        Assert.IsType<EnoughDevices>((await Market.TryAsync(wang, new RegisterDevice(wang, apples))).Refusal);
        Assert.Equal(Device.MostOfListing, (await Market.ActAsync(wang, new RemoveDevices(wang, apples))).Count);
        Assert.IsType<NoDevices>((await Market.TryAsync(wang, new RemoveDevices(wang, apples))).Refusal);
        Assert.Null(await Market.Devices.KeyAsync(new DeviceId(1), default));
    }

    [Fact]
    public async Task Readings_belong_to_the_batch_of_their_goods_and_none_is_taken_twice()
    {
        var (seller, apples, device) = await MeasuredAsync();
        Assert.Equal(DeviceAnswer.NoBatch, (await SendAsync(device.Device, 4.2m)).Answer);
        var batch = await RecordAsync(seller, apples, "东坡");
        var at = Now;

        var answers = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => Market.Devices.AddAsync(device.Device, at, [new("temperature", 4.25m, at)], default)));

        Assert.Equal((1, 4), (answers.Count(it => it.Answer == DeviceAnswer.Taken && it.Batch == batch), answers.Count(it => it.Answer == DeviceAnswer.Replayed)));
        var told = (await Market.Batches.BatchAsync(batch, default))!;
        Assert.Equal((4.25m, "temperature", device.Device), (Assert.Single(told.Latest).Value, told.Latest[0].Kind, told.Latest[0].Device));
        Assert.Equal(DeviceAnswer.Unknown, (await SendAsync(new DeviceId(99), 1)).Answer);
        Assert.DoesNotContain(device.Key, await Database.DumpAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_day_that_is_over_is_sealed_once_and_the_trail_proves_it()
    {
        await SealedAsync();
        Assert.Empty(await Market.Batches.UnsealedAsync(Today.AddDays(1), 10, default));

        var proven = await Market.Proof.FindAsync(default);

        Assert.Null(proven.Broken);
        var acts = await Market.Books.ActsAsync(0, 100, default);
        Assert.Equal((acts.Count, acts[^1].Hash), ((int)proven.Count, proven.Last));
    }

    [Theory]
    [InlineData("UPDATE acts SET subject = 'listing l2' WHERE verb = 'RecordBatch'", "RecordBatch")]
    [InlineData("UPDATE acts SET hash = 'x' || substr(hash, 2) WHERE id = 1", "PublishListing")]
    [InlineData("DELETE FROM acts WHERE verb = 'RegisterDevice'", "RecordBatch")]
    [InlineData("UPDATE batches SET place = '东波'", "RecordBatch")]
    [InlineData("UPDATE sensor_readings SET kind = 'humidity' WHERE id = 2", "SealReadings")]
    [InlineData("DELETE FROM sensor_readings WHERE id = 1", "SealReadings")]
    [InlineData("UPDATE sensor_readings SET heard_at = at WHERE id = 1", "SealReadings")]
    public async Task Whoever_changes_one_sign_of_the_history_is_found_at_the_first_record_that_is_broken(string change, string verb)
    {
        await SealedAsync();
        await using (var db = Market.Open())
            await db.Database.ExecuteSqlRawAsync(change);

        var proven = await Market.Proof.FindAsync(default);

        Assert.Equal(verb, proven.Broken?.Verb);
        Assert.NotNull(proven.Why);
    }

    private async Task SealedAsync()
    {
        var (seller, apples, device) = await MeasuredAsync();
        var batch = await RecordAsync(seller, apples, "东坡");
        foreach (var value in new[] { 4.2m, 4.3m })
        {
            Market.Clock.Advance(TimeSpan.FromMinutes(1));
            Assert.Equal(DeviceAnswer.Taken, (await SendAsync(device.Device, value)).Answer);
        }
        Market.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal((batch, Today), Assert.Single(await Market.Batches.UnsealedAsync(Today.AddDays(1), 10, default)));
        Assert.Equal(2, (await Market.ActAsync(null, new SealReadings(batch, Today))).Count);
    }

    private async Task<(PersonId Seller, ListingId Listing, DeviceRegistered Device)> MeasuredAsync()
    {
        var seller = await Market.MeetAsync("王婶");
        var apples = (await Market.PublishAsync(seller, "苹果", 500, 500)).Listing;
        return (seller, apples, await Market.ActAsync(seller, new RegisterDevice(seller, apples)));
    }

    private async Task<BatchId> RecordAsync(PersonId seller, ListingId listing, string place) =>
        (await Market.ActAsync(seller, new RecordBatch(seller, listing, new Origin(place, Today, ["1.jpg"])))).Batch;

    private Task<(DeviceAnswer Answer, BatchId? Batch)> SendAsync(DeviceId device, decimal value) =>
        Market.Devices.AddAsync(device, Now, [new("temperature", value, Now.AddSeconds(-30))], default);

    private async Task<OrderNumber> BuyAsync(PersonId buyer, ListingId listing) =>
        (await Market.ActAsync(buyer, TestMarket.Wish(buyer, listing, 1, PaymentMethod.CashOnDelivery))).Orders[0].Number;
}
