using ChatShop.Trade.Markets;
using CsCheck;

namespace ChatShop.Trade.Tests.Markets;

/// <summary>The hours in which people are left alone.</summary>
public sealed class QuietHoursTests
{
    private static readonly Gen<TimeZoneInfo> Zone = Gen.OneOf("Asia/Shanghai", "Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "UTC")
        .Select(TimeZoneInfo.FindSystemTimeZoneById);

    [Theory]
    [InlineData("2026-03-01 21:59 +08:00", null)]
    [InlineData("2026-03-01 22:00 +08:00", "2026-03-02 07:00 +08:00")]
    [InlineData("2026-03-02 00:30 +08:00", "2026-03-02 07:00 +08:00")]
    [InlineData("2026-03-02 06:59 +08:00", "2026-03-02 07:00 +08:00")]
    [InlineData("2026-03-02 07:00 +08:00", null)]
    public void The_night_ends_in_the_morning(string now, string? end) =>
        Assert.Equal(end is null ? null : Some.At(end), QuietHours.Parse("22:00-07:00")!.Value.EndAfter(Some.At(now), TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai")));

    [Fact]
    public void When_clocks_are_put_forward_the_morning_still_comes_at_seven() =>
        Assert.Equal(Some.At("2026-03-29 07:00 +02:00"), QuietHours.Parse("22:00-07:00")!.Value.EndAfter(Some.At("2026-03-28 23:00 +01:00"), TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin")));

    [Fact]
    public void Quiet_always_ends_within_a_day_or_so_and_then_it_is_not_quiet() =>
        Gen.Select(Gen.Int[0, 1439], Gen.Int[1, 720], Gen.Int[0, 366 * 1440], Zone).Sample((from, minutes, at, zone) =>
        {
            var start = TimeOnly.MinValue.AddMinutes(from);
            var quiet = new QuietHours(start, start.AddMinutes(minutes));
            var now = Some.Morning.AddMinutes(at);
            if (quiet.EndAfter(now, zone) is not { } end)
                return;
            Assert.InRange(end - now, TimeSpan.Zero, TimeSpan.FromHours(26));
            Assert.Null(quiet.EndAfter(end, zone));
        });

    [Theory]
    [InlineData("22:00-07:00", "22:00-07:00")]
    [InlineData("13:00 - 14:30", "13:00-14:30")]
    [InlineData("", "")]
    [InlineData("22-7", null)]
    [InlineData("22:00", null)]
    [InlineData("22:00-24:00", null)]
    [InlineData("22:00-22:00", null)]
    [InlineData("at night", null)]
    public void Hours_are_read_as_they_are_written_and_nothing_else_is(string text, string? read) =>
        Assert.Equal(read, QuietHours.Parse(text)?.ToString());

    [Fact]
    public void With_no_quiet_hours_it_is_never_quiet() =>
        Gen.Int[0, 1439].Sample(minute => Assert.Null(QuietHours.None.EndAfter(Some.Morning.AddMinutes(minute), TimeZoneInfo.Utc)));
}
