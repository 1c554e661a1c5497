using ChatShop.Trade;
using ChatShop.Trade.Orders;
using ChatShop.Trade.Payments;
using ChatShop.Trade.People;
using ChatShop.Trade.Shops;

namespace ChatShop.Storage.Tests;

/// <summary>Money on sellers' own collection codes, on every database.</summary>
public abstract class CollectionTests(ITestDatabase database) : MarketTests(database)
{
    private PersonId seller;
    private PersonId buyer;
    private ListingId pears;

    [Fact]
    public async Task The_market_never_holds_it_and_has_its_share_in_the_end()
    {
        var number = await OnCodeAsync();
        await Market.ActAsync(buyer, new ClaimPaid(buyer, number, []));
        await Market.ActAsync(seller, new ConfirmPaid(seller, number));
        Assert.Empty(await Market.Books.BalancesAsync(default));

        await Market.ActAsync(seller, new ShipOrder(seller, number, new Shipment(null, null)));
        await Market.ActAsync(buyer, new ReceiveOrder(buyer, number));

        var balances = (await Market.Books.BalancesAsync(default)).ToDictionary(line => line.Account, line => line.Amount.Minor);
        var shop = (await OrderAsync(number)).Shop;
        Assert.Equal(-1500, balances["external:code"]);
        Assert.Equal(1500, balances[$"seller:{shop}:paid"]);
        Assert.Equal((-75, 75), (balances[$"seller:{shop}:owed"], balances["platform:commission"]));
        Assert.DoesNotContain(balances.Keys, account => account.StartsWith("escrow:", StringComparison.Ordinal));
        Assert.Equal((45m, 0m), await StockAsync());
    }

    [Fact]
    public async Task Claimed_twice_the_seller_is_asked_once_and_a_screenshot_is_shown_all_the_same()
    {
        var number = await OnCodeAsync();
        await Market.ActAsync(buyer, new ClaimPaid(buyer, number, []));
        Assert.IsType<WaitsForSeller>((await Market.TryAsync(buyer, new ClaimPaid(buyer, number, []))).Refusal);
        var shown = await Market.ActAsync(buyer, new ClaimPaid(buyer, number, ["0123456789abcdef0123456789abcdef.jpg"]));

        Assert.True(shown.IsMore);
        Assert.Equal(2, (await Market.Outbox.DueAsync(10, default)).Count(parcel => parcel.Told is PaidClaimed && parcel.To == seller));
    }

    [Fact]
    public async Task Confirmed_twice_the_goods_are_sold_once()
    {
        var number = await OnCodeAsync();
        await Market.ActAsync(seller, new ConfirmPaid(seller, number));
        Assert.IsType<AlreadyDone>((await Market.TryAsync(seller, new ConfirmPaid(seller, number))).Refusal);
        Assert.IsType<AlreadyDone>((await Market.TryAsync(buyer, new ClaimPaid(buyer, number, []))).Refusal);

        Assert.Equal((45m, 0m), await StockAsync());
        Assert.Single(await Market.Outbox.DueAsync(10, default), parcel => parcel.Told is PaidConfirmed && parcel.To == buyer);
    }

    [Fact]
    public async Task Only_the_buyer_claims_and_only_the_seller_confirms()
    {
        var number = await OnCodeAsync();
        var stranger = await Market.MeetAsync("路人");
        await Market.PublishAsync(stranger, "白菜", 80, 2000);

        Assert.IsType<NoSuchOrder>((await Market.TryAsync(stranger, new ClaimPaid(stranger, number, []))).Refusal);
        Assert.IsType<NoSuchOrder>((await Market.TryAsync(stranger, new ConfirmPaid(stranger, number))).Refusal);
        Assert.IsType<NoSuchOrder>((await Market.TryAsync(stranger, new DenyPaid(stranger, number))).Refusal);
        Assert.IsType<NoSuchOrder>((await Market.TryAsync(stranger, new PayByCode(stranger, number, null, "zh-CN"))).Refusal);
        Assert.IsType<NoSuchOrder>((await Market.TryAsync(seller, new ClaimPaid(seller, number, []))).Refusal);
        Assert.IsType<NoSuchOrder>((await Market.TryAsync(buyer, new ConfirmPaid(buyer, number))).Refusal);
        Assert.Equal(OrderStatus.AwaitingPayment, (await OrderAsync(number)).Status);
    }

