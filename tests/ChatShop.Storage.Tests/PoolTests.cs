using ChatShop.Trade;
using ChatShop.Trade.Listings;
using ChatShop.Trade.Orders;
using ChatShop.Trade.Payments;
using ChatShop.Trade.People;
using ChatShop.Trade.Pools;
using CsCheck;
using Microsoft.EntityFrameworkCore;

namespace ChatShop.Storage.Tests;

/// <summary>Goods that several sell together, on every database.</summary>
public abstract class PoolTests(ITestDatabase database) : MarketTests(database)
{
    private static readonly OrderStatus[] Off = [OrderStatus.Canceled, OrderStatus.Rejected, OrderStatus.Expired];

    private PersonId host;
    private PersonId wang;
    private PersonId li;
    private PersonId buyer;
    private ListingId apples;
    private PoolId pool;
    private string code = "";

    [Fact]
    public async Task Whatever_happens_goods_and_money_add_up()
    {
        host = await Market.MeetAsync("合作社");
        var farmers = await Task.WhenAll(Enumerable.Range(0, 3).Select(i => Market.MeetAsync($"farmer{i}")));
        var buyers = await Task.WhenAll(Enumerable.Range(0, 3).Select(i => Market.MeetAsync($"buyer{i}")));
        await Gen.Select(Gen.Int[0, 5000], Gen.Select(Gen.Enum<PoolDeed>(), Gen.Int[0, 1000]).Array[0, 30]).SampleAsync(async (percent, deeds) =>
        {
            var life = new PoolLife(Market, host, farmers, buyers);
            await life.BeginAsync(percent / 100m);
            foreach (var (deed, which) in deeds)
            {
                await life.DoAsync(deed, which);
                await AssertSoundAsync(life);
            }
        }, iter: 30, threads: 1);
        Assert.Equal(0, (await Market.Books.BalancesAsync(default)).Sum(line => line.Amount.Minor));
    }

    [Fact]
    public async Task An_order_is_split_by_the_rule_and_each_is_paid_the_own_share()
    {
        await OpenAsync(percent: 10);
        var placed = await Market.ActAsync(buyer, TestMarket.Wish(buyer, apples, 10));
        Assert.DoesNotContain(await Market.Outbox.DueAsync(50, default), parcel => parcel.Told is PoolPartDue); // Nobody packs what is not paid.
        await Market.PayAsync(placed);

        var due = (await Market.Outbox.DueAsync(50, default)).Where(parcel => parcel.Told is PoolPartDue).ToDictionary(parcel => parcel.To!.Value, parcel => ((PoolPartDue)parcel.Told).Quantity.Value);
        Assert.Equal(new Dictionary<PersonId, decimal> { [wang] = 6m, [li] = 4m }, due);
        Assert.Equal([6m, 4m], (await Market.Pools.PartsOfAsync(placed.Orders[0].Number, default)).Select(part => part.Quantity.Value));

        await CompleteAsync(placed);

        // 50.00 less the market's 5% is 47.50; the shop keeps a tenth of that; the rest is 6 to 4.
        Assert.Equal((2565, 1710, 475), (await PayableAsync(wang), await PayableAsync(li), await PayableAsync(host)));
        Assert.Equal([0, 2565, 1710], (await ShowAsync(li)).Members.Select(member => (int)member.Earned.Minor));
    }

    [Fact]
    public async Task What_goes_back_to_a_buyer_each_gives_back_in_proportion()
    {
        await OpenAsync(percent: 10);
        var placed = await Market.ActAsync(buyer, TestMarket.Wish(buyer, apples, 10));
        await Market.PayAsync(placed);
        await CompleteAsync(placed);

        var half = await Market.ActAsync(host, new RefundOrder(host, placed.Orders[0].Number, new Money(2500, Currency.Cny)));
        await BackAsync(half.Refunds, "re_1");
        Assert.Equal([0, 1282, 855], (await ShowAsync(wang)).Members.Select(member => (int)member.Earned.Minor)); // Of 25.65 and 17.10: 12.825 and 8.55.
        var rest = await Market.ActAsync(host, new RefundOrder(host, placed.Orders[0].Number, null));
        await BackAsync(rest.Refunds, "re_2");

        Assert.Equal((0, 0, 0), (await PayableAsync(wang), await PayableAsync(li), await PayableAsync(host)));
        Assert.Equal([0, 0, 0], (await ShowAsync(wang)).Members.Select(member => (int)member.Earned.Minor));
    }

