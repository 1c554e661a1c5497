using ChatShop.Storage.Figures;
using ChatShop.Trade;
using ChatShop.Trade.Orders;
using ChatShop.Trade.Sales;

namespace ChatShop.Storage.Tests;

/// <summary>What the database adds up for the console.</summary>
public abstract class FigureTests(ITestDatabase database) : MarketTests(database)
{
    private static readonly DateOnly First = new(2026, 3, 1);
    private static readonly Days Week = new(First, First.AddDays(7));
    private static readonly TimeZoneInfo Here = TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai");

    private MarketFigures Figures => Market.Figures;

    [Fact]
    public async Task Sales_are_added_up_by_day_of_the_market_and_what_was_called_off_is_not_in_them()
    {
        var (seller, buyer) = (await Market.MeetAsync("王婶"), await Market.MeetAsync("李雷"));
        var (apples, pears) = (await SellAsync(seller, "苹果"), await SellAsync(seller, "梨"));
        await BuyAsync(buyer, apples, 10);
        await BuyAsync(buyer, apples, 2);
        await Market.ActAsync(buyer, new CancelOrder(buyer, await BuyAsync(buyer, pears, 100)));
        Market.Clock.SetUtcNow(new DateTimeOffset(2026, 3, 2, 16, 0, 0, TimeSpan.Zero)); // Midnight of the third there.
        await BuyAsync(buyer, pears, 1);

        var sales = await Figures.SalesAsync(Week, Currency.Cny, Here, default);
        Assert.Equal([(6000L, 2), (0, 0), (500, 1), (0, 0), (0, 0), (0, 0), (0, 0)], sales.Select(day => (day.Money.Minor, day.Orders)));
        Assert.Equal([First, First.AddDays(1)], sales.Take(2).Select(day => day.Day));
        Assert.Equal([("苹果", 6000L), ("梨", 500L)], (await Figures.BestGoodsAsync(Week, Currency.Cny, Here, 5, default)).Select(it => (it.Product, it.Money.Minor)));
        Assert.Equal([("test", 3)], await Figures.OriginsAsync(Week, Here, default));
    }

    [Fact]
    public async Task Half_of_the_orders_of_a_week_were_sent_faster_than_the_median()
    {
        var (seller, buyer) = (await Market.MeetAsync("王婶"), await Market.MeetAsync("李雷"));
        var apples = await SellAsync(seller, "苹果");
        var orders = new[] { await BuyAsync(buyer, apples, 1), await BuyAsync(buyer, apples, 1), await BuyAsync(buyer, apples, 1), await BuyAsync(buyer, apples, 1) };
        foreach (var (order, hours) in orders.Zip([1, 2, 7, 24]))
        {
            Market.Clock.Advance(TimeSpan.FromHours(hours));
            await Market.ActAsync(seller, new ShipOrder(seller, order, new Shipment("顺丰", "SF1")));
        }

        var week = Assert.Single(await Figures.TimesToShipAsync(4, First.AddDays(5), TimeZoneInfo.Utc, default), it => it.Monday == new DateOnly(2026, 3, 2));
        Assert.Equal((1, 34), (week.Orders, (int)week.Median.TotalHours));
        var before = Assert.Single(await Figures.TimesToShipAsync(4, First, TimeZoneInfo.Utc, default));
        Assert.Equal((new DateOnly(2026, 2, 23), 3, 3), (before.Monday, before.Orders, (int)Math.Round(before.Median.TotalHours)));
        Assert.Empty(await Figures.TimesToShipAsync(2, First.AddDays(60), TimeZoneInfo.Utc, default));
    }

    private async Task<ListingId> SellAsync(PersonId seller, string product) => (await Market.PublishAsync(seller, product, 500, 500)).Listing;

    private async Task<OrderNumber> BuyAsync(PersonId buyer, ListingId listing, decimal jin) =>
        (await Market.ActAsync(buyer, TestMarket.Wish(buyer, listing, jin, PaymentMethod.CashOnDelivery))).Orders[0].Number;
}