    [Fact]
    public async Task What_is_claimed_does_not_expire_and_what_is_denied_does_once_its_time_is_over()
    {
        var number = await OnCodeAsync();
        Market.Clock.Advance(TimeSpan.FromMinutes(30));
        var due = Assert.Single(await OverdueAsync());
        await Market.ActAsync(buyer, new ClaimPaid(buyer, number, []));
        Assert.IsType<WaitsForSeller>((await Market.TryAsync(null, new ExpireCodeOrder(due.Order, due.Since))).Refusal);
        Assert.Empty(await OverdueAsync());

        await Market.ActAsync(seller, new DenyPaid(seller, number));
        Assert.IsType<AlreadyDone>((await Market.TryAsync(null, new ExpireCodeOrder(due.Order, due.Since))).Refusal);
        Market.Clock.Advance(TimeSpan.FromMinutes(30));
        var again = Assert.Single(await OverdueAsync());
        await Market.ActAsync(null, new ExpireCodeOrder(again.Order, again.Since));

        Assert.Equal(OrderStatus.Expired, (await OrderAsync(number)).Status);
        Assert.Equal((50m, 0m), await StockAsync());
    }

    [Fact]
    public async Task Claim_and_end_of_time_at_the_same_moment_leave_one_of_both_and_the_stock_right()
    {
        for (var round = 0; round < 10; round++)
        {
            var number = await OnCodeAsync();
            Market.Clock.Advance(TimeSpan.FromMinutes(30));
            var due = Assert.Single(await OverdueAsync());

            var claim = Market.TryAsync(buyer, new ClaimPaid(buyer, number, []));
            var expiry = Market.TryAsync(null, new ExpireCodeOrder(due.Order, due.Since));
            await Task.WhenAll(claim, expiry);

            var (isClaimed, isOver) = ((await claim).Fact is not null, (await expiry).Fact is not null);
            Assert.True(isClaimed ^ isOver);
            Assert.Equal(isOver ? OrderStatus.Expired : OrderStatus.AwaitingPayment, (await OrderAsync(number)).Status);
            Assert.Equal((50m, isOver ? 0m : 5m), await StockAsync());
            if (isClaimed)
                await Market.ActAsync(buyer, new CancelOrder(buyer, number));
        }
    }

    [Fact]
    public async Task The_end_of_the_closed_pay_page_leaves_an_order_on_a_code_alone()
    {
        var placed = await PlaceAsync();
        await Market.ActAsync(buyer, new PayByCode(buyer, placed.Orders[0].Number, null, "zh-CN"));
        Market.Clock.Advance(TimeSpan.FromMinutes(30));
        Assert.Empty(await Market.Records.OverduePaymentsAsync(Market.Clock.GetUtcNow(), 10, default));

        await Market.ActAsync(null, new ExpireOrders(placed.Payment!.Value));

        Assert.Equal(OrderStatus.AwaitingPayment, (await OrderAsync(placed.Orders[0].Number)).Status);
    }

    [Fact]
    public async Task Money_that_comes_by_the_pay_page_all_the_same_goes_back()
    {
        var placed = await PlaceAsync();
        var number = placed.Orders[0].Number;
        await Market.ActAsync(buyer, new PayByCode(buyer, number, null, "zh-CN"));

        var received = await Market.PayAsync(placed);
        await Market.ActAsync(null, new RecordRefund(Assert.Single(received.Refunds), new ProviderRefund("re_1", ProviderRefundStatus.Succeeded)));

        Assert.True(received.CameTooLate);
        Assert.Equal((OrderStatus.AwaitingPayment, true), ((await OrderAsync(number)).Status, (await OrderAsync(number)).IsByCode));
        Assert.All(await Market.Books.BalancesAsync(default), line => Assert.Equal(0, line.Amount.Minor));
    }

