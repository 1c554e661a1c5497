using ChatShop.Trade.Origins;
using CsCheck;

namespace ChatShop.Trade.Tests.Origins;

/// <summary>What is taken from a device, and what its readings are sealed by.</summary>
public sealed class DeviceTests
{
    private static readonly DateOnly Today = new(2026, 3, 1);

    private readonly Device device = Device.Register(new DeviceId(1), new ListingId(1), "key", Some.Morning);

    [Fact]
    public void Times_only_go_forward()
    {
        Assert.Equal(DeviceAnswer.Taken, Take(0));
        Assert.Equal(DeviceAnswer.Replayed, Take(0));
        Assert.Equal(DeviceAnswer.Replayed, Take(-1));
        Assert.Equal(DeviceAnswer.Taken, Take(1));
    }

    [Fact]
    public void A_clock_that_is_far_off_is_not_believed()
    {
        Assert.Equal(DeviceAnswer.OutOfTime, Take(301));
        Assert.Equal(DeviceAnswer.OutOfTime, Take(-301));
        Assert.Equal(DeviceAnswer.Taken, Take(-300));
    }

    [Fact]
    public void After_so_many_readings_of_a_day_the_next_day_is_waited_for()
    {
        Assert.Equal(DeviceAnswer.Taken, Take(0, Device.MostADay));
        Assert.Equal(DeviceAnswer.TooMany, Take(1));
        Assert.Equal(DeviceAnswer.Taken, device.Take(Some.Morning.AddDays(1), 1, Some.Morning.AddDays(1), Today.AddDays(1)));
    }

    [Fact]
    public void Of_one_that_was_taken_away_nothing_is_taken()
    {
        device.Remove(Some.Morning);
        Assert.Equal(DeviceAnswer.Unknown, Take(0));
    }

    [Fact]
    public void However_messages_come_each_time_is_taken_once_and_the_day_keeps_its_limit() => Gen.Select(Gen.Int[-400, 400], Gen.Int[1, 100]).Array[0, 80].Sample(messages =>
    {
        var one = Device.Register(new DeviceId(1), new ListingId(1), "key", Some.Morning);
        var taken = messages.Where(it => one.Take(Some.Morning.AddSeconds(it.Item1), it.Item2, Some.Morning, Today) == DeviceAnswer.Taken).ToList();
        Assert.True(taken.Zip(taken.Skip(1)).All(pair => pair.First.Item1 < pair.Second.Item1));
        Assert.True(taken.Sum(it => it.Item2) == one.SentToday && one.SentToday <= Device.MostADay);
    });

    [Fact]
    public void Another_value_time_or_order_is_another_digest()
    {
        SensorReading[] readings = [Reading(4.2m, 0), Reading(4.3m, 1)];
        var digest = SensorReading.Digest(readings);
        Assert.Equal(digest, SensorReading.Digest([Reading(4.20m, 0), Reading(4.3m, 1)]));
        Assert.NotEqual(digest, SensorReading.Digest(readings.Reverse()));
        Assert.NotEqual(digest, SensorReading.Digest([Reading(4.2m, 0), Reading(4.3m, 2)]));
        Assert.NotEqual(digest, SensorReading.Digest([Reading(4.2m, 0)]));
    }

    [Theory]
    [InlineData("temperature", -60, true)]
    [InlineData("temperature", 100.5, false)]
    [InlineData("humidity", 100, true)]
    [InlineData("soilMoisture", -1, false)]
    [InlineData("ph", 6.12345, false)]
    public void Each_kind_has_its_bounds(string kind, double value, bool isAllowed) => Assert.Equal(isAllowed, SensorKind.Named(kind)!.Allows((decimal)value));

    private DeviceAnswer Take(int seconds, int readings = 1) => device.Take(Some.Morning.AddSeconds(seconds), readings, Some.Morning, Today);

    private static SensorReading Reading(decimal value, int minutes) =>
        SensorReading.Keep(new BatchId(1), new DeviceId(1), new Measured("temperature", value, Some.Morning.AddMinutes(minutes)), Some.Morning.AddHours(1), Today);
}
