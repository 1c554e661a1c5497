using ChatShop.Trade.Sales;

namespace ChatShop.Trade.Tests.Sales;

/// <summary>Days as a seller means them.</summary>
public sealed class DaysTests
{
    [Theory]
    [InlineData("2026-03-01", "2026-04-01", "2026-02-01", "2026-03-01")]
    [InlineData("2026-01-01", "2027-01-01", "2025-01-01", "2026-01-01")]
    [InlineData("2026-01-01", "2026-02-01", "2025-12-01", "2026-01-01")]
    [InlineData("2026-03-02", "2026-03-09", "2026-02-23", "2026-03-02")]
    [InlineData("2026-03-01", "2026-03-02", "2026-02-28", "2026-03-01")]
    public void Before_some_days_are_days_that_are_alike(string from, string until, string fromBefore, string untilBefore) =>
        Assert.Equal(Between(fromBefore, untilBefore), Between(from, until).Before());

    [Fact]
    public void The_first_days_of_a_short_month_are_no_more_than_it_has() =>
        Assert.Equal(28, Between("2026-03-01", "2026-04-01").Before().First(31).Count);

    [Fact]
    public void Days_that_end_with_a_day_have_it_for_their_last_and_a_month_all_of_its_days()
    {
        var day = new DateOnly(2026, 3, 14);
        Assert.Equal((Between("2026-03-08", "2026-03-15"), day), (Days.EndingWith(day, 7), Days.EndingWith(day, 7).Last));
        Assert.Equal(Between("2026-03-01", "2026-04-01"), Days.MonthOf(day));
    }

    [Fact]
    public void A_day_begins_and_ends_where_the_market_is()
    {
        var (from, until) = Between("2026-10-01", "2026-10-02").In(TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai"));
        Assert.Equal(new DateTimeOffset(2026, 9, 30, 16, 0, 0, TimeSpan.Zero), from);
        Assert.Equal(TimeSpan.FromHours(24), until - from);
    }

    [Theory]
    [InlineData("Europe/Berlin", "2026-03-29", 23)]
    [InlineData("Europe/Berlin", "2026-10-25", 25)]
    [InlineData("America/Asuncion", "2023-10-01", 23)] // clocks go from midnight to one: the day has no midnight
    public void A_day_on_which_clocks_are_changed_is_longer_or_shorter(string zone, string day, int hours)
    {
        var (from, until) = Days.Of(DateOnly.ParseExact(day, "yyyy-MM-dd", null)).In(TimeZoneInfo.FindSystemTimeZoneById(zone));
        Assert.Equal(TimeSpan.FromHours(hours), until - from);
    }

    private static Days Between(string from, string until) =>
        new(DateOnly.ParseExact(from, "yyyy-MM-dd", null), DateOnly.ParseExact(until, "yyyy-MM-dd", null));
}