    [Fact]
    public async Task Of_two_shops_the_one_without_a_code_is_paid_on_a_pay_page_of_its_own()
    {
        await OpenAsync();
        var other = await Market.MeetAsync("张叔");
        var eggs = await Market.PublishAsync(other, "土鸡蛋", 150, 50);
        var placed = await Market.ActAsync(buyer, TestMarket.Wish(buyer, (pears, 5), (eggs.Listing, 10)));

        var paying = await Market.ActAsync(buyer, new PayByCode(buyer, placed.Orders[1].Number, CollectionWay.Alipay, "zh-CN"));

        Assert.Equal(placed.Orders[0].Number, Assert.Single(paying.Orders).Number);
        Assert.Equal([CollectionWay.WeChat], paying.Orders[0].Codes.Select(code => code.Way));
        Assert.Equal(placed.Payment, paying.Closed);
        Assert.Equal(placed.Orders[1].Number, Assert.Single((await Market.ActAsync(null, TestMarket.Payment(paying.Payment!.Value, placed.Orders[1].Total))).Placed).Number);
        Assert.Equal(placed.Orders[0].Total + placed.Orders[1].Total, (await Market.PayAsync(placed)).Amount);
        Assert.Equal(OrderStatus.AwaitingPayment, (await OrderAsync(placed.Orders[0].Number)).Status);
    }

    [Fact]
    public async Task Without_a_code_nothing_changes_and_the_page_can_still_be_paid()
    {
        var placed = await PlaceAsync();
        await Market.ActAsync(seller, new DropCollectionCodes(seller, null));

        var refused = await Market.TryAsync(buyer, new PayByCode(buyer, placed.Orders[0].Number, null, "zh-CN"));

        Assert.Equal(["王婶菜园"], Assert.IsType<NoCollectionCode>(refused.Refusal).Shops);
        Assert.Single((await Market.PayAsync(placed)).Placed);
        Assert.IsType<NoCodeKept>((await Market.TryAsync(seller, new DropCollectionCodes(seller, null))).Refusal);
        Assert.IsType<NoShopYet>((await Market.TryAsync(buyer, new KeepCollectionCode(buyer, CollectionWay.WeChat, "a"))).Refusal);
    }

    [Fact]
    public async Task Nothing_the_market_never_had_goes_back()
    {
        var number = await OnCodeAsync();
        await Market.ActAsync(seller, new ConfirmPaid(seller, number));
        Assert.Equal(new PaidByHand(number, IsByCode: true), (await Market.TryAsync(seller, new RefundOrder(seller, number, null))).Refusal);

        var canceled = await Market.ActAsync(buyer, new CancelOrder(buyer, number));

        Assert.True(canceled.IsPaidByCode);
        Assert.Empty(canceled.Refunds);
        Assert.Empty(await Market.Books.BalancesAsync(default));
        Assert.Equal((50m, 0m), await StockAsync());
    }

    [Fact]
    public async Task Before_the_money_is_claimed_the_order_changes_and_goes_back_to_the_pay_page()
    {
        var number = await OnCodeAsync();
        var changed = await Market.ActAsync(buyer, Change(number, 8));
        Assert.Equal((null, 2400L), (changed.Payment, changed.Order.Total.Minor));
        Assert.Equal((50m, 8m), await StockAsync());

        var online = await Market.ActAsync(buyer, new PayOnline(buyer, number, "zh-CN"));
        Assert.IsType<NotByCode>((await Market.TryAsync(buyer, new ClaimPaid(buyer, number, []))).Refusal);
        Assert.Single((await Market.ActAsync(null, TestMarket.Payment(online.Payment, online.Total))).Placed);
        Assert.Equal((42m, 0m), await StockAsync());
    }

