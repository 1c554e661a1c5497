using ChatShop.Trade;
using ChatShop.Trade.Listings;

namespace ChatShop.Storage.Tests;

/// <summary>Many listings of one seller at once, on every database: all of them, or none.</summary>
public abstract class TableTests(ITestDatabase database) : MarketTests(database)
{
    [Fact]
    public async Task All_go_up_for_sale_and_are_found_or_none_does()
    {
        var seller = await Market.MeetAsync("王婶");
        await Market.PublishAsync(seller, "莲花白", 150, 800);
        var refused = Assert.IsType<RowsRefused>((await Market.TryAsync(seller, new PublishListings(seller, [Offer("山核桃"), Offer("莲花白"), Offer("山核桃")]), "rows")).Refusal);
        Assert.Equal([1, 2], refused.Rows.Select(row => row.Row));
        Assert.All(refused.Rows, row => Assert.IsType<AlreadyListed>(row.Refusal));
        Assert.Single(await Market.Records.ListingsOfAsync(seller, default));

        var told = Assert.IsType<RowsRefused>((await Market.TryAsync(seller, new PublishListings(seller, [Offer("山核桃")]), "rows")).Refusal);
        Assert.Equal(refused.Rows, told.Rows);

        var published = await Market.ActAsync(seller, new PublishListings(seller, [Offer("山核桃"), Offer("花生")]));
        Assert.Equal(published.Listings.Select(it => it.Listing), (await Market.Records.ListingsOfAsync(seller, default)).Skip(1).Select(it => it.Id));
        Assert.Equal("花生", (await Market.Records.FindListingsAsync("花生", 5, default))[0].Listing.Product);
    }

    [Fact]
    public async Task All_rows_are_written_over_or_none_and_new_names_are_found()
    {
        var (seller, other) = (await Market.MeetAsync("王婶"), await Market.MeetAsync("赵叔"));
        var cabbage = await Market.PublishAsync(seller, "莲花白", 150, 800);
        var pears = await Market.PublishAsync(seller, "雪花梨", 300, 100);
        var eggs = await Market.PublishAsync(other, "土鸡蛋", 1500, 60);
        var rows = new[] { Renamed(cabbage, "大白菜"), Renamed(pears, "香瓜") };

        var refused = Assert.IsType<RowsRefused>((await Market.TryAsync(seller, new ReviseListings(seller, [.. rows, Renamed(eggs, "石头")]))).Refusal);
        Assert.Equal(new RowRefused(2, new NoSuchListing()), Assert.Single(refused.Rows));
        Assert.Equal("莲花白", (await Market.Records.ListingAsync(cabbage.Listing, default))!.Product);
        Assert.IsType<RowsRefused>((await Market.TryAsync(seller, new ReviseListings(seller, [Renamed(cabbage, "雪花梨")]))).Refusal);

        await Market.ActAsync(seller, new ReviseListings(seller, rows));
        Assert.Equal(cabbage.Listing, Assert.Single(await Market.Records.FindListingsAsync("大白菜", 5, default)).Listing.Id);
        Assert.Empty(await Market.Records.FindListingsAsync("雪花梨", 5, default));
        Assert.Equal("土鸡蛋", (await Market.Records.ListingAsync(eggs.Listing, default))!.Product);
    }

    private static Offer Offer(string product) => new(product, new Price(new Money(300, Currency.Cny), new Quantity(1, Unit.Jin)), new Quantity(50, Unit.Jin));

    private static Revision Renamed(ListingPublished listing, string name)
    {
        var row = new ListingRow(listing.Product, listing.Price, listing.Stock, true);
        return new Revision(listing.Listing, row, row with { Product = name });
    }
}
