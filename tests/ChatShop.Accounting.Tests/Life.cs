using ChatShop.Payments.Tests;
using ChatShop.Trade;
using ChatShop.Trade.Listings;
using ChatShop.Trade.Orders;
using ChatShop.Trade.Payments;
using ChatShop.Trade.Payouts;
using ChatShop.Trade.People;
using ChatShop.Trade.Pools;
using ChatShop.Trade.Presales;
using ChatShop.Trade.Shipping;
using ChatShop.Trade.Stations;
using ChatShop.Trade.Subsidies;
using Stripe;
using PaymentMethod = ChatShop.Trade.Orders.PaymentMethod;
using Price = ChatShop.Trade.Listings.Price;

namespace ChatShop.Accounting.Tests;

/// <summary>What people, banks, the network and time do at random: a step at a time, and whatever is refused is fine.</summary>
internal sealed class Life(House house, Random chance)
{
    private static readonly string[] Cards = [PayPageVisitor.GoodCard, PayPageVisitor.GoodCard, "4000000000000002", "4000000000000259", "4000000000005126"];
    private static readonly string[] Banks = [House.GoodBank, House.GoodBank, "000111111116", "000999999991"];

    private const string Station = "李家村服务站";

    /// <summary>The neighbourhood, the station, and where two of the sellers ask a freight.</summary>
    private static readonly string[] Addresses = ["李家村3组", Station, "广东省深圳市南山区5号", "新疆乌鲁木齐市天山区5号"];

    private readonly List<(PersonId Seller, ListingId Listing)> sellers = [];
    private readonly List<PersonId> buyers = [];
    private readonly List<PersonId> farmers = [];
    private string poolCode = "";
    private ListingId ahead;
    private int harvests;
    private PersonId judge;
    private int receipts;

    /// <summary>The goods that are sold together, and under whose name.</summary>
    public (PersonId Seller, ListingId Listing) Pooled => sellers[0];

    /// <summary>Three sellers, of whom one is the agent of a station and the first lets the others and a farmer sell with it, three buyers, one who runs the market.</summary>
    public async Task BeginAsync()
    {
        sellers.AddRange([await house.SellerAsync("王婶", 333), await house.SellerAsync("老李", 1999), await house.SellerAsync("老赵", 701)]);
        foreach (var name in (string[])["小张", "小赵", "小孙"])
            buyers.Add(await house.MeetAsync(name));
        judge = await house.MeetAsync("站长");
        var freight = new FreightTerms([new(FreightTerms.Away, new Money(777, Currency.Cny)), new("xinjiang", new Money(2001, Currency.Cny))], new Money(199, Currency.Cny));
        foreach (var (seller, _) in sellers.Take(2))
            await house.ActAsync(seller, new SetFreight(seller, freight));
        var code = await house.ActAsync(null, new IssueOperatorCode());
        await house.ActAsync(judge, new BecomeOperator(judge, code.Code, "test"));
        var (agent, opened) = (sellers[^1].Seller, await house.ActAsync(judge, new OpenStation(judge, Station)));
        await house.ActAsync(agent, new BecomeAgent(agent, opened.Code, "李家村村口", "13800110009"));
        var pool = await house.ActAsync(sellers[0].Seller, new OpenPool(sellers[0].Seller, sellers[0].Listing, chance.Next(3) * 4.5m));
        poolCode = pool.Code;
        farmers.AddRange([sellers[1].Seller, sellers[2].Seller, await house.MeetAsync("马婶")]);
        foreach (var farmer in farmers)
            await BringAsync(farmer);
        await SellAheadAsync();
    }

