using ChatShop.Trade;
using ChatShop.Trade.Listings;
using ChatShop.Trade.Orders;
using ChatShop.Trade.Payments;

namespace ChatShop.Storage.Tests;

/// <summary>Buying and selling, on every database.</summary>
public abstract class TradeTests(ITestDatabase database) : MarketTests(database)
{
    [Fact]
    public async Task An_order_goes_from_listing_to_completed_and_the_books_balance()
    {
        var (seller, buyer) = (await Market.MeetAsync("王婶"), await Market.MeetAsync("李雷"));
        var listing = await Market.PublishAsync(seller, "红富士苹果", 500, 500);
        var placed = await Market.ActAsync(buyer, TestMarket.Wish(buyer, listing.Listing, 10));
        Assert.Equal(new Quantity(10, Unit.Jin), (await Market.Records.ListingAsync(listing.Listing, default))!.Reserved);

        await Market.PayAsync(placed);
        var number = placed.Orders[0].Number;
        await Market.ActAsync(seller, new ShipOrder(seller, number, new Shipment("顺丰", "SF1390557782204")));
        await Market.ActAsync(buyer, new ReceiveOrder(buyer, number));

        var order = await Market.Records.OrderAsync(number, default);
        Assert.Equal(OrderStatus.Completed, order!.Status);
        Assert.Equal("李家村3组", order.DeliverTo.Address);
        Assert.Equal("SF1390557782204", order.Shipment!.Tracking);
        var sold = (await Market.Records.ListingAsync(listing.Listing, default))!;
        Assert.Equal((490m, 0m), (sold.Stock.Value, sold.Reserved.Value));
        var balances = (await Market.Books.BalancesAsync(default)).ToDictionary(line => line.Account, line => line.Amount.Minor);
        Assert.Equal(-5000, balances["external:card"]);
        Assert.Equal(4750, balances[$"seller:{listing.Shop}:payable"]);
        Assert.Equal(250, balances["platform:commission"]);
        Assert.Equal(0, balances[$"escrow:{number}"]);
    }

    [Fact]
    public async Task A_refused_message_is_refused_again_even_when_it_would_now_be_possible()
    {
        var (seller, buyer) = (await Market.MeetAsync("王婶"), await Market.MeetAsync("李雷"));
        var listing = await Market.PublishAsync(seller, "梨", 300, 5);
        var refused = await Market.TryAsync(buyer, TestMarket.Wish(buyer, listing.Listing, 6), key: "late");
        await Market.ActAsync(seller, new RestockListing(seller, listing.Listing, new Quantity(10, Unit.Jin)));

        var again = await Market.TryAsync(buyer, TestMarket.Wish(buyer, listing.Listing, 6), key: "late");

        Assert.Equal(refused.Refusal, again.Refusal);
        Assert.Empty(await Market.Records.OrdersByAsync(buyer, 10, default));
    }

    [Fact]
    public async Task What_is_not_paid_in_time_goes_back_on_sale()
    {
        var (seller, buyer) = (await Market.MeetAsync("王婶"), await Market.MeetAsync("李雷"));
        var listing = await Market.PublishAsync(seller, "梨", 300, 5);
        var placed = await Market.ActAsync(buyer, TestMarket.Wish(buyer, listing.Listing, 5));
        Assert.Empty(await Market.Records.OverduePaymentsAsync(Market.Clock.GetUtcNow(), 10, default));
        Market.Clock.Advance(TimeSpan.FromMinutes(30));

        var overdue = await Market.Records.OverduePaymentsAsync(Market.Clock.GetUtcNow(), 10, default);
        await Market.ActAsync(null, new ExpireOrders(Assert.Single(overdue)));

        var back = (await Market.Records.ListingAsync(listing.Listing, default))!;
        Assert.Equal((5m, 0m, ListingStatus.Active), (back.Stock.Value, back.Reserved.Value, back.Status));
        Assert.Equal(OrderStatus.Expired, (await Market.Records.OrderAsync(placed.Orders[0].Number, default))!.Status);
    }

    [Fact]
    public async Task Money_that_comes_after_the_order_expired_goes_back()
    {
        var (seller, buyer) = (await Market.MeetAsync("王婶"), await Market.MeetAsync("李雷"));
        var listing = await Market.PublishAsync(seller, "梨", 300, 5);
        var placed = await Market.ActAsync(buyer, TestMarket.Wish(buyer, listing.Listing, 5));
        await Market.ActAsync(null, new ExpireOrders(placed.Payment!.Value));

        var received = await Market.PayAsync(placed);
        var refund = Assert.Single(received.Refunds);
        await Market.ActAsync(null, new RecordRefund(refund, new ProviderRefund("re_1", ProviderRefundStatus.Succeeded)));

        Assert.Equal(OrderStatus.Refunded, (await Market.Records.OrderAsync(placed.Orders[0].Number, default))!.Status);
        Assert.All(await Market.Books.BalancesAsync(default), line => Assert.Equal(0, line.Amount.Minor));
        Assert.Equal(0, (await Market.Records.ListingAsync(listing.Listing, default))!.Reserved.Value);
    }

