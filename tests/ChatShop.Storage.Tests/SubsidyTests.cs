using ChatShop.Trade;
using ChatShop.Trade.Listings;
using ChatShop.Trade.Orders;
using ChatShop.Trade.Payouts;
using ChatShop.Trade.People;
using ChatShop.Trade.Stations;
using ChatShop.Trade.Subsidies;
using Microsoft.EntityFrameworkCore;

namespace ChatShop.Storage.Tests;

/// <summary>Programmes in the tables: given with the order that is done, once, out of what was booked in, with a record of its own in the trail.</summary>
public abstract class SubsidyTests(ITestDatabase database) : MarketTests(database)
{
    private static readonly DateOnly Today = new(2026, 3, 1);
    private static readonly ProgrammeTerms Apples = new("苹果补贴", "苹果", null, 10m, Cny(0), Cny(10_000), Cny(50_000), Today, Today.AddDays(30));

    [Fact]
    public async Task An_order_that_is_done_brings_its_seller_the_subsidy_once_with_a_record_of_its_own()
    {
        var (runs, seller, buyer, apples) = await BeginAsync();
        var programme = await OpenAsync(runs, Apples, 1_500);
        var order = await DoneAsync(seller, buyer, apples, 20);

        Assert.IsType<AlreadyDone>((await Market.TryAsync(buyer, new ReceiveOrder(buyer, order))).Refusal);

        var row = Assert.Single(await Market.Programmes.UsesAsync(programme, null, 10, default));
        Assert.Equal((order, Cny(1_000), Cny(1_000), "王婶菜园"), (row.Use.Order, row.Use.Granted, row.Use.Amount, row.ShopName));
        var record = Assert.Single(await Market.Books.ActsAsync(row.Record!.Value - 1, 1, default));
        Assert.Equal(("GrantSubsidy", $"programme {programme} order {order} 10.00 CNY", "SubsidyGranted"), (record.Verb, record.Subject, record.Outcome));
        Assert.Equal(Cny(500), await SumAsync($"programme:{programme}"));
        Assert.Equal(Cny(10_500), await SumAsync("seller:s1:payable"));
        var proven = await Market.Proof.FindAsync(default);
        Assert.True(proven.Broken is null, proven.Why);
        await using var db = Market.Open();
        Assert.Equal(1, await db.Outbox.CountAsync(it => it.About == nameof(SubsidyGranted)));
        Assert.Equal(2, await db.Outbox.CountAsync(it => it.About == nameof(SendTransfer)));
    }

    [Fact]
    public async Task The_last_order_gets_what_is_left_and_a_shop_no_more_than_its_most()
    {
        var (runs, seller, buyer, apples) = await BeginAsync();
        var little = await OpenAsync(runs, Apples, 1_500);
        var capped = await OpenAsync(runs, Apples with { Percent = 0, Each = Cny(200), MostPerShop = Cny(500) }, 50_000);
        foreach (var _ in Enumerable.Range(0, 4))
            await DoneAsync(seller, buyer, apples, 20);

        Assert.Equal([1_000, 500], (await Market.Programmes.UsesAsync(little, null, 10, default)).Select(it => it.Use.Granted.Minor).Reverse());
        Assert.Equal([200, 200, 100], (await Market.Programmes.UsesAsync(capped, null, 10, default)).Select(it => it.Use.Granted.Minor).Reverse());
        Assert.Equal(Cny(0), await SumAsync($"programme:{little}"));
    }

    [Fact]
    public async Task Two_at_once_never_give_more_than_is_there()
    {
        var (runs, seller, buyer, apples) = await BeginAsync();
        var programme = await OpenAsync(runs, Apples, 2_500);
        var orders = new List<OrderNumber>();
        foreach (var _ in Enumerable.Range(0, 6))
            orders.Add(await ShippedAsync(seller, buyer, apples, 20));

        await Task.WhenAll(orders.SelectMany(order => Enumerable.Repeat(order, 2)).Select((order, i) => Market.TryAsync(buyer, new ReceiveOrder(buyer, order), $"at-once-{order}-{i % 2}")));

        var uses = await Market.Programmes.UsesAsync(programme, null, 20, default);
        Assert.Equal((2_500, 3), (uses.Sum(it => it.Use.Granted.Minor), uses.Count));
        Assert.Null((await Market.Proof.FindAsync(default)).Broken);
    }

