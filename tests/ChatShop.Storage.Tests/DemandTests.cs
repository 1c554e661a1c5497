using ChatShop.Storage.Demand;
using ChatShop.Trade;
using ChatShop.Trade.Demand;
using ChatShop.Trade.Shops;
using Microsoft.EntityFrameworkCore;

namespace ChatShop.Storage.Tests;

/// <summary>How many people look for what is counted without keeping who, and told once a week.</summary>
public abstract class DemandTests(ITestDatabase database) : MarketTests(database)
{
    private static readonly DateOnly Monday = new(2026, 3, 2);

    private DemandBooks Books => Market.Demand;

    [Fact]
    public async Task A_person_counts_once_a_week_however_often_and_three_make_demand()
    {
        await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => LookAsync(Monday, "香椿", 1, 2)));
        Assert.Empty(await Books.WantedAsync(Monday, default));

        await LookAsync(Monday.AddDays(6), "香椿", 2, 3);
        await LookAsync(Monday.AddDays(3), "榴莲", 4, 5, 6, 7);

        Assert.Equal([new GoodsWanted("榴莲", 4), new GoodsWanted("香椿", 3)], await Books.WantedAsync(Monday.AddDays(6), default));
        Assert.Empty(await Books.WantedAsync(Monday.AddDays(28), default));
    }

    [Fact]
    public async Task When_the_week_is_over_only_numbers_stay_and_of_rare_wishes_nothing()
    {
        await LookAsync(Monday, "香椿", 1, 2, 3);
        await LookAsync(Monday, "李雷的秘密", 1, 2);
        await Books.CloseWeeksAsync(Monday.AddDays(6), default);
        await using (var db = Market.Open())
            Assert.Equal(5, await db.WantedMarks.CountAsync());

        await Books.CloseWeeksAsync(Monday.AddDays(7), default);
        await Books.CloseWeeksAsync(Monday.AddDays(7), default);

        await using (var db = Market.Open())
        {
            Assert.Equal((0, 0, 1), (await db.WantedMarks.CountAsync(), await db.WantedSalts.CountAsync(), await db.WantedCounts.CountAsync()));
        }
        Assert.Equal([new GoodsWanted("香椿", 3)], await Books.WantedAsync(Monday.AddDays(7), default));
        Assert.DoesNotContain("李雷的秘密", await Database.DumpAsync(), StringComparison.Ordinal);
        await Books.CloseWeeksAsync(Monday.AddDays(7 * (GoodsWanted.WeeksKept + 1)), default);
        await using (var db = Market.Open())
            Assert.Equal(0, await db.WantedCounts.CountAsync());
    }

    [Fact]
    public async Task The_same_person_has_another_mark_for_other_goods_and_in_another_week()
    {
        await LookAsync(Monday, "香椿", 1);
        await LookAsync(Monday, "榴莲", 1);
        await LookAsync(Monday.AddDays(7), "香椿", 1);

        await using var db = Market.Open();
        Assert.Equal(3, await db.WantedMarks.Select(it => it.Mark).Distinct().CountAsync());
    }

    [Fact]
    public async Task Who_wants_to_hear_it_is_told_of_the_week_before_exactly_once()
    {
        var (wang, zhao, li) = (await Market.MeetAsync("王婶"), await Market.MeetAsync("赵叔"), await Market.MeetAsync("李雷"));
        await Market.PublishAsync(wang, "苹果", 500, 10);
        await Market.PublishAsync(zhao, "梨", 500, 10);
        Assert.IsType<NoShopYet>((await Market.TryAsync(li, new ChooseWeeklyNews(li, true))).Refusal);
        await Market.ActAsync(wang, new ChooseWeeklyNews(wang, true));
        await Market.ActAsync(zhao, new ChooseWeeklyNews(zhao, true));
        await Market.ActAsync(zhao, new ChooseWeeklyNews(zhao, false));
        await LookAsync(Monday, "香椿", 1, 2, 3);
        await LookAsync(Monday.AddDays(7), "榴莲", 1, 2, 3);

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Market.ActAsync(null, new TellWeeklyNews(Monday.AddDays(7)), "news:2026-03-09")));

        var told = Assert.Single(await Market.Outbox.DueAsync(10, default), it => it.Told is DemandOfWeek);
        Assert.Equal((wang, "香椿"), (told.To, Assert.Single(((DemandOfWeek)told.Told).Goods).Product));
    }

    private Task LookAsync(DateOnly day, string product, params int[] people) =>
        Books.AddAsync([.. people.Select(person => (day, new PersonId(person), product))], default);
}
