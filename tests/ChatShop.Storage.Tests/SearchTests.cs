using ChatShop.Trade;
using ChatShop.Trade.Listings;

namespace ChatShop.Storage.Tests;

/// <summary>Goods are found by what people call them, as long as they can be bought.</summary>
public abstract class SearchTests(ITestDatabase database) : MarketTests(database)
{
    [Theory]
    [InlineData("苹果")]
    [InlineData("红富士")]
    [InlineData("苹果红富士")]
    [InlineData("hongfushi")]
    [InlineData("hong fu shi")]
    [InlineData("hongfusi")]
    [InlineData("红付士")]
    [InlineData("红富土")]
    [InlineData("紅富士")]
    [InlineData("pingguo")]
    [InlineData("平果")]
    [InlineData("果")]
    public async Task A_listing_is_found_by_parts_of_its_name_by_pinyin_and_mistyped(string words)
    {
        var seller = await Market.MeetAsync("王婶");
        await Market.PublishAsync(seller, "土鸡蛋", 150, 100);
        await Market.PublishAsync(seller, "红富士苹果", 500, 500);

        var found = await Market.Records.FindListingsAsync(words, 5, default);

        Assert.Equal("红富士苹果", found[0].Listing.Product);
    }

    [Fact]
    public async Task What_sold_out_or_was_taken_down_stands_in_nobodys_way()
    {
        var farmer = await Market.MeetAsync("老李");
        await Market.PublishAsync(farmer, "红富士大苹果", 400, 10);
        var seller = await Market.MeetAsync("王婶");
        for (var i = 0; i < 30; i++)
        {
            var listing = await Market.PublishAsync(seller, $"苹果{i}", 500, 10);
            if (i % 2 == 0)
                await Market.ActAsync(seller, new DeleteListing(seller, listing.Listing));
            else
                await Market.ActAsync(seller, new RestateStock(seller, listing.Listing, new Quantity(0, Unit.Jin)));
        }

        Assert.Equal("红富士大苹果", Assert.Single(await Market.Records.FindListingsAsync("苹果", 2, default)).Listing.Product);
    }

    [Fact]
    public async Task What_comes_back_is_found_again_and_by_its_new_name()
    {
        var seller = await Market.MeetAsync("王婶");
        var listing = (await Market.PublishAsync(seller, "雪花梨", 300, 10)).Listing;
        await Market.ActAsync(seller, new PauseListing(seller, listing));
        Assert.Empty(await Market.Records.FindListingsAsync("雪花梨", 5, default));
        await Market.ActAsync(seller, new ResumeListing(seller, listing));
        Assert.Single(await Market.Records.FindListingsAsync("雪花梨", 5, default));
        await Market.ActAsync(seller, new RestateStock(seller, listing, new Quantity(0, Unit.Jin)));
        Assert.Empty(await Market.Records.FindListingsAsync("雪花梨", 5, default));
        await Market.ActAsync(seller, new RestockListing(seller, listing, new Quantity(20, Unit.Jin)));
        Assert.Single(await Market.Records.FindListingsAsync("雪花梨", 5, default));
    }

    [Fact]
    public async Task Among_many_the_one_that_holds_every_word_comes_first_and_those_that_hold_some_follow()
    {
        var seller = await Market.MeetAsync("王婶");
        await Market.PublishAsync(seller, "红富士苹果", 500, 500);
        for (var i = 0; i < 60; i++)
            await Market.PublishAsync(seller, $"青苹果{i}", 300, 10);

        var found = await Market.Records.FindListingsAsync("红富士苹果", 5, default);

        Assert.Equal("红富士苹果", found[0].Listing.Product);
        Assert.Equal(1, found[0].Fit);
        Assert.All(found.Skip(1), it => Assert.StartsWith("青苹果", it.Listing.Product, StringComparison.Ordinal));
        Assert.Equal(5, found.Count);
    }

    [Fact]
    public async Task A_long_sentence_is_looked_for_too()
    {
        var seller = await Market.MeetAsync("王婶");
        await Market.PublishAsync(seller, "红富士苹果", 500, 500);

        Assert.Single(await Market.Records.FindListingsAsync("红富士苹果" + string.Concat(Enumerable.Repeat("请问还有没有", 40)), 5, default));
    }
}