    [Fact]
    public async Task Nobody_touches_what_is_not_theirs()
    {
        var (seller, buyer, stranger) = (await Market.MeetAsync("王婶"), await Market.MeetAsync("李雷"), await Market.MeetAsync("路人"));
        var listing = await Market.PublishAsync(seller, "红薯", 80, 2000);
        await Market.PublishAsync(stranger, "白菜", 80, 2000);
        var placed = await Market.ActAsync(buyer, TestMarket.Wish(buyer, listing.Listing, 10));
        await Market.PayAsync(placed);
        var number = placed.Orders[0].Number;

        Assert.IsType<NoSuchOrder>((await Market.TryAsync(stranger, new CancelOrder(stranger, number))).Refusal);
        Assert.IsType<NoSuchOrder>((await Market.TryAsync(stranger, new ShipOrder(stranger, number, new Shipment(null, null)))).Refusal);
        Assert.IsType<NoSuchOrder>((await Market.TryAsync(stranger, new ReceiveOrder(stranger, number))).Refusal);
        Assert.IsType<NoSuchListing>((await Market.TryAsync(stranger, new PauseListing(stranger, listing.Listing))).Refusal);
        Assert.Equal(OrderStatus.Placed, (await Market.Records.OrderAsync(number, default))!.Status);
    }

    [Fact]
    public async Task The_outbox_holds_each_notice_until_it_has_arrived()
    {
        var (seller, buyer) = (await Market.MeetAsync("王婶"), await Market.MeetAsync("李雷"));
        var listing = await Market.PublishAsync(seller, "红薯", 80, 2000);
        await Market.ActAsync(buyer, TestMarket.Wish(buyer, listing.Listing, 10, PaymentMethod.CashOnDelivery));

        var parcel = Assert.Single(await Market.Outbox.DueAsync(10, default));
        Assert.Equal(seller, parcel.To);
        Assert.Equal("李雷", Assert.IsType<SaleMade>(parcel.Told).Order.DeliverTo.Recipient);
        await Market.Outbox.FailedAsync(parcel.Id, "nobody there", default);
        Assert.Empty(await Market.Outbox.DueAsync(10, default));
        Market.Clock.Advance(TimeSpan.FromSeconds(2));
        await Market.Outbox.DoneAsync(Assert.Single(await Market.Outbox.DueAsync(10, default)).Id, default);
        Market.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Empty(await Market.Outbox.DueAsync(10, default));
    }

    [Fact]
    public async Task Money_that_comes_after_the_buyer_chose_cash_goes_back_and_the_order_stays()
    {
        var (seller, buyer) = (await Market.MeetAsync("王婶"), await Market.MeetAsync("李雷"));
        var listing = await Market.PublishAsync(seller, "梨", 300, 50);
        var placed = await Market.ActAsync(buyer, TestMarket.Wish(buyer, listing.Listing, 5));
        var number = placed.Orders[0].Number;
        await Market.ActAsync(buyer, new PayOnDelivery(buyer, number));

        var received = await Market.PayAsync(placed);
        await Market.ActAsync(null, new RecordRefund(Assert.Single(received.Refunds), new ProviderRefund("re_1", ProviderRefundStatus.Succeeded)));

        var order = (await Market.Records.OrderAsync(number, default))!;
        Assert.Equal((OrderStatus.Placed, true), (order.Status, order.IsCash));
        Assert.True(received.CameTooLate);
        Assert.All(await Market.Books.BalancesAsync(default), line => Assert.Equal(0, line.Amount.Minor));
        Assert.Equal(45, (await Market.Records.ListingAsync(listing.Listing, default))!.Stock.Value);
    }

    [Fact]
    public async Task A_cash_order_that_was_to_be_paid_online_first_is_called_off_without_a_refund()
    {
        var (seller, buyer) = (await Market.MeetAsync("王婶"), await Market.MeetAsync("李雷"));
        var listing = await Market.PublishAsync(seller, "梨", 300, 50);
        var number = (await Market.ActAsync(buyer, TestMarket.Wish(buyer, listing.Listing, 5))).Orders[0].Number;
        await Market.ActAsync(buyer, new PayOnDelivery(buyer, number));
        Assert.IsType<AlreadyDone>((await Market.TryAsync(buyer, new PayOnDelivery(buyer, number))).Refusal);

        var canceled = await Market.ActAsync(buyer, new CancelOrder(buyer, number));

        Assert.Empty(canceled.Refunds);
        Assert.Equal(50, (await Market.Records.ListingAsync(listing.Listing, default))!.Stock.Value);
    }

    [Fact]
    public async Task Of_two_orders_paid_together_the_one_called_off_before_gets_its_money_back()
    {
        var (one, two, buyer) = (await Market.MeetAsync("王婶"), await Market.MeetAsync("张叔"), await Market.MeetAsync("李雷"));
        var (pears, eggs) = (await Market.PublishAsync(one, "梨", 300, 50), await Market.PublishAsync(two, "土鸡蛋", 150, 50));
        var placed = await Market.ActAsync(buyer, TestMarket.Wish(buyer, (pears.Listing, 5), (eggs.Listing, 10)));
        Assert.Equal(2, placed.Orders.Count);
        await Market.ActAsync(buyer, new CancelOrder(buyer, placed.Orders[0].Number));

        var received = await Market.PayAsync(placed);

        Assert.Equal(placed.Orders[1].Number, Assert.Single(received.Placed).Number);
        var refund = (await Market.Payments.RefundAsync(Assert.Single(received.Refunds), default))!;
        Assert.Equal((placed.Orders[0].Number, placed.Orders[0].Total), (refund.Order, refund.Amount));
    }
}
