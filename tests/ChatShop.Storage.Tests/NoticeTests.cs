using ChatShop.Trade;
using ChatShop.Trade.Listings;
using ChatShop.Trade.Orders;
using ChatShop.Trade.People;

namespace ChatShop.Storage.Tests;

/// <summary>What people are told without asking, on every database.</summary>
public abstract class NoticeTests(ITestDatabase database) : MarketTests(database)
{
    [Fact]
    public async Task A_sale_that_leaves_little_is_told_to_the_seller_once()
    {
        var (seller, buyer) = (await Market.MeetAsync("王婶"), await Market.MeetAsync("李雷"));
        var listing = await Market.PublishAsync(seller, "梨", 300, 100);
        var placed = await Market.ActAsync(buyer, TestMarket.Wish(buyer, listing.Listing, 91));
        Assert.Empty(await LowAsync());

        await Market.PayAsync(placed);
        await Market.ActAsync(buyer, TestMarket.Wish(buyer, listing.Listing, 1, PaymentMethod.CashOnDelivery));

        var (to, low) = Assert.Single(await LowAsync());
        Assert.Equal((seller, new Quantity(9, Unit.Jin)), (to, Assert.Single(low.Goods).Left));
    }

    [Fact]
    public async Task What_an_order_for_cash_and_one_paid_at_the_door_instead_leave_is_told_too()
    {
        var (seller, buyer) = (await Market.MeetAsync("王婶"), await Market.MeetAsync("李雷"));
        var (pears, eggs) = (await Market.PublishAsync(seller, "梨", 300, 100), await Market.PublishAsync(seller, "土鸡蛋", 150, 100));
        await Market.ActAsync(buyer, TestMarket.Wish(buyer, pears.Listing, 100, PaymentMethod.CashOnDelivery));
        var placed = await Market.ActAsync(buyer, TestMarket.Wish(buyer, eggs.Listing, 95));
        await Market.ActAsync(buyer, new PayOnDelivery(buyer, placed.Orders[0].Number));

        Assert.Equal([("梨", true), ("土鸡蛋", false)], (await LowAsync()).SelectMany(it => it.Low.Goods).Select(goods => (goods.Product, goods.IsGone)));
    }

    [Fact]
    public async Task Two_servers_that_ask_whether_goods_have_arrived_ask_once()
    {
        var (seller, buyer) = (await Market.MeetAsync("王婶"), await Market.MeetAsync("李雷"));
        var listing = await Market.PublishAsync(seller, "梨", 300, 100);
        var number = (await Market.ActAsync(buyer, TestMarket.Wish(buyer, listing.Listing, 5, PaymentMethod.CashOnDelivery))).Orders[0].Number;
        await Market.ActAsync(seller, new ShipOrder(seller, number, new Shipment(null, null)));
        Assert.Empty(await ToAskAsync());
        Market.Clock.Advance(TimeSpan.FromDays(5));
        Assert.Equal(number, Assert.Single(await ToAskAsync()));

        await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => Market.ActAsync(null, new AskArrival(number), key: $"order:{number}:arrival-asked")));

        Assert.Empty(await ToAskAsync());
        var asked = Assert.Single(await Market.Outbox.DueAsync(50, default), parcel => parcel.Told is ArrivalAsked);
        Assert.Equal((buyer, new DateOnly(2026, 3, 8)), (asked.To, ((ArrivalAsked)asked.Told).CountsFrom));
    }

    [Fact]
    public async Task Goods_that_are_disputed_or_there_already_are_not_asked_for()
    {
        var (seller, buyer) = (await Market.MeetAsync("王婶"), await Market.MeetAsync("李雷"));
        var listing = await Market.PublishAsync(seller, "梨", 300, 100);
        var numbers = new List<OrderNumber>();
        for (var i = 0; i < 2; i++)
        {
            numbers.Add((await Market.ActAsync(buyer, TestMarket.Wish(buyer, listing.Listing, 5, PaymentMethod.CashOnDelivery))).Orders[0].Number);
            await Market.ActAsync(seller, new ShipOrder(seller, numbers[i], new Shipment(null, null)));
        }
        await Market.ActAsync(buyer, new ReceiveOrder(buyer, numbers[0]));
        await Market.ActAsync(buyer, new DisputeOrder(buyer, numbers[1], "没到"));
        Market.Clock.Advance(TimeSpan.FromDays(6));

        Assert.Empty(await ToAskAsync());
        Assert.IsType<TooLate>((await Market.TryAsync(null, new AskArrival(numbers[1]))).Refusal);
    }

    [Fact]
    public async Task What_a_person_does_not_want_to_hear_is_remembered()
    {
        var (seller, buyer) = (await Market.MeetAsync("王婶"), await Market.MeetAsync("李雷"));
        await Market.ActAsync(seller, new ChooseNotices(seller, NoticeKinds.Stock | NoticeKinds.Unpaid, Off: true));
        await Market.ActAsync(seller, new ChooseNotices(seller, NoticeKinds.Unpaid, Off: false));

        Assert.Equal(NoticeKinds.Stock, (await Market.Records.PersonAsync(seller, default)).Muted);
        Assert.Equal(NoticeKinds.None, (await Market.Records.PersonAsync(buyer, default)).Muted);
    }

    [Fact]
    public async Task What_waits_for_the_morning_has_not_failed_and_comes_at_once_to_one_who_is_awake()
    {
        var (seller, buyer) = (await Market.MeetAsync("王婶"), await Market.MeetAsync("李雷"));
        var listing = await Market.PublishAsync(seller, "梨", 300, 100);
        var number = (await Market.ActAsync(buyer, TestMarket.Wish(buyer, listing.Listing, 5, PaymentMethod.CashOnDelivery))).Orders[0].Number;
        var parcel = Assert.Single(await Market.Outbox.DueAsync(10, default));
        var morning = Market.Clock.GetUtcNow().AddHours(7);

        await Market.Outbox.PostponeAsync(parcel.Id, morning, "quiet hours", default);

        Assert.Empty(await Market.Outbox.DueAsync(10, default));
        var row = Assert.Single(await Market.Books.WaitingAsync(0, 10, default));
        Assert.Equal((0, "quiet hours", morning.ToUnixTimeSeconds()), (row.Attempts, row.Reason, row.NextAt.ToUnixTimeSeconds()));

        await Market.ActAsync(buyer, new CancelOrder(buyer, number));
        var later = Assert.Single(await Market.Outbox.DueAsync(10, default));
        Assert.Equal(1, await Market.Outbox.ReleaseBeforeAsync(later, "quiet hours", default));
        Assert.Equal([parcel.Id, later.Id], (await Market.Outbox.DueAsync(10, default)).Select(due => due.Id));
        Assert.Equal(1, await Market.Outbox.ReleaseBeforeAsync(later, "quiet hours", default));
        await Market.Outbox.DoneAsync(parcel.Id, default);
        Assert.Equal(0, await Market.Outbox.ReleaseBeforeAsync(later, "quiet hours", default));
    }

    private async Task<IReadOnlyList<(PersonId? To, StockLow Low)>> LowAsync() =>
        [.. (await Market.Outbox.DueAsync(50, default)).Where(parcel => parcel.Told is StockLow).Select(parcel => (parcel.To, (StockLow)parcel.Told))];

    private Task<IReadOnlyList<OrderNumber>> ToAskAsync() =>
        Market.Records.ArrivalsToAskAsync(Market.Clock.GetUtcNow(), TimeSpan.FromDays(2), 10, default);
}
