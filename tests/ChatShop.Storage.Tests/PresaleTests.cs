using ChatShop.Trade;
using ChatShop.Trade.Groups;
using ChatShop.Trade.Listings;
using ChatShop.Trade.Orders;
using ChatShop.Trade.Payments;
using ChatShop.Trade.Pools;
using ChatShop.Trade.Presales;
using ChatShop.Trade.Shipping;

namespace ChatShop.Storage.Tests;

/// <summary>Goods that are sold before they are harvested, on every database.</summary>
public abstract class PresaleTests(ITestDatabase database) : MarketTests(database)
{
    private PersonId seller;
    private PersonId buyer;
    private ListingId pears;

    [Fact]
    public async Task A_deposit_is_paid_then_the_rest_and_then_it_is_an_order_like_any_other()
    {
        await OpenAsync();
        var placed = await Market.ActAsync(buyer, TestMarket.Wish(buyer, pears, 10));
        Assert.Equal((1000, 5000, 4000), (placed.Total.Minor, placed.Orders[0].Total.Minor, placed.Orders[0].Rest!.Value.Minor));
        await Market.PayAsync(placed);
        Assert.IsType<RestNotPaid>((await Market.TryAsync(seller, new ShipOrder(seller, Number(placed), new Shipment(null, null)))).Refusal);
        Assert.IsType<HarvestNotIn>((await Market.TryAsync(buyer, new PayRest(buyer, Number(placed), "zh-CN"))).Refusal);
        Assert.IsType<DepositStays>((await Market.TryAsync(buyer, new CancelOrder(buyer, Number(placed)))).Refusal);
        Assert.IsType<PresaleKeepsAmount>((await Market.TryAsync(buyer, new ChangeOrder(buyer, Number(placed), null, null, [new Wish(pears, new Quantity(5, Unit.Jin))], "zh-CN"))).Refusal);

        var harvest = await Market.ActAsync(seller, new BeginDelivery(seller, pears));
        Assert.Equal(Number(placed), Assert.Single(harvest.Orders).Number);
        Assert.IsType<NotPresale>((await Market.TryAsync(seller, new BeginDelivery(seller, pears))).Refusal);
        var asked = await Market.ActAsync(buyer, new PayRest(buyer, Number(placed), "zh-CN"));
        Assert.Equal(asked.Payment, (await Market.ActAsync(buyer, new PayRest(buyer, Number(placed), "zh-CN"))).Payment);
        var paid = await Market.ActAsync(null, TestMarket.Payment(asked.Payment, asked.Rest));

        Assert.False(paid.CameTooLate);
        Assert.False(Assert.Single(paid.Rested).WaitsForHarvest);
        await Market.ActAsync(seller, new ShipOrder(seller, Number(placed), new Shipment(null, null)));
        Assert.Equal(4750, (await Market.ActAsync(buyer, new ReceiveOrder(buyer, Number(placed)))).Earned.Minor);
        Assert.Equal(90m, (await Market.Records.ListingAsync(pears, default))!.Stock.Value);
    }

