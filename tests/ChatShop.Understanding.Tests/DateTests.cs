using System.Globalization;

namespace ChatShop.Understanding.Tests;

/// <summary>Days as people say them, on Tuesday, the 10th of March 2026, when a day is asked for.</summary>
public sealed class DateTests
{
    private static readonly DateTimeOffset Tuesday = DateTimeOffset.Parse("2026-03-10T09:00:00+08:00", CultureInfo.InvariantCulture);

    [Theory]
    [InlineData("红富士十月1日有", "2026-10-01")]
    [InlineData("5月初上", "2026-05-01/2026-06-01")]
    [InlineData("下个月有", "2026-04-01/2026-05-01")]
    [InlineData("下下个月初有", "2026-05-01/2026-06-01")]
    [InlineData("上个月的账", "2026-02-01/2026-03-01")]
    [InlineData("上上个月的账", "2026-01-01/2026-02-01")]
    [InlineData("下周三送", "2026-03-18")]
    [InlineData("下下周一送", "2026-03-23")]
    [InlineData("上礼拜五的账", "2026-03-06")]
    [InlineData("下星期三送", "2026-03-18")]
    [InlineData("这周日送", "2026-03-15")]
    [InlineData("三天后送", "2026-03-13")]
    [InlineData("三天前的账", "2026-03-07")]
    [InlineData("两个月后有", "2026-05-10")]
    [InlineData("半个月后有", "2026-03-25")]
    [InlineData("明年三月有", "2027-03-01/2027-04-01")]
    [InlineData("去年的账", "2025-01-01/2026-01-01")]
    [InlineData("3月12号到15号有", "2026-03-12/2026-03-16")]
    [InlineData("12号送", "2026-03-12")]
    [InlineData("大后天送", "2026-03-13")]
    [InlineData("后天上午送", "2026-03-12")]
    [InlineData("中秋节前送", "2026-09-25")]
    [InlineData("阴历八月十五送", "2026-09-25")]
    [InlineData("2026-04-05送", "2026-04-05")]
    public void A_day_said_in_Chinese_is_that_day(string text, string date) => Assert.Equal(date, DateOf(text, "zh-CN"));

    [Theory]
    [InlineData("on march 15", "2026-03-15")]
    [InlineData("15th of march", "2026-03-15")]
    [InlineData("march 15, 2027", "2027-03-15")]
    [InlineData("next friday", "2026-03-20")]
    [InlineData("last monday", "2026-03-09")]
    [InlineData("this saturday", "2026-03-14")]
    [InlineData("in three days", "2026-03-13")]
    [InlineData("in 2 weeks", "2026-03-24")]
    [InlineData("two weeks ago", "2026-02-24")]
    [InlineData("tomorrow", "2026-03-11")]
    [InlineData("the day after tomorrow", "2026-03-12")]
    [InlineData("end of month", "2026-03-16/2026-04-01")]
    public void A_day_said_in_English_is_that_day(string text, string date) => Assert.Equal(date, DateOf(text, "en"));

    [Theory]
    [InlineData("2月30号送")]
    [InlineData("13月送")]
    [InlineData("2026-13-05送")]
    public void There_is_no_such_day(string text) => Assert.Null(DateOf(text, "zh-CN"));

    private static string? DateOf(string text, string locale) => Reader.Read(new Message(text, locale, "date", Tuesday)).Slots.Date;
}
