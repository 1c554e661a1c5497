using ChatShop.Trade;
using ChatShop.Trade.Groups;
using ChatShop.Trade.Orders;
using ChatShop.Trade.Payments;
using ChatShop.Trade.People;
using CsCheck;

namespace ChatShop.Storage.Tests;

/// <summary>Group buys, on every database.</summary>
public abstract class GroupTests(ITestDatabase database) : MarketTests(database)
{
    private static readonly OrderStatus[] Waiting = [OrderStatus.AwaitingPayment, OrderStatus.Placed];

    private PersonId seller;
    private PersonId buyer;
    private ListingId apples;
    private GroupId group;

    [Fact]
    public async Task Whatever_happens_money_and_stock_add_up()
    {
        seller = await Market.MeetAsync("王婶");
        var buyers = await Task.WhenAll(Enumerable.Range(0, 4).Select(i => Market.MeetAsync($"buyer{i}")));
        await Gen.Select(Gen.Bool, Gen.Int[2, 40], Gen.Select(Gen.Enum<GroupDeed>(), Gen.Int[0, 1000]).Array[0, 25]).SampleAsync(async (countsPeople, goal, deeds) =>
        {
            var life = new GroupLife(Market, seller, buyers);
            await life.BeginAsync(countsPeople, countsPeople ? 2 + (goal % 3) : goal);
            foreach (var (deed, which) in deeds)
                await life.DoAsync(deed, which);
            await AssertSoundAsync(life);
        }, iter: 60, threads: 1);
        Assert.Equal(0, (await Market.Books.BalancesAsync(default)).Sum(line => line.Amount.Minor));
    }

    [Fact]
    public async Task Two_who_make_it_full_at_the_same_moment_fill_it_once()
    {
        await OpenAsync(people: 10);
        var buyers = await Task.WhenAll(Enumerable.Range(0, 14).Select(i => Market.MeetAsync($"buyer{i}")));
        var joined = await Task.WhenAll(buyers.Select(one => Market.ActAsync(one, Join(one, 2))));

        var paid = await Task.WhenAll(joined.Select(join => Market.ActAsync(null, TestMarket.Payment(join.Placed))));

        Assert.Single(paid, it => it.Groups!.Any(moved => moved.Filled is not null));
        Assert.Equal(10, paid.Select(it => it.Groups!.SingleOrDefault()?.Filled).Single(it => it is not null)!.Orders.Count);
        Assert.All(paid, it => Assert.Empty(it.Refunds)); // Who had joined before it was full, and pays after it, gets the goods too.
        Assert.All(await Market.Records.OrdersFromAsync(seller, 50, default), order => Assert.Equal((OrderStatus.Placed, false), (order.Status, order.WaitsForGroup)));
        Assert.IsType<GroupClosed>((await Market.TryAsync(buyer, Join(buyer, 2))).Refusal);
    }

    [Fact]
    public async Task Money_that_comes_when_the_time_is_over_goes_back_before_and_after_the_group_is_closed()
    {
        await OpenAsync(people: 2);
        var (early, late) = (await JoinAsync(2), await JoinAsync(3));
        Market.Clock.Advance(TimeSpan.FromDays(3));

        var before = await Market.ActAsync(null, TestMarket.Payment(early));
        Assert.IsType<GroupClosed>((await Market.TryAsync(buyer, new PayOnDelivery(buyer, late.Orders[0].Number))).Refusal);
        var ended = await Market.ActAsync(null, new EndGroup(group), key: "ended");
        var after = await Market.ActAsync(null, TestMarket.Payment(late));

        Assert.Equal((1, 1), (before.Refunds.Count, after.Refunds.Count));
        Assert.True(before.CameTooLate && after.CameTooLate);
        Assert.Equal(2, ended.Undone!.Undone.Orders.Count);
        Assert.Equal((100m, 0m), await StockAsync());
    }

    [Fact]
    public async Task It_ends_once_whoever_asks_again()
    {
        await OpenAsync(people: 2);
        await Market.ActAsync(null, TestMarket.Payment(await JoinAsync(2)));
        Assert.IsType<GroupClosed>((await Market.TryAsync(null, new EndGroup(group))).Refusal); // Its time is not over.
        Market.Clock.Advance(TimeSpan.FromDays(3));
        Assert.Equal([group], await Market.Groups.OverdueGroupsAsync(Market.Clock.GetUtcNow(), 10, default));

        var ends = await Task.WhenAll(Enumerable.Range(0, 5).Select(i => Market.TryAsync(null, new EndGroup(group), i < 3 ? "group:g1:ended" : null)));

        Assert.Equal(3, ends.Count(end => end.Fact is not null)); // The same act, told three times.
        Assert.Single(await Market.Outbox.DueAsync(50, default), parcel => parcel.Told is JoinUndone);
        Assert.Single(await Market.Outbox.DueAsync(50, default), parcel => parcel.Told is SendRefund);
        Assert.Empty(await Market.Groups.OverdueGroupsAsync(Market.Clock.GetUtcNow(), 10, default));
        Assert.Equal((group, GroupStatus.Missed), Assert.Single((await Market.Groups.ClosedGroupsAsync(10, default)).Select(it => (it.Id, it.Status))));
        Assert.Empty(await Market.Groups.OpenGroupsAsync(Market.Clock.GetUtcNow(), 10, default));
        Assert.Empty(await Market.Groups.GroupsJoinedAsync(buyer, 10, default));
    }