    /// <summary>Something happens; now and then what makes no sense.</summary>
    public async Task StepAsync()
    {
        var (buyer, seller, farmer) = (Any(buyers), Any(sellers).Seller, Any(farmers));
        Task step = chance.Next(35) switch
        {
            < 5 => OrderAsync(buyer),
            5 when await AnyOrderAsync(buyer) is { Payment: { } payment } => PayAsync(payment),
            6 or 7 or 8 when await AnySaleAsync(seller, OrderStatus.Placed) is { } sale => house.TryAsync(seller, new ShipOrder(seller, sale.Number, new Shipment(null, null))),
            9 or 10 when await AnyOrderAsync(buyer, OrderStatus.Shipped) is { } order => house.TryAsync(buyer, new ReceiveOrder(buyer, order.Number)),
            11 when await AnyOrderAsync(buyer) is { } order => house.TryAsync(buyer, new CancelOrder(buyer, order.Number)),
            12 or 13 when await AnySaleAsync(seller) is { } sale => house.TryAsync(seller, new RefundOrder(seller, sale.Number, Part(sale))),
            14 when await AnySaleAsync(seller) is { } sale => house.TryAsync(seller, new RejectOrder(seller, sale.Number)),
            15 when await AnyOrderAsync(buyer) is { } order => house.TryAsync(buyer, new DisputeOrder(buyer, order.Number, "烂了")),
            16 when await AnyOrderAsync(buyer, OrderStatus.Disputed) is { } order => house.TryAsync(judge, new DecideDispute(judge, order.Number, Part(order) ?? Money.Zero(Currency.Cny))),
            17 when await AnyOrderAsync(buyer, OrderStatus.Placed) is { } order => house.TryAsync(buyer, new ChangeOrder(buyer, order.Number, chance.Next(3) == 0 ? order.DeliverTo with { Address = Any(Addresses) } : null, null, [new Wish(order.Lines[0].Listing, new Quantity(chance.Next(1, 9), Unit.Jin))], "zh-CN")),
            18 => house.BankAsync(seller, Any(Banks)),
            19 => house.TryAsync(seller, new RequestPayout(seller, chance.Next(2) == 0 ? null : new Money(chance.Next(1, 3000), Currency.Cny))),
            20 when await AnyOrderAsync(buyer) is { } order => house.TryAsync(judge, new RepeatRefund(judge, order.Number)),
            21 => BankDecidesAsync(),
            22 => house.TryAsync(seller, new CancelPayouts(seller)),
            23 when chance.Next(2) == 0 && await PoolOfAsync(farmer) is { } pool => house.TryAsync(farmer, new LeavePool(farmer, pool.Id)),
            24 => BringAsync(farmer),
            30 or 31 => OrderAheadAsync(buyer),
            32 when await AnyOrderAsync(buyer, OrderStatus.Placed) is { WaitsForHarvest: true } order => PayRestAsync(buyer, order.Number),
            33 when chance.Next(4) == 0 => HarvestAsync(),
            34 when await AnyOrderAsync(buyer) is { Deposit: not null } order => house.TryAsync(buyer, new LeaveDeposit(buyer, order.Number)),
            25 => house.BankAsync(farmer, Any(Banks)),
            26 or 27 => SupportAsync(),
            _ => TimePassesAsync(),
        };
        await step;
    }

    /// <summary>Somebody gives public money, with rules at random, more of it, or ends it.</summary>
    private async Task SupportAsync()
    {
        var number = chance.Next(1, 4);
        var today = DateOnly.FromDateTime(house.Clock.GetUtcNow().UtcDateTime);
        var (percent, each) = chance.Next(2) == 0 ? (chance.Next(1, 101) / 3m, 0) : (0m, chance.Next(1, 300));
        _ = chance.Next(5) switch
        {
            0 or 1 => (object)await house.TryAsync(judge, new OpenProgramme(judge, new ProgrammeTerms(
                "补贴", chance.Next(2) == 0 ? "苹果" : null, chance.Next(4) == 0 ? "李家村" : null, percent, Fen(each), Fen(chance.Next(300, 900)), Fen(5_000), today, today.AddDays(chance.Next(1, 9))))),
            2 or 3 => await house.TryAsync(judge, new FundProgramme(judge, number, Fen(chance.Next(1, 1_500)), $"receipt {receipts++}")),
            _ => await house.TryAsync(judge, new CloseProgramme(judge, number)),
        };
    }