    [Fact]
    public async Task Who_does_not_pay_the_rest_leaves_the_deposit_to_the_seller()
    {
        await OpenAsync();
        var placed = await PaidAsync();
        Market.Clock.Advance(TimeSpan.FromDays(12));
        await Market.ActAsync(seller, new BeginDelivery(seller, pears));
        var asked = await Market.ActAsync(buyer, new PayRest(buyer, Number(placed), "zh-CN"));
        await Market.ActAsync(null, new ExpireOrders(asked.Payment)); // A pay page is open for half an hour; the rest can be paid for days.
        Assert.Equal(OrderStatus.Placed, (await OrderAsync(placed)).Status);
        var late = await Market.ActAsync(buyer, new PayRest(buyer, Number(placed), "zh-CN"));
        Assert.NotEqual(asked.Payment, late.Payment);
        Assert.Empty(await Market.Presales.OverdueRestsAsync(Now, 10, default));

        Market.Clock.Advance(TimeSpan.FromDays(4));
        var (order, by) = Assert.Single(await Market.Presales.OverdueRestsAsync(Now, 10, default));
        var lapsed = await Market.ActAsync(null, new LapseRest(order, by));

        Assert.Equal((950, 1000, OrderStatus.Expired), (lapsed.Earned.Minor, lapsed.Kept.Minor, (await OrderAsync(placed)).Status)); // 10.00 less the market's 5%.
        Assert.Equal(100m, (await Market.Records.ListingAsync(pears, default))!.Stock.Value);
        Assert.Empty(await Market.Presales.OverdueRestsAsync(Now, 10, default));
        Assert.IsType<TooLate>((await Market.TryAsync(buyer, new PayRest(buyer, order, "zh-CN"))).Refusal);
        var unused = await Market.ActAsync(null, TestMarket.Payment(late.Payment, late.Rest));
        Assert.True(unused.CameTooLate);
        await BackAsync(Assert.Single(unused.Refunds), "re_late");
        Assert.Equal(OrderStatus.Expired, (await OrderAsync(placed)).Status); // The deposit did not go back.
        Assert.Equal(0, (await Market.Books.BalancesAsync(default)).Sum(line => line.Amount.Minor));
        Assert.Equal(0, await EscrowAsync());
    }

    [Fact]
    public async Task On_the_last_day_the_buyer_is_told_once_that_it_is_the_last()
    {
        await OpenAsync();
        var placed = await PaidAsync();
        await Market.ActAsync(seller, new BeginDelivery(seller, pears));
        Assert.Empty(await Market.Presales.RestsToRemindAsync(Now.Date.AddDays(1), 10, default));
        var last = new DateTimeOffset(Now.Date.AddDays(PresaleTerms.DaysToPay + 1), TimeSpan.Zero);

        Assert.Equal([Number(placed)], await Market.Presales.RestsToRemindAsync(last, 10, default));
        Assert.Equal(Today.AddDays(PresaleTerms.DaysToPay), (await Market.ActAsync(null, new RemindOfRest(Number(placed)))).PayBy);
        Assert.Empty(await Market.Presales.RestsToRemindAsync(last, 10, default));
        Assert.IsType<AlreadyDone>((await Market.TryAsync(null, new RemindOfRest(Number(placed)))).Refusal);
    }

    [Fact]
    public async Task A_seller_who_can_not_deliver_gives_the_deposit_back_whole()
    {
        await OpenAsync();
        var placed = await PaidAsync();

        var rejected = await Market.ActAsync(seller, new RejectOrder(seller, Number(placed)));
        await BackAsync(Assert.Single(rejected.Refunds), "re_1");

        Assert.Equal(OrderStatus.Refunded, (await OrderAsync(placed)).Status);
        Assert.All(await Market.Books.BalancesAsync(default), line => Assert.Equal(0, line.Amount.Minor));
    }

    [Fact]
    public async Task Without_a_harvest_all_have_everything_back_and_who_has_not_paid_can_not_any_more()
    {
        await OpenAsync();
        var (first, second, unpaid) = (await PaidAsync(), await PaidAsync(), await Market.ActAsync(buyer, TestMarket.Wish(buyer, pears, 3)));

        var lost = await Market.ActAsync(seller, new GiveUpHarvest(seller, pears));
        Assert.Equal((2000, 3), (lost.Undone.Back!.Value.Minor, lost.Undone.Orders.Count));
        Assert.Equal([unpaid.Payment!.Value], lost.Undone.Closed);
        foreach (var (refund, at) in lost.Undone.Refunds.SelectMany(it => it.Refunds).Select((refund, at) => (refund, at)))
            await BackAsync(refund, $"re_{at}");
        var late = await Market.PayAsync(unpaid);

        Assert.True(late.CameTooLate && late.Refunds.Count == 1);
        foreach (var placed in new[] { first, second })
            Assert.True(await OrderAsync(placed) is { Status: OrderStatus.Refunded, HarvestFailed: true });
        Assert.Equal(ListingStatus.Deleted, (await Market.Records.ListingAsync(pears, default))!.Status);
        Assert.IsType<NoSuchListing>((await Market.TryAsync(seller, new BeginDelivery(seller, pears))).Refusal);
    }

