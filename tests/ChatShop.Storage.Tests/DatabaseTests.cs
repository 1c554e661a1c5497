using ChatShop.Trade;
using ChatShop.Trade.Listings;
using ChatShop.Trade.Orders;
using ChatShop.Trade.Payments;

namespace ChatShop.Storage.Tests;

/// <summary>What must hold on every database. Each database has a class that says where it lies.</summary>
public abstract class DatabaseTests : IAsyncLifetime
{
    private TestMarket market = null!;

    protected abstract Task<DatabasePlace> PlaceAsync();

    public async ValueTask InitializeAsync() => market = await TestMarket.OpenAsync(await PlaceAsync(), feePercent: 5);

    public virtual async ValueTask DisposeAsync()
    {
        await market.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task An_order_goes_from_listing_to_completed_and_the_books_balance()
    {
        var (seller, buyer) = (await market.MeetAsync("王婶"), await market.MeetAsync("李雷"));
        var listing = await market.PublishAsync(seller, "红富士苹果", 500, 500);
        var placed = await market.ActAsync(buyer, TestMarket.Wish(buyer, listing.Listing, 10));
        Assert.Equal(new Quantity(10, Unit.Jin), (await market.Records.ListingAsync(listing.Listing, default))!.Reserved);

        await market.PayAsync(placed);
        var number = placed.Orders[0].Number;
        await market.ActAsync(seller, new ShipOrder(seller, number, new Shipment("顺丰", "SF1390557782204")));
        await market.ActAsync(buyer, new ReceiveOrder(buyer, number));

        var order = await market.Records.OrderAsync(number, default);
        Assert.Equal(OrderStatus.Completed, order!.Status);
        Assert.Equal("李家村3组", order.DeliverTo.Address);
        Assert.Equal("SF1390557782204", order.Shipment!.Tracking);
        var sold = (await market.Records.ListingAsync(listing.Listing, default))!;
        Assert.Equal((490m, 0m), (sold.Stock.Value, sold.Reserved.Value));
        var balances = (await market.Books.BalancesAsync(default)).ToDictionary(line => line.Account, line => line.Amount.Minor);
        Assert.Equal(-5000, balances["external:card"]);
        Assert.Equal(4750, balances[$"seller:{listing.Shop}:payable"]);
        Assert.Equal(250, balances["platform:commission"]);
        Assert.Equal(0, balances[$"escrow:{number}"]);
    }

    [Fact]
    public async Task Fifty_buyers_at_once_can_not_buy_more_than_there_is()
    {
        var seller = await market.MeetAsync("王婶");
        var listing = await market.PublishAsync(seller, "土鸡蛋", 150, 100);
        var buyers = await Task.WhenAll(Enumerable.Range(0, 50).Select(i => market.MeetAsync($"buyer{i}")));

        var results = await Task.WhenAll(buyers.Select(buyer => market.TryAsync(buyer, TestMarket.Wish(buyer, listing.Listing, 3))));

        Assert.Equal(33, results.Count(result => result.Fact is not null));
        Assert.All(results.Where(result => result.Fact is null), result =>
            Assert.Equal(new NotEnoughStock("土鸡蛋", new Quantity(1, Unit.Jin)), result.Refusal));
        Assert.Equal(99, (await market.Records.ListingAsync(listing.Listing, default))!.Reserved.Value);
    }

    [Fact]
    public async Task The_same_message_at_the_same_time_orders_once_and_hears_the_same()
    {
        var (seller, buyer) = (await market.MeetAsync("王婶"), await market.MeetAsync("李雷"));
        var listing = await market.PublishAsync(seller, "红薯", 80, 2000);

        var results = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ =>
            market.TryAsync(buyer, TestMarket.Wish(buyer, listing.Listing, 10), key: "one-message")));