    [Fact]
    public async Task Who_leaves_takes_what_is_unsold_and_still_delivers_what_is_ordered()
    {
        await OpenAsync(percent: 0);
        var placed = await Market.ActAsync(buyer, TestMarket.Wish(buyer, apples, 10));
        await Market.PayAsync(placed);

        var left = await Market.ActAsync(wang, new LeavePool(wang, pool));
        Assert.Equal((294m, 6m), (left.Unsold.Value, left.Ordered.Value));
        Assert.Equal(196m, (await Market.Records.ListingAsync(apples, default))!.Available.Value);
        Assert.IsType<NoSuchPool>((await Market.TryAsync(wang, new LeavePool(wang, pool))).Refusal);
        Assert.IsType<PoolStillOpen>((await Market.TryAsync(wang, new ForgetPerson(wang))).Refusal);

        await Market.ActAsync(buyer, new CancelOrder(buyer, placed.Orders[0].Number));
        Assert.Equal(200m, (await Market.Records.ListingAsync(apples, default))!.Available.Value); // What comes back to wang is taken home.
        Assert.NotNull((await Market.TryAsync(wang, new ForgetPerson(wang))).Fact);
    }

    [Fact]
    public async Task Cash_goes_on_by_hand_and_the_market_owes_nobody()
    {
        await OpenAsync(percent: 0);
        var placed = await Market.ActAsync(buyer, TestMarket.Wish(buyer, apples, 10, PaymentMethod.CashOnDelivery));
        await CompleteAsync(placed);

        Assert.Equal((0, 0, 0), (await PayableAsync(wang), await PayableAsync(li), await PayableAsync(host)));
        Assert.Equal((2850, 1900), (await SumAsync(wang, "paid"), await SumAsync(li, "paid"))); // 47.50: the shop owes the market its 5%.
        Assert.Contains(await Market.Outbox.DueAsync(50, default), parcel => parcel.Told is PoolShareEarned { IsByHand: true });
    }

    [Fact]
    public async Task The_shop_s_own_counting_never_touches_what_others_brought()
    {
        await OpenAsync(percent: 0);
        Assert.IsType<PoolHoldsMore>((await Market.TryAsync(host, new RestateStock(host, apples, new Quantity(499, Unit.Jin)))).Refusal);
        await Market.ActAsync(host, new RestockListing(host, apples, new Quantity(10, Unit.Kg)));

        Assert.Equal([20m, 300m, 200m], (await ShowAsync(host)).Members.Select(member => member.Left.Value));
    }

    [Fact]
    public async Task Only_the_last_code_lets_people_in_and_what_was_agreed_stays()
    {
        await OpenAsync(percent: 5);
        Assert.IsType<PoolPercentFixed>((await Market.TryAsync(host, new OpenPool(host, apples, 6))).Refusal);
        var again = await Market.ActAsync(host, new OpenPool(host, apples, null));
        Assert.Equal((false, 5m), (again.IsNew, again.Percent));
        Assert.IsType<NoSuchCode>((await Market.TryAsync(buyer, new ReadPoolCode(buyer, code))).Refusal);
        Assert.IsType<PoolPercentOutOfRange>((await Market.TryAsync(wang, new OpenPool(wang, (await Market.PublishAsync(wang, "梨", 300, 5)).Listing, 51))).Refusal);

        await Market.ActAsync(host, new DeleteListing(host, apples));
        Assert.Equal(2, (await Market.Outbox.DueAsync(50, default)).Count(parcel => parcel.Told is PoolEnded));
        Assert.IsType<PoolClosed>((await Market.TryAsync(buyer, new ReadPoolCode(buyer, again.Code))).Refusal);
    }

