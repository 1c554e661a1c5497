using ChatShop.Trade;
using ChatShop.Trade.Orders;
using ChatShop.Trade.Prices;

namespace ChatShop.Storage.Tests;

/// <summary>What goods go for is read from orders that were paid, by the search's own words.</summary>
public abstract class PriceTests(ITestDatabase database) : MarketTests(database)
{
    private static readonly DateOnly Today = new(2026, 3, 1);
    private static readonly string[] Kinds = ["红富士苹果", "国光苹果", "黄元帅苹果", "秦冠苹果", "嘎啦苹果"];

    [Fact]
    public async Task What_five_sellers_were_paid_is_told_and_what_is_not_paid_yet_is_not()
    {
        var buyer = await Market.MeetAsync("李雷");
        var listings = await SellAsync();
        foreach (var listing in listings.Take(4))
            await Market.PayAsync(await Market.ActAsync(buyer, TestMarket.Wish(buyer, listing, 2)));
        var last = await Market.ActAsync(buyer, TestMarket.Wish(buyer, listings[4], 2));
        Assert.Empty((await PricesAsync("苹果")).Paid);
        Assert.Equal(5, Assert.Single((await PricesAsync("苹果")).Asked).Sellers);

        await Market.PayAsync(last);

        var rate = Assert.Single((await PricesAsync("苹果")).Paid);
        Assert.Equal((210L, 220L, 230L, 5, 5), (rate.Low.Money.Minor, rate.Middle.Money.Minor, rate.High.Money.Minor, rate.Sellers, rate.Quotes));
    }

    [Fact]
    public async Task Cash_counts_once_the_goods_are_received_and_what_was_given_back_does_not()
    {
        var buyer = await Market.MeetAsync("李雷");
        var orders = new List<OrderNumber>();
        foreach (var listing in await SellAsync())
            orders.Add((await Market.ActAsync(buyer, TestMarket.Wish(buyer, listing, 2, PaymentMethod.CashOnDelivery))).Orders[0].Number);
        Assert.Empty((await PricesAsync("苹果")).Paid);

        foreach (var order in orders)
        {
            var seller = (await Market.Records.OrderAsync(order, default))!.Seller;
            await Market.ActAsync(seller, new ShipOrder(seller, order, new Shipment(null, null)));
            await Market.ActAsync(buyer, new ReceiveOrder(buyer, order));
        }
        Assert.Single((await PricesAsync("苹果")).Paid);

        Market.Clock.Advance(TimeSpan.FromDays(28));
        Assert.Empty((await PricesAsync("苹果", Today.AddDays(28))).Paid);
    }

    [Fact]
    public async Task Goods_belong_to_the_words_that_find_them_and_several_names_are_one()
    {
        await SellAsync();
        Assert.Empty((await PricesAsync("红富士苹果")).Asked);
        Assert.Empty((await PricesAsync("梨")).Asked);
        Assert.Empty((await PricesAsync("?")).Asked);
        Assert.Single((await Market.Prices.PricesAsync(["蜜桃", "苹果"], Today, default)).Asked);
    }

    private Task<PricesTold> PricesAsync(string name, DateOnly? today = null) => Market.Prices.PricesAsync([name], today ?? Today, default);

    private async Task<IReadOnlyList<ListingId>> SellAsync()
    {
        var listings = new List<ListingId>();
        foreach (var kind in Kinds)
        {
            var seller = await Market.MeetAsync($"卖{kind}的");
            listings.Add((await Market.PublishAsync(seller, kind, 200 + (10 * listings.Count), 500)).Listing);
        }
        return listings;
    }
}