    [Fact]
    public async Task While_it_is_claimed_its_sum_stays_and_its_place_may_change()
    {
        var number = await OnCodeAsync();
        await Market.ActAsync(buyer, new ClaimPaid(buyer, number, []));

        Assert.IsType<WaitsForSeller>((await Market.TryAsync(buyer, Change(number, 8))).Refusal);
        Assert.IsType<WaitsForSeller>((await Market.TryAsync(buyer, new PayOnDelivery(buyer, number))).Refusal);
        Assert.IsType<WaitsForSeller>((await Market.TryAsync(buyer, new PayOnline(buyer, number, "zh-CN"))).Refusal);
        await Market.ActAsync(buyer, new ChangeOrder(buyer, number, new DeliverTo("李家村6组", "13812345678", "李雷"), null, [], "zh-CN"));

        Assert.Equal(("李家村6组", 1500L), ((await OrderAsync(number)).DeliverTo.Address, (await OrderAsync(number)).Total.Minor));
        Assert.Equal((50m, 5m), await StockAsync());
    }

    [Fact]
    public async Task A_seller_who_does_not_answer_for_a_day_is_reminded_once()
    {
        var number = await OnCodeAsync();
        await Market.ActAsync(buyer, new ClaimPaid(buyer, number, []));
        Market.Clock.Advance(TimeSpan.FromHours(23));
        Assert.Empty(await Market.Collections.UnansweredClaimsAsync(Market.Clock.GetUtcNow(), 10, default));
        Market.Clock.Advance(TimeSpan.FromHours(2));
        Assert.Equal(number, Assert.Single(await Market.Collections.UnansweredClaimsAsync(Market.Clock.GetUtcNow(), 10, default)).Order);

        await Market.ActAsync(null, new RemindOfClaim(number));

        Assert.Empty(await Market.Collections.UnansweredClaimsAsync(Market.Clock.GetUtcNow(), 10, default));
        Assert.IsType<AlreadyDone>((await Market.TryAsync(null, new RemindOfClaim(number))).Refusal);
        Assert.Equal(OrderStatus.AwaitingPayment, (await OrderAsync(number)).Status);
    }

    private async Task OpenAsync()
    {
        if (pears != default)
            return;
        (seller, buyer) = (await Market.MeetAsync("王婶"), await Market.MeetAsync("李雷"));
        pears = (await Market.PublishAsync(seller, "梨", 300, 50)).Listing;
        await Market.ActAsync(seller, new KeepCollectionCode(seller, CollectionWay.WeChat, "0123456789abcdef0123456789abcdef.jpg"));
    }

    private async Task<OrdersPlaced> PlaceAsync()
    {
        await OpenAsync();
        return await Market.ActAsync(buyer, TestMarket.Wish(buyer, pears, 5));
    }

    private async Task<OrderNumber> OnCodeAsync()
    {
        var number = (await PlaceAsync()).Orders[0].Number;
        await Market.ActAsync(buyer, new PayByCode(buyer, number, null, "zh-CN"));
        return number;
    }

    private ChangeOrder Change(OrderNumber number, decimal jin) =>
        new(buyer, number, null, null, [new Wish(pears, new Quantity(jin, Unit.Jin))], "zh-CN");

    private Task<IReadOnlyList<OrderDue>> OverdueAsync() => Market.Collections.OverdueCodeOrdersAsync(Market.Clock.GetUtcNow(), 10, default);

    private async Task<OrderTold> OrderAsync(OrderNumber number) => (await Market.Records.OrderAsync(number, default))!;

    private async Task<(decimal Stock, decimal Reserved)> StockAsync()
    {
        var listing = (await Market.Records.ListingAsync(pears, default))!;
        return (listing.Stock.Value, listing.Reserved.Value);
    }
}