    [Fact]
    public async Task A_refund_takes_it_back_from_what_waits_and_else_the_seller_owes_it()
    {
        var (runs, seller, buyer, apples) = await BeginAsync();
        var programme = await OpenAsync(runs, Apples, 5_000);
        var waiting = await DoneAsync(seller, buyer, apples, 20);
        await Market.ActAsync(seller, new RefundOrder(seller, waiting, Cny(5_000)));
        Assert.Equal((Cny(4_500), Cny(0)), (await SumAsync($"programme:{programme}"), await SumAsync("seller:s1:owed")));

        var sent = await DoneAsync(seller, buyer, apples, 20);
        await SendAllAsync();
        await Market.ActAsync(seller, new RefundOrder(seller, sent, null));

        Assert.Equal((Cny(4_500), Cny(-1_000)), (await SumAsync($"programme:{programme}"), await OwedForSubsidyAsync()));
        var told = Assert.Single(await Market.Programmes.ListAsync(default));
        Assert.Equal((Cny(5_000), Cny(500), Cny(4_500), 2), (told.Received, told.Spent, told.Left, told.Uses));
        Assert.Equal(2, (await Market.Books.ActsAsync(0, 100, default)).Count(it => it.Verb == "TakeSubsidyBack" && it.Outcome == nameof(SubsidyTakenBack)));
        Assert.Null((await Market.Proof.FindAsync(default)).Broken);
    }

    [Fact]
    public async Task Cash_own_orders_other_goods_and_ended_programmes_get_nothing()
    {
        var (runs, seller, buyer, apples) = await BeginAsync();
        var programme = await OpenAsync(runs, Apples, 5_000);
        var potatoes = (await Market.PublishAsync(seller, "土豆", 500, 500)).Listing;
        var cash = await Market.ActAsync(buyer, TestMarket.Wish(buyer, apples, 20, PaymentMethod.CashOnDelivery));
        await Market.ActAsync(seller, new ShipOrder(seller, cash.Orders[0].Number, new Shipment(null, null)));
        await Market.ActAsync(buyer, new ReceiveOrder(buyer, cash.Orders[0].Number));
        await DoneAsync(seller, seller, apples, 20);
        await DoneAsync(seller, buyer, potatoes, 20);
        var late = await ShippedAsync(seller, buyer, apples, 20);
        Assert.Equal(Cny(5_000), (await Market.ActAsync(runs, new CloseProgramme(runs, programme.Value))).Back);
        await Market.ActAsync(buyer, new ReceiveOrder(buyer, late));

        Assert.Empty(await Market.Programmes.UsesAsync(0, 10, default));
        Assert.Equal((Cny(0), Cny(0)), (await SumAsync($"programme:{programme}"), await SumAsync("external:funding")));
        Assert.IsType<NoSuchProgramme>((await Market.TryAsync(runs, new CloseProgramme(runs, programme.Value))).Refusal);
    }

    [Fact]
    public async Task Only_those_who_run_the_market_open_fund_and_end()
    {
        var (runs, seller, _, _) = await BeginAsync();
        var programme = await OpenAsync(runs, Apples, 5_000);

        Assert.IsType<OperatorsOnly>((await Market.TryAsync(seller, new OpenProgramme(seller, Apples))).Refusal);
        Assert.IsType<OperatorsOnly>((await Market.TryAsync(seller, new FundProgramme(seller, programme.Value, Cny(1), "7"))).Refusal);
        Assert.IsType<OperatorsOnly>((await Market.TryAsync(seller, new CloseProgramme(seller, programme.Value))).Refusal);
        Assert.IsType<FundsOutOfRange>((await Market.TryAsync(runs, new FundProgramme(runs, programme.Value, Cny(45_001), "7"))).Refusal);
        Assert.IsType<TextOutOfRange>((await Market.TryAsync(runs, new FundProgramme(runs, programme.Value, Cny(1), " "))).Refusal);
        Assert.IsType<ReceiptBookedAlready>((await Market.TryAsync(runs, new FundProgramme(runs, programme.Value, Cny(1), $"receipt {programme}"))).Refusal);
        Assert.IsType<NoSuchProgramme>((await Market.TryAsync(runs, new FundProgramme(runs, 99, Cny(1), "7"))).Refusal);
    }

    [Fact]
    public async Task A_seller_s_village_is_that_of_the_station_else_of_the_own_address()
    {
        var (runs, seller, buyer, apples) = await BeginAsync();
        var programme = await OpenAsync(runs, Apples with { Village = "李家村" }, 50_000);
        await DoneAsync(seller, buyer, apples, 20);
        Assert.Empty(await Market.Programmes.UsesAsync(programme, null, 10, default));
        Assert.Empty((await Market.ProgrammesTold.ForAsync(seller, default)).Programmes);

        await Market.ActAsync(seller, new SetAddress(seller, new DeliverTo("李家村3组", "13812345678", "王婶")));
        await DoneAsync(seller, buyer, apples, 20);
        var opened = await Market.ActAsync(runs, new OpenStation(runs, "王家村服务站"));
        await Market.ActAsync(seller, new BecomeAgent(seller, opened.Code, "村口", "13800110009"));
        await DoneAsync(seller, buyer, apples, 20);

        Assert.Equal("李家村", Assert.Single(await Market.Programmes.UsesAsync(programme, null, 10, default)).Use.Village);
        var told = Assert.Single((await Market.ProgrammesTold.ForAsync(seller, default)).Programmes);
        Assert.Equal((Cny(1_000), "李家村"), (told.Got, told.Village));
        Assert.Empty(await Market.Programmes.VillagesAsync(default));
    }