    [Fact]
    public async Task A_seller_who_says_nothing_is_asked_on_the_day_and_has_a_week_then_everything_goes_back()
    {
        await OpenAsync();
        var placed = await PaidAsync();
        Assert.Empty(await Market.Presales.HarvestsToAskAsync(Today, 10, default));

        Market.Clock.Advance(TimeSpan.FromDays(10));
        Assert.Equal([pears], await Market.Presales.HarvestsToAskAsync(Today, 10, default));
        Assert.Equal((1, Today.AddDays(PresaleTerms.DaysToTell)), await Market.ActAsync(null, new AskHarvest(pears)) is var asked ? (asked.Orders, asked.LastDay) : default);
        Assert.Empty(await Market.Presales.HarvestsToAskAsync(Today, 10, default));
        Market.Clock.Advance(TimeSpan.FromDays(PresaleTerms.DaysToTell));
        Assert.Empty(await Market.Presales.HarvestsMissedAsync(Today, 10, default));
        Assert.IsType<HarvestStillAwaited>((await Market.TryAsync(null, new GiveUpHarvest(null, pears))).Refusal);

        Market.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal([pears], await Market.Presales.HarvestsMissedAsync(Today, 10, default));
        var lost = await Market.ActAsync(null, new GiveUpHarvest(null, pears));
        await BackAsync(Assert.Single(lost.Undone.Refunds).Refunds.Single(), "re_1");

        Assert.Equal(OrderStatus.Refunded, (await OrderAsync(placed)).Status);
        Assert.Empty(await Market.Presales.HarvestsMissedAsync(Today, 10, default));
        Assert.All(await Market.Books.BalancesAsync(default), line => Assert.Equal(0, line.Amount.Minor));
    }

    [Fact]
    public async Task Who_thinks_again_leaves_the_deposit_and_has_all_the_rest_back()
    {
        await OpenAsync();
        var (early, late) = (await PaidAsync(), await PaidAsync());
        Assert.IsType<DepositStays>((await Market.TryAsync(buyer, new CancelOrder(buyer, Number(early)))).Refusal);
        Assert.Equal((1000, 950), await Market.ActAsync(buyer, new LeaveDeposit(buyer, Number(early))) is var left ? (left.Kept.Minor, left.Earned.Minor) : default);
        Assert.IsType<TooLate>((await Market.TryAsync(buyer, new LeaveDeposit(buyer, Number(early)))).Refusal);

        await Market.ActAsync(seller, new BeginDelivery(seller, pears));
        var asked = await Market.ActAsync(buyer, new PayRest(buyer, Number(late), "zh-CN"));
        await Market.ActAsync(null, TestMarket.Payment(asked.Payment, asked.Rest));
        Assert.IsType<DepositStays>((await Market.TryAsync(buyer, new CancelOrder(buyer, Number(late)))).Refusal);
        Assert.IsType<PresaleKeepsAmount>((await Market.TryAsync(buyer, new ChangeOrder(buyer, Number(late), null, null, [new Wish(pears, new Quantity(1, Unit.Jin))], "zh-CN"))).Refusal);
        var second = await Market.ActAsync(buyer, new LeaveDeposit(buyer, Number(late)));
        Assert.Equal((1000, 4000), (second.Kept.Minor, second.Back!.Value.Minor));
        await BackAsync(Assert.Single(second.Refunds), "re_1");

        Assert.Equal(OrderStatus.Canceled, (await OrderAsync(late)).Status);
        Assert.Equal(0, await EscrowAsync());
        Assert.Equal(100m, (await Market.Records.ListingAsync(pears, default))!.Stock.Value);
        var unpaid = await Market.ActAsync(buyer, TestMarket.Wish(buyer, pears, 1));
        Assert.IsType<OrderCanceled>((await Market.TryAsync(buyer, new CancelOrder(buyer, Number(unpaid)))).Fact);
    }

