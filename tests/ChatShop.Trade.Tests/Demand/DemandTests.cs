using ChatShop.Trade.Demand;
using CsCheck;

namespace ChatShop.Trade.Tests.Demand;

/// <summary>What may be counted as demand, and when it is told.</summary>
public sealed class DemandTests
{
    private static readonly TimeZoneInfo Shanghai = TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai");

    [Theory]
    [InlineData(" 香椿 ", "香椿")]
    [InlineData("Ｍａｎｇｏ", "mango")]
    [InlineData("black  Rice", "black rice")]
    [InlineData("13812345678", null)]
    [InlineData("李雷13812345678", null)]
    [InlineData("li@example.com", null)]
    [InlineData("https://x", null)]
    [InlineData("!?", null)]
    [InlineData("", null)]
    [InlineData("一二三四五六七八九十一二三四五六七八九十一二三四五", null)]
    public void A_name_is_counted_in_one_form_and_what_may_be_personal_is_not(string said, string? name) => Assert.Equal(name, GoodsWanted.NameOf(said));

    [Fact]
    public void Whatever_is_said_the_name_is_short_and_a_name_itself() => Gen.String[0, 60].Sample(said =>
    {
        if (GoodsWanted.NameOf(said) is { } name)
            Assert.True(name.Length <= GoodsWanted.LongestName && GoodsWanted.NameOf(name) == name, name);
    });

    [Fact]
    public void Weeks_begin_on_Monday() => Gen.Int[0, 100_000].Sample(number =>
    {
        var day = new DateOnly(2000, 1, 1).AddDays(number);
        Assert.True(Mondays.Of(day).DayOfWeek == DayOfWeek.Monday && day.DayNumber - Mondays.Of(day).DayNumber is >= 0 and < 7);
    });

    [Theory]
    [InlineData("2026-03-02 07:59 +08:00", false)]
    [InlineData("2026-03-02 08:00 +08:00", true)]
    [InlineData("2026-03-02 11:59 +08:00", true)]
    [InlineData("2026-03-02 12:00 +08:00", false)]
    [InlineData("2026-03-03 09:00 +08:00", false)]
    [InlineData("2026-03-01 19:30 -05:00", true)]
    public void The_news_are_told_on_Monday_morning_where_the_market_is(string now, bool isTold) =>
        Assert.Equal(isTold ? new DateOnly(2026, 3, 2) : null, Mondays.Morning(Some.At(now), Shanghai));

    [Fact]
    public void Where_there_is_nothing_to_tell_nobody_is_told()
    {
        PersonId[] sellers = [new(1), new(2)];
        Assert.Empty(new WeeklyNewsTold(new(2026, 3, 2), [], sellers).Notices);
        Assert.Equal(sellers, new WeeklyNewsTold(new(2026, 3, 2), [new("香椿", 3)], sellers).Notices.Select(it => it.To));
    }
}