    private static Money Fen(long fen) => new(fen, Currency.Cny);

    /// <summary>Goods of another harvest each time; the first is in when the history is a few days old.</summary>
    private async Task SellAheadAsync() => ahead = (await house.ActAsync(sellers[1].Seller, new PublishListing(sellers[1].Seller, new Offer(
        $"{++harvests}号预售梨", new Price(new Money(517, Currency.Cny), new Quantity(1, Unit.Jin)), new Quantity(10_000, Unit.Jin),
        DateOnly.FromDateTime(house.Clock.GetUtcNow().UtcDateTime).AddDays(chance.Next(2, 9)), null,
        chance.Next(2) == 0 ? new DepositAsked(chance.Next(1, 90)) : new DepositAsked(null, Fen(chance.Next(6, 465)))), null))).Listing;

    private async Task HarvestAsync()
    {
        var seller = sellers[1].Seller;
        _ = chance.Next(3) switch
        {
            0 => (object)await house.TryAsync(seller, new GiveUpHarvest(seller, ahead)),
            1 => await house.TryAsync(seller, new BeginDelivery(seller, ahead)),
            _ => ahead, // Nobody hears of it again, and the clock gives the deposits back.
        };
        await SellAheadAsync();
    }

    /// <summary>What becomes of deposits: of one that goes back the seller never had anything, and of one that is left the seller has it once.</summary>
    public async Task PresalesHoldAsync()
    {
        var lines = (await house.Books.LedgerAsync(null, 0, int.MaxValue, default)).ToLookup(line => line.Order);
        foreach (var buyer in buyers)
            foreach (var order in (await house.Records.OrdersByAsync(buyer, int.MaxValue, default)).Where(order => order.Deposit is not null))
            {
                Assert.InRange(order.Deposit!.Value.Minor, 1, order.Total.Minor - 1);
                Assert.Equal(order.Total, order.Deposit.Value + order.Rest!.Value);
                var released = lines[order.Number.Value].Where(line => line.Cause == "release").ToList();
                if (order.HarvestFailed || order is { WaitsForHarvest: true, Status: OrderStatus.Placed })
                    Assert.Empty(released);
                if (order is { WaitsForHarvest: true, Status: OrderStatus.Expired or OrderStatus.Canceled, Paid.Minor: > 0 })
                    Assert.InRange(order.Paid!.Value.Minor, 1, order.Deposit.Value.Minor);
                Assert.False(order is { WaitsForHarvest: true, Status: OrderStatus.Shipped });
                Assert.DoesNotContain(lines[order.Number.Value], line => line.Cause == "subsidy" && order is { WaitsForHarvest: true });
            }
    }

    private async Task OrderAheadAsync(PersonId buyer)
    {
        var placed = await house.TryAsync(buyer, House.Wish(buyer, PaymentMethod.Online, (ahead, chance.Next(1, 9))));
        if (placed.Fact?.Payment is { } payment && chance.Next(4) > 0)
            await PayAsync(payment);
    }

    private async Task PayRestAsync(PersonId buyer, OrderNumber order)
    {
        if ((await house.TryAsync(buyer, new PayRest(buyer, order, "zh-CN"))).Fact is { } asked && chance.Next(3) > 0)
            await PayAsync(asked.Payment);
    }

    private Task BringAsync(PersonId farmer) => house.TryAsync(farmer, new JoinPool(farmer, poolCode, new Quantity(chance.Next(1, 40_000), Unit.Jin), "马婶的店"));

    private async Task<PoolTold?> PoolOfAsync(PersonId farmer) => (await house.Pools.PoolsOfAsync(farmer, 1, default)).SingleOrDefault();

