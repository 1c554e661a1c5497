using ChatShop.Trade;
using ChatShop.Trade.Orders;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace ChatShop.Storage.Tests;

/// <summary>Tables of an earlier version are brought to the present form, and nothing in them is lost.</summary>
public abstract class UpgradeTests(ITestDatabase database) : MarketTests(database)
{
    [Fact]
    public async Task Orders_payments_and_photos_of_the_first_version_are_all_there_in_this_one()
    {
        var (seller, buyer) = (await Market.MeetAsync("王婶"), await Market.MeetAsync("李雷"));
        var listing = (await Market.PublishAsync(seller, "红富士苹果", 500, 500)).Listing;
        var unpaid = await Market.ActAsync(buyer, TestMarket.Wish(buyer, listing, 2));
        var paid = await Market.ActAsync(buyer, TestMarket.Wish(buyer, listing, 10));
        await Market.PayAsync(paid);
        var cash = await Market.ActAsync(buyer, TestMarket.Wish(buyer, listing, 3, PaymentMethod.CashOnDelivery));

        await BringToAsync("First");
        await Database.TamperAsync("UPDATE listings SET photo = '0123456789abcdef0123456789abcdef.jpg'");
        await BringToAsync(null);

        Assert.Equal("0123456789abcdef0123456789abcdef.jpg", Assert.Single((await Market.Records.ListingAsync(listing, default))!.Photos));
        Assert.Equal(paid.Total, (await OrderAsync(paid)).Paid);
        Assert.Equal(new Money(0, Currency.Cny), (await OrderAsync(cash)).Paid);
        Assert.Equal(OrderStatus.AwaitingPayment, (await OrderAsync(unpaid)).Status);
        Assert.Equal(unpaid.Orders[0].Number, Assert.Single((await Market.PayAsync(unpaid)).Placed).Number);
        var canceled = await Market.ActAsync(buyer, new CancelOrder(buyer, paid.Orders[0].Number));
        Assert.Equal(paid.Total, (await Market.Payments.RefundAsync(Assert.Single(canceled.Refunds), default))!.Amount);
    }

    private async Task<OrderTold> OrderAsync(OrdersPlaced placed) => (await Market.Records.OrderAsync(placed.Orders[0].Number, default))!;

    /// <summary>The tables as a version left them; null for the present one.</summary>
    private async Task BringToAsync(string? migration)
    {
        await using var db = Market.Open();
        await db.GetService<IMigrator>().MigrateAsync(migration);
    }
}
