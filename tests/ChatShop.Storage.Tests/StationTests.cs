using ChatShop.Storage.Acts;
using ChatShop.Trade;
using ChatShop.Trade.Ledgers;
using ChatShop.Trade.Orders;
using ChatShop.Trade.Payments;
using ChatShop.Trade.People;
using ChatShop.Trade.Stations;
using Microsoft.EntityFrameworkCore;

namespace ChatShop.Storage.Tests;

/// <summary>Village stations, on every database: who acts for whom, parcels, and the agent's share.</summary>
public abstract class StationTests(ITestDatabase database) : IAsyncLifetime
{
    private TestMarket market = null!;
    private PersonId chief, agent, seller;
    private ListingId apples;

    public async ValueTask InitializeAsync()
    {
        market = await TestMarket.OpenAsync(await database.CreateAsync(), feePercent: 5, stationPercent: 2);
        (chief, agent, seller) = (await market.MeetAsync("韩梅"), await market.MeetAsync("老赵"), await market.MeetAsync("王婶"));
        await market.ActAsync(chief, new BecomeOperator(chief, (await market.ActAsync(null, new IssueOperatorCode())).Code, "test"));
        await AppointAsync(agent, "李家村服务站");
        apples = (await market.PublishAsync(seller, "红富士苹果", 500, 500)).Listing;
    }