    [Fact]
    public async Task What_sending_costs_is_paid_with_the_rest_wherever_it_goes_in_the_end()
    {
        await OpenAsync();
        await Market.ActAsync(seller, new SetFreight(seller, new FreightTerms([new(FreightTerms.Away, new Money(800, Currency.Cny)), new("xinjiang", new Money(2000, Currency.Cny))], null)));
        var wish = TestMarket.Wish(buyer, pears, 10);
        var placed = await Market.ActAsync(buyer, wish with { DeliverTo = wish.DeliverTo with { Address = "广东省深圳市南山区5号" } });
        Assert.Equal((1000, 5800, 4800), (placed.Total.Minor, placed.Orders[0].Total.Minor, placed.Orders[0].Rest!.Value.Minor));
        await Market.PayAsync(placed);
        await Market.ActAsync(seller, new BeginDelivery(seller, pears));
        await Market.ActAsync(buyer, new PayRest(buyer, Number(placed), "zh-CN"));

        var moved = await Market.ActAsync(buyer, new ChangeOrder(buyer, Number(placed), wish.DeliverTo with { Address = "新疆乌鲁木齐市天山区5号" }, null, [], "zh-CN"));
        Assert.Equal((6000, null), (moved.Order.Rest!.Value.Minor, moved.Due));
        var asked = await Market.ActAsync(buyer, new PayRest(buyer, Number(placed), "zh-CN"));
        await Market.ActAsync(null, TestMarket.Payment(asked.Payment, asked.Rest));

        Assert.Equal((7000, 7000, 2000), await OrderAsync(placed) is var order ? (order.Total.Minor, order.Paid!.Value.Minor, order.Freight!.Value.Minor) : default);
    }

    [Fact]
    public async Task A_deposit_may_be_a_sum_for_each_and_is_never_all_of_the_price()
    {
        await OpenAsync(new DepositAsked(null, new Money(120, Currency.Cny)));
        Assert.Equal(1200, (await Market.ActAsync(buyer, TestMarket.Wish(buyer, pears, 10))).Total.Minor);
        Assert.Equal(new Money(120, Currency.Cny), (await Market.Records.ListingAsync(pears, default))!.DepositEach!.Value.Money);
        await Market.ActAsync(seller, new RepriceListing(seller, pears, new Price(new Money(100, Currency.Cny), new Quantity(1, Unit.Jin))));

        Assert.Equal(999, (await Market.ActAsync(buyer, TestMarket.Wish(buyer, pears, 10))).Total.Minor);
    }

    [Fact]
    public async Task Goods_that_were_ordered_ahead_are_not_deleted()
    {
        await OpenAsync();
        var placed = await PaidAsync();
        Assert.IsType<PresaleOrdered>((await Market.TryAsync(seller, new DeleteListing(seller, pears))).Refusal);
        await Market.ActAsync(buyer, new LeaveDeposit(buyer, Number(placed)));

        Assert.IsType<ListingDeleted>((await Market.TryAsync(seller, new DeleteListing(seller, pears))).Fact);
    }

    [Fact]
    public async Task A_deposit_that_comes_after_the_harvest_is_asked_for_its_rest_at_once()
    {
        await OpenAsync();
        var placed = await Market.ActAsync(buyer, TestMarket.Wish(buyer, pears, 10));
        Assert.Empty((await Market.ActAsync(seller, new BeginDelivery(seller, pears))).Orders);
        await Market.PayAsync(placed);

        Assert.Contains(await Market.Outbox.DueAsync(50, default), parcel => parcel.Told is RestDue);
        Assert.True((await OrderAsync(placed)).IsRestDue);
        Assert.Null((await Market.ActAsync(buyer, TestMarket.Wish(buyer, pears, 1))).Orders[0].Deposit); // Now it is sold like anything.
    }