    private async Task AssertSoundAsync(PoolLife life)
    {
        var told = (await Market.Pools.PoolsOfAsync(host, 1, default)).Single();
        var listing = (await Market.Records.ListingAsync(life.Listing, default))!;
        Assert.Equal(listing.Available.Value, told.Members.Sum(member => member.Left.Value));
        Assert.All(told.Members, member => Assert.True(member.Left.Value >= 0m && member.Brought.Value >= member.Left.Value, $"{member}"));
        await using var db = Market.Open();
        foreach (var number in life.Orders)
        {
            var order = (await Market.Records.OrderAsync(number, default))!;
            var parts = await db.PoolParts.AsNoTracking().Where(part => part.Order == number).ToListAsync();
            var paid = await db.Orders.AsNoTracking().SingleAsync(it => it.Number == number);
            if (Off.Contains(order.Status))
                Assert.Equal(0m, parts.Sum(part => part.Quantity.Value));
            else if (order.Status != OrderStatus.Refunded)
                Assert.Equal(order.Lines.Sum(line => line.Quantity.Value) + (paid.Pending?.More.Sum(wish => wish.Quantity.In(Unit.Jin).Value) ?? 0m), parts.Sum(part => part.Quantity.Value));
            Assert.All(parts, part => Assert.True(part.Quantity.Value >= 0m && part.Earned.Minor >= 0, $"{part.Shop} of {number}"));
            Assert.True(parts.Sum(part => part.Earned.Minor) <= (order.Method == PaymentMethod.Online ? paid.Paid : order.Total).Minor, $"{number} brings more than was paid.");
        }
    }

    private async Task OpenAsync(decimal percent)
    {
        (host, wang, li, buyer) = (await Market.MeetAsync("合作社"), await Market.MeetAsync("王婶"), await Market.MeetAsync("老李"), await Market.MeetAsync("小张"));
        apples = (await Market.PublishAsync(host, "红富士苹果", 500, 1)).Listing;
        var opened = await Market.ActAsync(host, new OpenPool(host, apples, percent));
        (pool, code) = (opened.Pool, opened.Code);
        await Market.ActAsync(wang, new JoinPool(wang, code, new Quantity(300, Unit.Jin), "王婶菜园"));
        await Market.ActAsync(li, new JoinPool(li, code, new Quantity(100, Unit.Kg), "老李果园"));
        await Market.ActAsync(host, new LeavePool(host, pool)); // Its own jin is not for sale: what is sold is the farmers'.
    }

    private async Task CompleteAsync(OrdersPlaced placed)
    {
        await Market.ActAsync(host, new ShipOrder(host, placed.Orders[0].Number, new Shipment(null, null)));
        await Market.ActAsync(buyer, new ReceiveOrder(buyer, placed.Orders[0].Number));
    }

    private async Task BackAsync(IEnumerable<RefundId> refunds, string id)
    {
        foreach (var refund in refunds)
            await Market.ActAsync(null, new RecordRefund(refund, new ProviderRefund(id, ProviderRefundStatus.Succeeded)));
    }

    private async Task<PoolTold> ShowAsync(PersonId who) => Assert.Single(await Market.Pools.PoolsOfAsync(who, 10, default));

    private Task<int> PayableAsync(PersonId who) => SumAsync(who, "payable");

    private async Task<int> SumAsync(PersonId who, string account)
    {
        var shop = (await Market.Records.PersonAsync(who, default)).Shop;
        return (int)(await Market.Books.BalancesAsync(default)).Where(it => it.Account == $"seller:{shop}:{account}").Sum(it => it.Amount.Minor);
    }
}