        Assert.Single(results.Select(result => result.Fact!.Orders[0].Number).Distinct());
        Assert.Single(await market.Records.OrdersByAsync(buyer, 10, default));
    }

    [Fact]
    public async Task A_refused_message_is_refused_again_even_when_it_would_now_be_possible()
    {
        var (seller, buyer) = (await market.MeetAsync("王婶"), await market.MeetAsync("李雷"));
        var listing = await market.PublishAsync(seller, "梨", 300, 5);
        var refused = await market.TryAsync(buyer, TestMarket.Wish(buyer, listing.Listing, 6), key: "late");
        await market.ActAsync(seller, new RestockListing(seller, listing.Listing, new Quantity(10, Unit.Jin)));

        var again = await market.TryAsync(buyer, TestMarket.Wish(buyer, listing.Listing, 6), key: "late");

        Assert.Equal(refused.Refusal, again.Refusal);
        Assert.Empty(await market.Records.OrdersByAsync(buyer, 10, default));
    }

    [Fact]
    public async Task What_is_not_paid_in_time_goes_back_on_sale()
    {
        var (seller, buyer) = (await market.MeetAsync("王婶"), await market.MeetAsync("李雷"));
        var listing = await market.PublishAsync(seller, "梨", 300, 5);
        var placed = await market.ActAsync(buyer, TestMarket.Wish(buyer, listing.Listing, 5));
        Assert.Empty(await market.Records.OverduePaymentsAsync(market.Clock.GetUtcNow(), 10, default));
        market.Clock.Advance(TimeSpan.FromMinutes(30));

        var overdue = await market.Records.OverduePaymentsAsync(market.Clock.GetUtcNow(), 10, default);
        await market.ActAsync(null, new ExpireOrders(Assert.Single(overdue)));

        var back = (await market.Records.ListingAsync(listing.Listing, default))!;
        Assert.Equal((5m, 0m, ListingStatus.Active), (back.Stock.Value, back.Reserved.Value, back.Status));
        Assert.Equal(OrderStatus.Expired, (await market.Records.OrderAsync(placed.Orders[0].Number, default))!.Status);
    }

    [Fact]
    public async Task Money_that_comes_after_the_order_expired_goes_back()
    {
        var (seller, buyer) = (await market.MeetAsync("王婶"), await market.MeetAsync("李雷"));
        var listing = await market.PublishAsync(seller, "梨", 300, 5);
        var placed = await market.ActAsync(buyer, TestMarket.Wish(buyer, listing.Listing, 5));
        await market.ActAsync(null, new ExpireOrders(placed.Payment!.Value));

        var received = await market.PayAsync(placed);
        var refund = Assert.Single(received.Refunds);
        await market.ActAsync(null, new RecordRefund(refund, new ProviderRefund("re_1", ProviderRefundStatus.Succeeded)));

        Assert.Equal(OrderStatus.Refunded, (await market.Records.OrderAsync(placed.Orders[0].Number, default))!.Status);
        Assert.All(await market.Books.BalancesAsync(default), line => Assert.Equal(0, line.Amount.Minor));
        Assert.Equal(0, (await market.Records.ListingAsync(listing.Listing, default))!.Reserved.Value);
    }

    [Fact]
    public async Task Nobody_touches_what_is_not_theirs()
    {
        var (seller, buyer, stranger) = (await market.MeetAsync("王婶"), await market.MeetAsync("李雷"), await market.MeetAsync("路人"));
        var listing = await market.PublishAsync(seller, "红薯", 80, 2000);
        await market.PublishAsync(stranger, "白菜", 80, 2000);
        var placed = await market.ActAsync(buyer, TestMarket.Wish(buyer, listing.Listing, 10));
        await market.PayAsync(placed);
        var number = placed.Orders[0].Number;

        Assert.IsType<NoSuchOrder>((await market.TryAsync(stranger, new CancelOrder(stranger, number))).Refusal);
        Assert.IsType<NoSuchOrder>((await market.TryAsync(stranger, new ShipOrder(stranger, number, new Shipment(null, null)))).Refusal);
        Assert.IsType<NoSuchOrder>((await market.TryAsync(stranger, new ReceiveOrder(stranger, number))).Refusal);
        Assert.IsType<NoSuchListing>((await market.TryAsync(stranger, new PauseListing(stranger, listing.Listing))).Refusal);
        Assert.Equal(OrderStatus.Placed, (await market.Records.OrderAsync(number, default))!.Status);
    }

    [Theory]
    [InlineData("苹果")]
    [InlineData("红富士")]
    [InlineData("苹果红富士")]
    [InlineData("hongfushi")]
    [InlineData("pingguo")]
    [InlineData("果")]
    public async Task A_listing_is_found_by_parts_of_its_name_and_by_pinyin(string words)
    {
        var seller = await market.MeetAsync("王婶");
        await market.PublishAsync(seller, "土鸡蛋", 150, 100);
        await market.PublishAsync(seller, "红富士苹果", 500, 500);

        var found = await market.Records.FindListingsAsync(words, 5, default);

        Assert.Equal("红富士苹果", found[0].Listing.Product);
    }

    [Fact]
    public async Task The_outbox_holds_each_notice_until_it_has_arrived()
    {
        var (seller, buyer) = (await market.MeetAsync("王婶"), await market.MeetAsync("李雷"));
        var listing = await market.PublishAsync(seller, "红薯", 80, 2000);
        await market.ActAsync(buyer, TestMarket.Wish(buyer, listing.Listing, 10, PaymentMethod.CashOnDelivery));

        var parcel = Assert.Single(await market.Outbox.DueAsync(10, default));
        Assert.Equal(seller, parcel.To);
        Assert.Equal("李雷", Assert.IsType<SaleMade>(parcel.Told).Order.DeliverTo.Recipient);
        await market.Outbox.FailedAsync(parcel.Id, "nobody there", default);
        Assert.Empty(await market.Outbox.DueAsync(10, default));
        market.Clock.Advance(TimeSpan.FromSeconds(2));
        await market.Outbox.DoneAsync(Assert.Single(await market.Outbox.DueAsync(10, default)).Id, default);
        market.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Empty(await market.Outbox.DueAsync(10, default));
    }
}