    [Fact]
    public async Task It_is_ordered_alone_online_and_without_a_group()
    {
        await OpenAsync();
        var apples = (await Market.PublishAsync(seller, "苹果", 300, 50)).Listing;
        Assert.IsType<PresaleAlone>((await Market.TryAsync(buyer, TestMarket.Wish(buyer, (pears, 1), (apples, 1)))).Refusal);
        Assert.IsType<PresaleOnline>((await Market.TryAsync(buyer, TestMarket.Wish(buyer, pears, 1, PaymentMethod.CashOnDelivery))).Refusal);
        var placed = await Market.ActAsync(buyer, TestMarket.Wish(buyer, pears, 1));
        Assert.IsType<PresaleOnline>((await Market.TryAsync(buyer, new PayOnDelivery(buyer, Number(placed)))).Refusal);
        var terms = new GroupTerms(new Price(new Money(400, Currency.Cny), new Quantity(1, Unit.Jin)), new Quantity(5, Unit.Piece), CountsPeople: true, Today.AddDays(2));
        Assert.IsType<PresaleAlone>((await Market.TryAsync(seller, new StartGroup(seller, pears, terms))).Refusal);
        Assert.IsType<PresaleAlone>((await Market.TryAsync(seller, new OpenPool(seller, pears, 0m))).Refusal);
    }

    [Theory]
    [InlineData(0, 20, typeof(HarvestDayOutOfRange))]
    [InlineData(400, 20, typeof(HarvestDayOutOfRange))]
    [InlineData(10, 0.5, typeof(DepositOutOfRange))]
    [InlineData(10, 91, typeof(DepositOutOfRange))]
    public async Task Only_a_day_to_come_and_a_part_of_the_price_can_be_asked(int days, double percent, Type refusal)
    {
        seller = await Market.MeetAsync("王婶");
        Assert.IsType(refusal, (await Market.TryAsync(seller, Publish(days, new DepositAsked((decimal)percent)))).Refusal);
        Assert.IsType(days == 10 ? typeof(DepositOutOfRange) : refusal, (await Market.TryAsync(seller, Publish(days, new DepositAsked(null, new Money(451, Currency.Cny))))).Refusal);
    }

    private DateOnly Today => DateOnly.FromDateTime(Market.Clock.GetUtcNow().UtcDateTime);

    private DateTimeOffset Now => Market.Clock.GetUtcNow();

    private static OrderNumber Number(OrdersPlaced placed) => placed.Orders[0].Number;

    private async Task<OrderTold> OrderAsync(OrdersPlaced placed) => (await Market.Records.OrderAsync(Number(placed), default))!;

    private PublishListing Publish(int days, DepositAsked deposit) => new(seller, new Offer(
        "雪梨", new Price(new Money(500, Currency.Cny), new Quantity(1, Unit.Jin)), new Quantity(100, Unit.Jin), Today.AddDays(days), null, deposit), "王婶菜园");

    private Task BackAsync(RefundId refund, string id) => Market.ActAsync(null, new RecordRefund(refund, new ProviderRefund(id, ProviderRefundStatus.Succeeded)));

    private async Task<long> EscrowAsync() =>
        (await Market.Books.BalancesAsync(default)).Where(line => line.Account.StartsWith("escrow:", StringComparison.Ordinal)).Sum(line => line.Amount.Minor);

    private async Task OpenAsync(DepositAsked? deposit = null)
    {
        (seller, buyer) = (await Market.MeetAsync("王婶"), await Market.MeetAsync("李雷"));
        pears = (await Market.ActAsync(seller, Publish(10, deposit ?? new DepositAsked(20)))).Listing;
    }

    private async Task<OrdersPlaced> PaidAsync()
    {
        var placed = await Market.ActAsync(buyer, TestMarket.Wish(buyer, pears, 10));
        await Market.PayAsync(placed);
        return placed;
    }
}
