using ChatShop.Trade;
using ChatShop.Trade.Listings;

namespace ChatShop.Storage.Tests;

/// <summary>A seller's table of goods is read a page at a time, and of what was taken down nothing.</summary>
public abstract class GoodsTests(ITestDatabase database) : MarketTests(database)
{
    [Fact]
    public async Task A_page_begins_with_the_newest_and_the_next_one_goes_on_where_it_ended()
    {
        var (wang, li) = (await Market.MeetAsync("王婶"), await Market.MeetAsync("老李"));
        foreach (var product in new[] { "梨", "桃", "杏", "枣" })
            await Market.PublishAsync(wang, product, 300, 10);
        var shop = (await Market.Records.ListingAsync(new(1), default))!.Shop;
        await Market.PublishAsync(li, "鸡蛋", 300, 10);
        await Market.ActAsync(wang, new DeleteListing(wang, new(3)));

        var first = await Market.Desk.GoodsAsync(shop, before: null, 2, default);
        var second = await Market.Desk.GoodsAsync(shop, first[^1].Id.Value, 2, default);

        Assert.Equal(["枣", "桃"], first.Select(it => it.Product));
        Assert.Equal(["梨"], second.Select(it => it.Product));
    }

    [Fact]
    public async Task Those_with_certain_numbers_or_names_are_the_shops_own_and_stand()
    {
        var (wang, li) = (await Market.MeetAsync("王婶"), await Market.MeetAsync("老李"));
        foreach (var product in new[] { "梨", "桃", "杏" })
            await Market.PublishAsync(wang, product, 300, 10);
        var shop = (await Market.Records.ListingAsync(new(1), default))!.Shop;
        await Market.PublishAsync(li, "梨", 300, 10);
        await Market.ActAsync(wang, new DeleteListing(wang, new(2)));

        Assert.Equal([1L, 3L], (await Market.Desk.GoodsAsync(shop, new ListingId[] { new(1), new(2), new(3), new(4), new(99) }, default)).Select(it => it.Id.Value).Order());
        Assert.Equal([1L], (await Market.Desk.GoodsAsync(shop, new[] { "梨", "桃", "西瓜" }, default)).Select(it => it.Id.Value));
        Assert.Empty(await Market.Desk.GoodsAsync(shop, Array.Empty<string>(), default));
    }
}
