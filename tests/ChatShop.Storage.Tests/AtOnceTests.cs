using System.Text.Json;
using ChatShop.Trade;
using ChatShop.Trade.Listings;
using ChatShop.Trade.Orders;

namespace ChatShop.Storage.Tests;

/// <summary>Many people at the same moment.</summary>
public abstract class AtOnceTests(ITestDatabase database) : MarketTests(database)
{
    [Fact]
    public async Task A_thousand_buyers_at_once_get_the_last_ten_and_no_more()
    {
        var seller = await Market.MeetAsync("王婶");
        var listing = await Market.PublishAsync(seller, "土鸡", 9_900, 10);
        var buyers = await Task.WhenAll(Enumerable.Range(0, 1000).Select(i => Market.MeetAsync($"buyer{i}")));

        var results = await Task.WhenAll(buyers.Select(buyer => Market.TryAsync(buyer, TestMarket.Wish(buyer, listing.Listing, 1))));

        Assert.Equal(10, results.Count(result => result.Fact is not null));
        Assert.All(results.Where(result => result.Fact is null), result =>
            Assert.Equal(new NotEnoughStock("土鸡", new Quantity(0, Unit.Jin)), result.Refusal));
        var left = (await Market.Records.ListingAsync(listing.Listing, default))!;
        Assert.Equal((10m, 10m, 0m), (left.Stock.Value, left.Reserved.Value, left.Available.Value));
        Assert.Equal(10, (await Market.Records.OrdersFromAsync(seller, 100, default)).Count);
    }

    [Fact]
    public async Task Fifty_buyers_of_three_each_leave_what_is_too_little_for_one_more()
    {
        var seller = await Market.MeetAsync("王婶");
        var listing = await Market.PublishAsync(seller, "土鸡蛋", 150, 100);
        var buyers = await Task.WhenAll(Enumerable.Range(0, 50).Select(i => Market.MeetAsync($"buyer{i}")));

        var results = await Task.WhenAll(buyers.Select(buyer => Market.TryAsync(buyer, TestMarket.Wish(buyer, listing.Listing, 3))));

        Assert.Equal(33, results.Count(result => result.Fact is not null));
        Assert.All(results.Where(result => result.Fact is null), result =>
            Assert.Equal(new NotEnoughStock("土鸡蛋", new Quantity(1, Unit.Jin)), result.Refusal));
        Assert.Equal(99, (await Market.Records.ListingAsync(listing.Listing, default))!.Reserved.Value);
    }

    [Fact]
    public async Task The_same_message_at_the_same_time_orders_once_and_hears_the_same()
    {
        var (seller, buyer) = (await Market.MeetAsync("王婶"), await Market.MeetAsync("李雷"));
        var listing = await Market.PublishAsync(seller, "红薯", 80, 2000);

        var results = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ =>
            Market.TryAsync(buyer, TestMarket.Wish(buyer, listing.Listing, 10), key: "one-message")));

        Assert.Single(results.Select(result => JsonSerializer.Serialize(result.Fact, TradeJson.Options)).Distinct());
        Assert.Single(await Market.Records.OrdersByAsync(buyer, 10, default));
        Assert.Equal(10, (await Market.Records.ListingAsync(listing.Listing, default))!.Reserved.Value);
    }

    [Fact]
    public async Task The_same_message_a_day_later_hears_what_was_true_then()
    {
        var (seller, buyer) = (await Market.MeetAsync("王婶"), await Market.MeetAsync("李雷"));
        var listing = await Market.PublishAsync(seller, "红薯", 80, 2000);
        var first = await Market.ActAsync(buyer, TestMarket.Wish(buyer, listing.Listing, 10), key: "one-message");
        await Market.PayAsync(first);
        Market.Clock.Advance(TimeSpan.FromDays(1));

        var again = await Market.ActAsync(buyer, TestMarket.Wish(buyer, listing.Listing, 10), key: "one-message");

        Assert.Equal(JsonSerializer.Serialize(first, TradeJson.Options), JsonSerializer.Serialize(again, TradeJson.Options));
        Assert.Equal(OrderStatus.AwaitingPayment, again.Orders[0].Status);
        Assert.Single(await Market.Records.OrdersByAsync(buyer, 10, default));
    }

    [Fact]
    public async Task Order_numbers_begin_at_1001_and_none_is_given_twice_or_left_out()
    {
        var seller = await Market.MeetAsync("王婶");
        var listing = await Market.PublishAsync(seller, "红薯", 80, 2000);
        var buyers = await Task.WhenAll(Enumerable.Range(0, 20).Select(i => Market.MeetAsync($"buyer{i}")));

        // Every other one asks for more than there is: a refusal takes no number.
        var results = await Task.WhenAll(buyers.Select((buyer, i) => Market.TryAsync(buyer, TestMarket.Wish(buyer, listing.Listing, i % 2 == 0 ? 1 : 5000))));

        Assert.Equal(
            Enumerable.Range(1001, 10).Select(number => (long)number),
            results.Where(result => result.Fact is not null).Select(result => result.Fact!.Orders[0].Number.Value).Order());
    }

    [Fact]
    public async Task One_person_met_by_many_messages_at_once_is_one_person() =>
        Assert.Single((await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Market.MeetAsync("李雷")))).Distinct());

    [Fact]
    public async Task Paying_and_calling_off_at_once_never_leaves_the_buyer_without_both_goods_and_money()
    {
        var seller = await Market.MeetAsync("王婶");
        var listing = await Market.PublishAsync(seller, "红薯", 80, 2000);
        for (var i = 0; i < 10; i++)
        {
            var buyer = await Market.MeetAsync($"buyer{i}");
            var placed = await Market.ActAsync(buyer, TestMarket.Wish(buyer, listing.Listing, 10));
            var canceling = Market.TryAsync(buyer, new CancelOrder(buyer, placed.Orders[0].Number));
            var paying = Market.PayAsync(placed);
            var refunds = (await paying).Refunds.Count + ((await canceling).Fact?.Refunds.Count ?? 0);
            Assert.Equal(1, refunds);
        }
        var left = (await Market.Records.ListingAsync(listing.Listing, default))!;
        Assert.Equal((2000m, 0m), (left.Stock.Value, left.Reserved.Value));
    }
}