    [Fact]
    public async Task What_a_bank_has_taken_back_does_not_count_and_is_left_to_those_who_run_the_market()
    {
        await OpenAsync(people: 2);
        var (mine, other) = (await JoinAsync(2), await Market.MeetAsync("韩梅"));
        await Market.ActAsync(null, TestMarket.Payment(mine));
        await ContestAsync(mine, ChargebackStatus.Open);
        var joined = await Market.ActAsync(other, Join(other, 3));
        var paid = await Market.ActAsync(null, TestMarket.Payment(joined.Placed));
        Assert.Null(paid.Groups!.Single().Filled);

        Market.Clock.Advance(TimeSpan.FromDays(3));
        var ended = await Market.ActAsync(null, new EndGroup(group));

        Assert.Equal([joined.Placed.Orders[0].Number], ended.Undone!.Undone.Refunds.Select(refund => refund.Order));
        Assert.Equal(OrderStatus.Disputed, (await Market.Records.OrderAsync(mine.Orders[0].Number, default))!.Status);
        await ContestAsync(mine, ChargebackStatus.Lost);
        Assert.Equal(OrderStatus.Refunded, (await Market.Records.OrderAsync(mine.Orders[0].Number, default))!.Status);
        Assert.Equal((100m, 0m), await StockAsync());
    }

    [Fact]
    public async Task Only_the_seller_closes_it_and_only_who_is_in_it_leaves()
    {
        await OpenAsync(people: 5);
        var stranger = await Market.MeetAsync("路人");
        Assert.IsType<NoSuchGroup>((await Market.TryAsync(buyer, new CancelGroup(buyer, group))).Refusal);
        Assert.IsType<NoSuchGroup>((await Market.TryAsync(buyer, new GoAhead(buyer, group))).Refusal);
        Assert.IsType<GroupEmpty>((await Market.TryAsync(seller, new GoAhead(seller, group))).Refusal);
        Assert.IsType<NoSuchGroup>((await Market.TryAsync(stranger, new LeaveGroup(stranger, group))).Refusal);
        Assert.IsType<GroupOpenAlready>((await Market.TryAsync(seller, new StartGroup(seller, apples, Terms(5)))).Refusal);
        Assert.IsType<Trade.Listings.NoSuchListing>((await Market.TryAsync(buyer, new StartGroup(buyer, apples, Terms(5)))).Refusal);
    }

    private async Task AssertSoundAsync(GroupLife life)
    {
        var told = (await Market.Groups.GroupAsync(life.Group, default))!;
        var orders = new List<OrderTold>();
        foreach (var number in life.Orders)
            orders.Add((await Market.Records.OrderAsync(number, default))!);
        decimal Jin(OrderStatus status) => orders.Where(order => order.Status == status).Sum(order => order.Lines[0].Quantity.Value);

        var listing = (await Market.Records.ListingAsync(life.Listing, default))!;
        Assert.Equal(GroupLife.Stock - Jin(OrderStatus.Placed), listing.Stock.Value);
        Assert.Equal(Jin(OrderStatus.AwaitingPayment), listing.Reserved.Value);
        foreach (var order in orders)
        {
            var held = (await Market.Books.LedgerAsync(order.Number, 0, 100, default)).Where(line => line.Account == $"escrow:{order.Number}").Sum(line => line.Minor);
            Assert.Equal(order is { Status: OrderStatus.Placed, Method: PaymentMethod.Online } ? order.Total.Minor : 0, held);
        }
        var counted = orders.Where(order => order.Status == OrderStatus.Placed).ToList();
        Assert.Equal((counted.Select(order => order.Buyer).Distinct().Count(), Jin(OrderStatus.Placed)), (told.People, told.Goods.Value));
        if (told.Status == GroupStatus.Open)
            Assert.True(told.Missing.Quantity.Value > 0, "An open group is not full.");
        if (told.Status is GroupStatus.Missed or GroupStatus.Canceled)
            Assert.DoesNotContain(orders, order => Waiting.Contains(order.Status));
        Assert.All(orders.Where(order => Waiting.Contains(order.Status)), order => Assert.Equal(told.Status == GroupStatus.Open, order.WaitsForGroup));
    }

    private async Task OpenAsync(int people)
    {
        (seller, buyer) = (await Market.MeetAsync("王婶"), await Market.MeetAsync("李雷"));
        apples = (await Market.PublishAsync(seller, "红富士苹果", 500, 100)).Listing;
        group = (await Market.ActAsync(seller, new StartGroup(seller, apples, Terms(people)))).Group.Id;
    }

    private static GroupTerms Terms(int people) =>
        new(new(new Money(400, Currency.Cny), new Quantity(1, Unit.Jin)), new Quantity(people, Unit.Piece), CountsPeople: true, new DateOnly(2026, 3, 3));

    private JoinGroup Join(PersonId who, decimal jin) =>
        new(who, group, new Quantity(jin, Unit.Jin), new DeliverTo("李家村3组", "13812345678", "李雷"), PaymentMethod.Online, "zh-CN");

    private async Task<OrdersPlaced> JoinAsync(decimal jin) => (await Market.ActAsync(buyer, Join(buyer, jin))).Placed;

    private Task ContestAsync(OrdersPlaced placed, ChargebackStatus status) => Market.ActAsync(null, new RecordChargeback(
        PaymentRoute.Usual, new ProviderChargeback("dp_1", $"ch_{placed.Payment}", placed.Total, status, placed.Payment!.Value.ToString())));

    private async Task<(decimal Stock, decimal Reserved)> StockAsync()
    {
        var listing = (await Market.Records.ListingAsync(apples, default))!;
        return (listing.Stock.Value, listing.Reserved.Value);
    }
}