    private async Task OrderAsync(PersonId buyer)
    {
        (ListingId, decimal)[] wishes = chance.Next(2) == 0
            ? [.. sellers.Select(it => (it.Listing, (decimal)chance.Next(1, 9)))]
            : [(Any(sellers).Listing, chance.Next(1, 9))];
        var wish = House.Wish(buyer, chance.Next(6) == 0 ? PaymentMethod.CashOnDelivery : PaymentMethod.Online, wishes);
        var placed = await house.TryAsync(buyer, wish with { DeliverTo = wish.DeliverTo with { Address = Any(Addresses) } });
        if (placed.Fact?.Payment is { } payment && chance.Next(4) > 0)
            await PayAsync(payment);
    }

    private Task PayAsync(PaymentId payment) =>
        house.PayAsync(payment, Any(Cards), chance.Next(4) switch { 0 => "wechat_pay", 1 => "alipay", _ => "card" });

    /// <summary>Webhooks come as they like, errands are done and the process may end before that is known, the clock goes on.</summary>
    private async Task TimePassesAsync()
    {
        await house.GiveOnAsync(chance);
        await house.RunErrandsAsync(() => chance.Next(4) == 0);
        if (chance.Next(4) == 0)
            await house.Reconciler.HearMissedAsync(default);
        house.Clock.Advance(TimeSpan.FromMinutes(chance.Next(1, 12)));
        if (chance.Next(10) == 0)
            house.Clock.Advance(TimeSpan.FromDays(chance.Next(1, 4)));
        await DueAsync();
    }

    private async Task DueAsync()
    {
        var now = house.Clock.GetUtcNow();
        foreach (var payment in await house.Records.OverduePaymentsAsync(now, 100, default))
            await house.Cashier.ExpireAsync(payment, default);
        foreach (var listing in await house.Presales.HarvestsToAskAsync(DateOnly.FromDateTime(now.UtcDateTime), 100, default))
            await house.TryAsync(null, new AskHarvest(listing));
        foreach (var listing in await house.Presales.HarvestsMissedAsync(DateOnly.FromDateTime(now.UtcDateTime), 100, default))
            await house.TryAsync(null, new GiveUpHarvest(null, listing));
        foreach (var (order, by) in await house.Presales.OverdueRestsAsync(now, 100, default))
            await house.TryAsync(null, new LapseRest(order, by));
        foreach (var order in await house.Records.OverdueReceiptsAsync(now, 100, default))
            await house.TryAsync(null, new ReceiveOrder(null, order));
        foreach (var payout in await house.Payouts.DuePayoutsAsync(now, 100, default))
            await house.TryAsync(null, new SendPayout(payout));
    }

    private async Task BankDecidesAsync()
    {
        var open = await house.Stripe.V1.Disputes.ListAsync(new DisputeListOptions { Limit = 10 });
        if (open.Data.FirstOrDefault(it => it.Status == "needs_response") is { } dispute)
            await house.Stripe.V1.Disputes.UpdateAsync(dispute.Id, new DisputeUpdateOptions
            {
                Evidence = new DisputeEvidenceOptions { UncategorizedText = chance.Next(2) == 0 ? "winning_evidence" : "losing_evidence" },
                Submit = true,
            });
    }

    private Money? Part(OrderTold order) => chance.Next(3) switch
    {
        0 => null,
        1 => new Money(chance.Next(0, 1 + (int)order.Total.Minor), Currency.Cny),
        _ => order.Total,
    };

    private async Task<OrderTold?> AnyOrderAsync(PersonId buyer, OrderStatus? status = null) =>
        Perhaps(await house.Records.OrdersByAsync(buyer, 12, default), status);

    private async Task<OrderTold?> AnySaleAsync(PersonId seller, OrderStatus? status = null) =>
        Perhaps(await house.Records.OrdersFromAsync(seller, 12, default), status);

    private OrderTold? Perhaps(IReadOnlyList<OrderTold> orders, OrderStatus? status)
    {
        var fitting = orders.Where(order => status is null || order.Status == status).ToList();
        return fitting.Count == 0 ? null : Any(fitting);
    }

    private T Any<T>(IReadOnlyList<T> all) => all[chance.Next(all.Count)];
}
