using ChatShop.Trade;
using ChatShop.Trade.Listings;
using ChatShop.Trade.Orders;
using ChatShop.Trade.Sales;

namespace ChatShop.Storage.Tests;

/// <summary>What a shop sold is counted once, on its day, and only what stays sold.</summary>
public abstract class SalesTests(ITestDatabase database) : MarketTests(database)
{
    private static readonly DateOnly First = new(2026, 3, 1);

    [Fact]
    public async Task Sales_are_summed_by_day_and_by_goods()
    {
        var (seller, li, han) = (await Market.MeetAsync("王婶"), await Market.MeetAsync("李雷"), await Market.MeetAsync("韩梅梅"));
        var (apples, pears) = (await SellAsync(seller, "苹果", 500), await SellAsync(seller, "梨", 300));
        await BuyAsync(li, apples, 10);
        await BuyAsync(han, pears, 2);
        Market.Clock.Advance(TimeSpan.FromDays(1));
        await BuyAsync(li, apples, 5);

        var sold = await SoldAsync(seller, new Days(First, First.AddDays(7)));

        Assert.Equal([new Money(8100, Currency.Cny)], sold.Totals);
        Assert.Equal((3, 2), (sold.Orders, sold.Buyers));
        Assert.Equal([(First, 5600L, 2), (First.AddDays(1), 2500L, 1)], sold.ByDay.Select(day => (day.Day, day.Money.Minor, day.Orders)));
        Assert.Equal([("苹果", 15m, 7500L), ("梨", 2m, 600L)], sold.Goods.Select(good => (good.Product, good.Quantity.Value, good.Money.Minor)));
    }

    [Fact]
    public async Task The_last_moment_of_a_day_counts_and_the_first_of_the_next_does_not()
    {
        var (seller, buyer) = (await Market.MeetAsync("王婶"), await Market.MeetAsync("李雷"));
        var apples = await SellAsync(seller, "苹果", 500);
        Market.Clock.SetUtcNow(new DateTimeOffset(2026, 3, 1, 23, 59, 59, 999, TimeSpan.Zero));
        await BuyAsync(buyer, apples, 1);
        Market.Clock.SetUtcNow(new DateTimeOffset(2026, 3, 2, 0, 0, 0, TimeSpan.Zero));
        await BuyAsync(buyer, apples, 2);

        Assert.Equal(1m, Assert.Single((await SoldAsync(seller, Days.Of(First))).Goods).Quantity.Value);
        Assert.Equal(2m, Assert.Single((await SoldAsync(seller, Days.Of(First.AddDays(1)))).Goods).Quantity.Value);
        Assert.Empty((await SoldAsync(seller, Days.Of(First.AddDays(-1)))).Goods);
    }

    [Fact]
    public async Task What_is_unpaid_or_called_off_is_not_sold_and_what_was_sent_is()
    {
        var (seller, buyer) = (await Market.MeetAsync("王婶"), await Market.MeetAsync("李雷"));
        var apples = await SellAsync(seller, "苹果", 500);
        await Market.ActAsync(buyer, TestMarket.Wish(buyer, apples, 100));
        var expired = await Market.ActAsync(buyer, TestMarket.Wish(buyer, apples, 50));
        await Market.ActAsync(null, new ExpireOrders(expired.Payment!.Value));
        await Market.ActAsync(buyer, new CancelOrder(buyer, await BuyAsync(buyer, apples, 20)));
        await Market.ActAsync(seller, new RejectOrder(seller, await BuyAsync(buyer, apples, 30)));
        var paid = await Market.ActAsync(buyer, TestMarket.Wish(buyer, apples, 4));
        await Market.PayAsync(paid);
        await Market.ActAsync(seller, new ShipOrder(seller, await BuyAsync(buyer, apples, 2), new Shipment(null, null)));
        var received = await BuyAsync(buyer, apples, 1);
        await Market.ActAsync(seller, new ShipOrder(seller, received, new Shipment(null, null)));
        await Market.ActAsync(buyer, new ReceiveOrder(buyer, received));

        var sold = await SoldAsync(seller, Days.MonthOf(First));

        Assert.Equal(7m, Assert.Single(sold.Goods).Quantity.Value);
        Assert.Equal((3, 1), (sold.Orders, sold.Buyers));
    }

    [Fact]
    public async Task Nobody_hears_of_the_sales_of_others()
    {
        var (wang, zhao, buyer) = (await Market.MeetAsync("王婶"), await Market.MeetAsync("赵叔"), await Market.MeetAsync("李雷"));
        await BuyAsync(buyer, await SellAsync(wang, "苹果", 500), 1);
        await BuyAsync(buyer, await SellAsync(zhao, "梨", 300), 2);

        Assert.Equal("苹果", Assert.Single((await SoldAsync(wang, Days.MonthOf(First))).Goods).Product);
        Assert.Equal("梨", Assert.Single((await SoldAsync(zhao, Days.MonthOf(First))).Goods).Product);
        Assert.Empty((await SoldAsync(buyer, Days.MonthOf(First))).Goods);
    }

    [Fact]
    public async Task A_shop_shows_what_is_for_sale_the_newest_first()
    {
        var seller = await Market.MeetAsync("王婶");
        var (apples, _, beans) = (await SellAsync(seller, "苹果", 500), await SellAsync(seller, "梨", 300), await SellAsync(seller, "豆角", 200));
        await Market.ActAsync(seller, new PauseListing(seller, apples));
        var shop = (await Market.Records.ListingAsync(beans, default))!.Shop;

        var told = (await Market.Records.ShopAsync(shop, default))!;

        Assert.Equal("王婶菜园", told.Name);
        Assert.Equal(["豆角", "梨"], told.Goods.Select(good => good.Product));
        Assert.Null(await Market.Records.ShopAsync(new ShopId(999), default));
    }

    private Task<SalesTold> SoldAsync(PersonId seller, Days days) => Market.Records.SalesAsync(seller, days, default);

    private async Task<ListingId> SellAsync(PersonId seller, string product, long fenPerJin) =>
        (await Market.PublishAsync(seller, product, fenPerJin, 500)).Listing;

    private async Task<OrderNumber> BuyAsync(PersonId buyer, ListingId listing, decimal jin) =>
        (await Market.ActAsync(buyer, TestMarket.Wish(buyer, listing, jin, PaymentMethod.CashOnDelivery))).Orders[0].Number;
}