    public async ValueTask DisposeAsync()
    {
        await market.DisposeAsync();
        await database.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task The_agent_s_share_is_in_the_ledger_with_the_release_and_waits_to_be_handed_on()
    {
        var order = await BoughtAtStationAsync(10);
        await market.ActAsync(order.Buyer, new ReceiveOrder(order.Buyer, order.Number));

        Assert.Equal((4750, 100, 150), await HeldAsync());
        var balance = Assert.Single((await market.Payouts.BalanceAsync(agent, default)).Sums);
        Assert.Equal(100, balance.Ready.Minor);
        Assert.Single(await market.Payouts.WaitingForAsync(agent, default));
        Assert.Empty(await new LedgerAudit(market.Open).FindAsync(default));
    }

    [Theory]
    [InlineData(50, 0, 0, 0)]
    [InlineData(25, 2375, 50, 75)]
    public async Task A_refund_takes_the_agent_s_part_back(int yuan, long sellers, long agents, long markets)
    {
        var order = await BoughtAtStationAsync(10);
        await market.ActAsync(order.Buyer, new ReceiveOrder(order.Buyer, order.Number));
        var refunded = await market.ActAsync(seller, new RefundOrder(seller, order.Number, new Money(yuan * 100, Currency.Cny)));
        await market.ActAsync(null, new RecordRefund(refunded.Refunds[0], new ProviderRefund("re_1", ProviderRefundStatus.Succeeded, null)));

        Assert.Equal((sellers, agents, markets), await HeldAsync());
        Assert.Empty(await new LedgerAudit(market.Open).FindAsync(default));
    }

    [Fact]
    public async Task Of_goods_of_the_own_shop_and_of_cash_the_agent_gets_nothing()
    {
        var own = (await market.PublishAsync(agent, "挂面", 500, 500)).Listing;
        var (buyer, number) = await BuyAsync(own, PaymentMethod.Online);
        await market.ActAsync(agent, new ShipOrder(agent, number, new Shipment(null, null)));
        await market.ActAsync(buyer, new ReceiveOrder(buyer, number));
        var (other, cash) = await BuyAsync(apples, PaymentMethod.CashOnDelivery);
        await market.ActAsync(seller, new ShipOrder(seller, cash, new Shipment(null, null)));
        await market.ActAsync(other, new ReceiveOrder(other, cash));

        await using var db = market.Open();
        Assert.False(await db.Ledger.AnyAsync(row => row.Cause == Causes.Station));
    }

    [Fact]
    public async Task What_an_agent_does_for_a_neighbour_is_the_neighbour_s_and_the_trail_says_by_whom()
    {
        var uncle = (await market.ActAsync(agent, new MeetNeighbor(agent, "王大爷", null, null))).Neighbor;
        await market.ActAsync(agent, new ChoosePin(agent, uncle, "8273", Agrees: true));
        var placed = (await market.Trade.ActAsync(new Act("for", agent) { For = uncle }, TestMarket.Wish(uncle, apples, 10), default)).Fact!;

        Assert.Equal((uncle, "李家村服务站 李家村口"), (placed.Orders[0].Buyer, placed.Orders[0].DeliverTo.Address));
        await using (var db = market.Open())
        {
            var rows = await db.Acts.AsNoTracking().OrderBy(it => it.Id).ToListAsync();
            var at = rows.FindIndex(it => it.Key == "for");
            Assert.Equal((agent.Value, uncle.Value), (rows[at].Actor, rows[at].ForWhom));
            Assert.Equal(AuditChain.Hash(rows[at - 1].Hash, rows[at]), rows[at].Hash);
            await db.Acts.Where(it => it.Key == "for").ExecuteUpdateAsync(set => set.SetProperty(it => it.ForWhom, 1));
            Assert.NotEqual(rows[at].Hash, AuditChain.Hash(rows[at - 1].Hash, await db.Acts.AsNoTracking().SingleAsync(it => it.Key == "for")));
        }
        var again = await market.Trade.ActAsync(new Act("more", agent) { For = uncle }, TestMarket.Wish(uncle, apples, 10), default);
        Assert.IsType<NeighborMustAgree>(again.Refusal);
    }

    [Fact]
    public async Task Another_station_s_agent_and_a_stranger_act_for_nobody_here()
    {
        var (other, stranger) = (await market.MeetAsync("老钱"), await market.MeetAsync("路人"));
        await AppointAsync(other, "张家村服务站");
        await market.ActAsync(chief, new TrustStation(chief, "张家村服务站", true));
        var uncle = (await market.ActAsync(agent, new MeetNeighbor(agent, "王大爷", null, null))).Neighbor;

        Assert.IsType<NotYourNeighbor>((await market.Trade.ActAsync(new Act("1", other) { For = uncle }, TestMarket.Wish(uncle, apples, 1), default)).Refusal);
        Assert.IsType<AgentsOnly>((await market.Trade.ActAsync(new Act("2", stranger) { For = uncle }, TestMarket.Wish(uncle, apples, 1), default)).Refusal);
        Assert.IsType<NotYourNeighbor>((await market.TryAsync(other, new AgreeByPin(other, uncle, "8273"))).Refusal);
    }

    [Fact]
    public async Task Whoever_has_written_by_sms_agrees_by_a_code_sent_there_and_by_no_pin()
    {
        var own = await market.Trade.MeetAsync("sms", "+8613800110003", "+8613800110003", default);
        await market.ActAsync(chief, new TrustStation(chief, "李家村服务站", true));
        var met = await market.ActAsync(agent, new MeetNeighbor(agent, "张三", null, "13800110003"));
        Assert.Equal((own, true), (met.Neighbor, met.HasOwnPhone));
        Assert.IsType<NeighborMustAgree>((await market.Trade.ActAsync(new Act("1", agent) { For = own }, TestMarket.Wish(own, apples, 1), default)).Refusal);
        Assert.IsType<NeighborMustAgree>((await market.TryAsync(agent, new ChoosePin(agent, own, "8273", Agrees: true))).Refusal);

        await market.ActAsync(agent, new SendNeighborCode(agent, own));
        var told = (NeighborCodeSent)(await market.Outbox.DueAsync(50, default)).Single(parcel => parcel.To == own).Told;
        await market.ActAsync(agent, new AgreeByPin(agent, own, told.Digits!));
        var placed = (await market.Trade.ActAsync(new Act("2", agent) { For = own }, TestMarket.Wish(own, apples, 1), default)).Fact!;
        Assert.Equal("李家村3组", placed.Orders[0].DeliverTo.Address);
    }

    [Fact]
    public async Task A_neighbour_s_telephone_is_theirs_when_they_write_from_it()
    {
        var met = await market.ActAsync(agent, new MeetNeighbor(agent, "李婶", null, "13800110004"));
        var person = await market.Records.PersonAsync(met.Neighbor, default);
        Assert.Equal(("sms", "+8613800110004", false), (person.Channel, person.Thread, met.HasOwnPhone));

        Assert.Equal(met.Neighbor, await market.Trade.MeetAsync("sms", "+8613800110004", "+8613800110004", default));
        Assert.True((await market.Stations.NeighborAsync(met.Neighbor, default))!.HasOwnPhone);
    }

    [Fact]
    public async Task A_pickup_code_hands_out_all_that_waits_for_its_buyer_and_nothing_else()
    {
        var (first, second, others) = (await BoughtAtStationAsync(1), await BoughtAtStationAsync(2), await BoughtAtStationAsync(3, "韩雷"));
        var arrived = await market.ActAsync(agent, new MarkArrived(agent, [first.Number, second.Number, others.Number, new(7)]));
        Assert.Equal([new OrderNumber(7)], arrived.NotOurs);
        var code = arrived.Arrived[0].PickupCode!;
        Assert.Equal(code, arrived.Arrived[1].PickupCode);
        Assert.NotEqual(code, arrived.Arrived[2].PickupCode);

        var handed = await market.ActAsync(agent, new HandOut(agent, code, null));

        Assert.Equal([first.Number, second.Number], handed.Orders.Select(order => order.Number));
        Assert.All(handed.Orders, order => Assert.Equal(OrderStatus.Completed, order.Status));
        Assert.IsType<WrongPin>((await market.TryAsync(agent, new HandOut(agent, code, null))).Refusal);
        Assert.Equal(others.Number, Assert.Single(await market.Stations.WaitingAsync(new(1), default)).Order.Number);
    }

    [Fact]
    public async Task Of_two_who_chose_the_same_pin_it_must_be_said_who_it_is()
    {
        await market.ActAsync(chief, new TrustStation(chief, "李家村服务站", true));
        var numbers = new List<OrderNumber>();
        foreach (var name in (string[])["王大爷", "李婶"])
        {
            var person = (await market.ActAsync(agent, new MeetNeighbor(agent, name, null, null))).Neighbor;
            await market.ActAsync(agent, new ChoosePin(agent, person, "8273", Agrees: false));
            var placed = (await market.Trade.ActAsync(new Act(name, agent) { For = person }, TestMarket.Wish(person, apples, 1, PaymentMethod.CashOnDelivery), default)).Fact!;
            numbers.Add(placed.Orders[0].Number);
            await market.ActAsync(seller, new ShipOrder(seller, placed.Orders[0].Number, new Shipment(null, null)));
        }
        await market.ActAsync(agent, new MarkArrived(agent, numbers));

        Assert.IsType<WhosePin>((await market.TryAsync(agent, new HandOut(agent, "8273", null))).Refusal);
        var uncle = (await market.Stations.NeighborsAsync(new(1), default))[0];
        Assert.Equal(numbers[0], Assert.Single((await market.ActAsync(agent, new HandOut(agent, "8273", uncle.Id))).Orders).Number);
    }

    private async Task AppointAsync(PersonId person, string name)
    {
        var opened = await market.ActAsync(chief, new OpenStation(chief, name));
        await market.ActAsync(person, new BecomeAgent(person, opened.Code, $"{name[..3]}口", "13800110009"));
    }

    private async Task<(PersonId Buyer, OrderNumber Order)> BuyAsync(ListingId listing, PaymentMethod method, decimal jin = 1, string who = "李雷")
    {
        var buyer = await market.MeetAsync(who);
        var placed = await market.ActAsync(buyer, TestMarket.Wish(buyer, listing, jin, method) with { DeliverTo = new DeliverTo("李家村服务站", "13812345678", who) });
        if (method == PaymentMethod.Online)
            await market.PayAsync(placed);
        return (buyer, placed.Orders[0].Number);
    }

    /// <summary>Paid online and sent.</summary>
    private async Task<OrderTold> BoughtAtStationAsync(decimal jin, string who = "李雷")
    {
        var (_, number) = await BuyAsync(apples, PaymentMethod.Online, jin, who);
        return (await market.ActAsync(seller, new ShipOrder(seller, number, new Shipment(null, null)))).Order;
    }

    /// <summary>What the seller, the agent and the market have of it.</summary>
    private async Task<(long Seller, long Agent, long Market)> HeldAsync()
    {
        await using var db = market.Open();
        var shops = await db.Shops.ToDictionaryAsync(it => it.Seller, it => it.Id);
        return (await SumAsync($"seller:{shops[seller]}:"), await SumAsync($"seller:{shops[agent]}:"), await SumAsync(Account.Commission));

        async Task<long> SumAsync(string prefix) => await db.Ledger.Where(row => row.Account.StartsWith(prefix)).SumAsync(row => row.Minor);
    }
}
