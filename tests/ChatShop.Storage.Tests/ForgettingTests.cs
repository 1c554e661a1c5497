using ChatShop.Trade;
using ChatShop.Trade.Listings;
using ChatShop.Trade.Orders;
using ChatShop.Trade.People;
using ChatShop.Trade.Reviews;
using Microsoft.EntityFrameworkCore;

namespace ChatShop.Storage.Tests;

/// <summary>What is forgotten of somebody, and what is not, on every database.</summary>
public abstract class ForgettingTests(ITestDatabase database) : MarketTests(database)
{
    [Fact]
    public async Task Where_goods_went_and_what_was_written_is_gone_and_the_accounts_are_there()
    {
        var (seller, buyer, other) = (await Market.MeetAsync("王婶"), await Market.MeetAsync("李雷"), await Market.MeetAsync("韩梅"));
        var listing = await Market.PublishAsync(seller, "红富士苹果", 500, 500);
        var bought = await BuyAsync(seller, buyer, listing.Listing);
        var others = await BuyAsync(seller, other, listing.Listing);

        var forgotten = await Market.ActAsync(buyer, new ForgetPerson(buyer));

        Assert.Equal(1, forgotten.Orders);
        Assert.Null((await Market.Records.PersonAsync(buyer, default)).DeliverTo);
        var order = (await Market.Records.OrderAsync(bought, default))!;
        Assert.Equal((new DeliverTo("", "", ""), OrderStatus.Completed), (order.DeliverTo, order.Status));
        Assert.Equal(Money.Of(50m, Currency.Cny), order.Total);
        Assert.NotEqual("", (await Market.Records.OrderAsync(others, default))!.DeliverTo.Address);
        Assert.NotNull((await Market.Records.PersonAsync(other, default)).DeliverTo);
        await using var db = Market.Open();
        Assert.Equal([(5, ""), (5, "很甜")], (await db.Reviews.ToListAsync()).Select(review => (review.Stars, review.Text)).Order());
    }

    [Fact]
    public async Task Nobody_is_forgotten_while_an_order_is_not_over_or_goods_are_for_sale()
    {
        var (seller, buyer) = (await Market.MeetAsync("王婶"), await Market.MeetAsync("李雷"));
        var listing = await Market.PublishAsync(seller, "红富士苹果", 500, 500);
        var order = (await Market.ActAsync(buyer, TestMarket.Wish(buyer, listing.Listing, 10, PaymentMethod.CashOnDelivery))).Orders[0].Number;

        Assert.Equal(new OrdersStillOpen(1), (await Market.TryAsync(buyer, new ForgetPerson(buyer))).Refusal);
        Assert.Equal(new OrdersStillOpen(1), (await Market.TryAsync(seller, new ForgetPerson(seller))).Refusal);
        await Market.ActAsync(buyer, new CancelOrder(buyer, order));
        Assert.Equal(new GoodsStillForSale(1), (await Market.TryAsync(seller, new ForgetPerson(seller))).Refusal);
        await Market.ActAsync(seller, new PauseListing(seller, listing.Listing));

        Assert.Equal(0, (await Market.ActAsync(seller, new ForgetPerson(seller))).Orders);
        Assert.Equal(1, (await Market.ActAsync(buyer, new ForgetPerson(buyer))).Orders);
    }

    private async Task<OrderNumber> BuyAsync(PersonId seller, PersonId buyer, ListingId listing)
    {
        var order = (await Market.ActAsync(buyer, TestMarket.Wish(buyer, listing, 10, PaymentMethod.CashOnDelivery))).Orders[0].Number;
        await Market.ActAsync(seller, new ShipOrder(seller, order, new Shipment("顺丰", "SF1390557782204")));
        await Market.ActAsync(buyer, new ReceiveOrder(buyer, order));
        await Market.ActAsync(buyer, new WriteReview(buyer, order, 5, "很甜"));
        return order;
    }
}