    [Fact]
    public async Task What_was_given_and_is_changed_in_the_tables_is_found()
    {
        var (runs, seller, buyer, apples) = await BeginAsync();
        await OpenAsync(runs, Apples, 5_000);
        await DoneAsync(seller, buyer, apples, 20);
        await using (var db = Market.Open())
            await db.Database.ExecuteSqlRawAsync("UPDATE subsidy_uses SET granted_minor = 1");

        var proven = await Market.Proof.FindAsync(default);

        Assert.Equal(nameof(SubsidyGranted), proven.Broken?.Outcome);
        Assert.Contains("order 1001 is no longer what was recorded", proven.Why, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_head_of_the_trail_goes_out_once_a_day()
    {
        await BeginAsync();
        var root = await Market.Programmes.RootAsync(default);
        var first = await Market.ActAsync(null, new Trade.Audits.SealRoot(Today), "audit:root:2026-03-01");
        var again = await Market.ActAsync(null, new Trade.Audits.SealRoot(Today), "audit:root:2026-03-01");

        Assert.Equal((root, root), (first.Root, again.Root));
        Assert.Equal((await Market.Books.ActsAsync(root.Record - 1, 1, default))[0].Hash, root.Hash);
        await using var db = Market.Open();
        Assert.Equal(1, await db.Outbox.CountAsync(it => it.About == nameof(Trade.Audits.SendRoot)));
    }

    private static Money Cny(long fen) => new(fen, Currency.Cny);

    private async Task<(PersonId Runs, PersonId Seller, PersonId Buyer, ListingId Apples)> BeginAsync()
    {
        var (runs, seller, buyer) = (await Market.MeetAsync("韩梅"), await Market.MeetAsync("王婶"), await Market.MeetAsync("李雷"));
        var code = await Market.ActAsync(null, new IssueOperatorCode());
        await Market.ActAsync(runs, new BecomeOperator(runs, code.Code, "test"));
        return (runs, seller, buyer, (await Market.PublishAsync(seller, "红富士苹果", 500, 500)).Listing);
    }

    private async Task<ProgrammeId> OpenAsync(PersonId runs, ProgrammeTerms terms, long funded)
    {
        var opened = await Market.ActAsync(runs, new OpenProgramme(runs, terms));
        await Market.ActAsync(runs, new FundProgramme(runs, opened.Programme.Value, Cny(funded), $"receipt {opened.Programme}"));
        return opened.Programme;
    }

    private async Task<OrderNumber> ShippedAsync(PersonId seller, PersonId buyer, ListingId listing, decimal jin)
    {
        var placed = await Market.ActAsync(buyer, TestMarket.Wish(buyer, listing, jin));
        await Market.PayAsync(placed);
        await Market.ActAsync(seller, new ShipOrder(seller, placed.Orders[0].Number, new Shipment(null, null)));
        return placed.Orders[0].Number;
    }

    private async Task<OrderNumber> DoneAsync(PersonId seller, PersonId buyer, ListingId listing, decimal jin)
    {
        var order = await ShippedAsync(seller, buyer, listing, jin);
        await Market.ActAsync(buyer, new ReceiveOrder(buyer, order));
        return order;
    }

    private async Task SendAllAsync()
    {
        await using var db = Market.Open();
        foreach (var transfer in await db.Transfers.Where(it => it.Status == TransferStatus.Waiting).Select(it => it.Id).ToListAsync())
        {
            await Market.ActAsync(null, new BeginTransfer(transfer));
            await Market.ActAsync(null, new RecordTransfer(transfer, $"tr_{transfer}"));
        }
    }

    private async Task<Money> SumAsync(string account) =>
        (await Market.Books.BalancesAsync(default)).Where(it => it.Account == account).Select(it => it.Amount).FirstOrDefault(Cny(0));

    private async Task<Money> OwedForSubsidyAsync() =>
        Cny((await Market.Books.LedgerAsync(null, 0, 1_000, default)).Where(it => it.Account == "seller:s1:owed" && it.Cause == "subsidyBack").Sum(it => it.Minor));
}
